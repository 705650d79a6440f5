package dev.lightup.local.stream;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EventPatternTest {
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '\0', value = {
        // values
        "{'a':['x']}               | {'a':'x'}            | true",
        "{'a':['x','y']}           | {'a':'y'}            | true",
        "{'a':['x']}               | {'a':'X'}            | false",
        "{'a':['x']}               | {}                   | false",
        "{'a':['x']}               | {'a':['z','x']}      | true",
        "{'a':[1]}                 | {'a':1.0}            | true",
        "{'a':[1]}                 | {'a':'1'}            | false",
        "{'a':[true]}              | {'a':true}           | true",
        "{'a':[null]}              | {'a':null}           | true",
        "{'a':[null]}              | {}                   | false",
        "{'a':['']}                | {'a':''}             | true",
        // all fields, nested
        "{'a':['x'],'b':['y']}     | {'a':'x','b':'y'}    | true",
        "{'a':['x'],'b':['y']}     | {'a':'x','b':'z'}    | false",
        "{'a':{'b':{'c':['x']}}}   | {'a':{'b':{'c':'x'}}}| true",
        "{'a':{'b':['x']}}         | {'a':'x'}            | false",
        "{'a':{'b':['x']}}         | {'a':[{'b':'y'},{'b':'x'}]} | true",
        // tests
        "{'a':[{'prefix':'or'}]}   | {'a':'order'}        | true",
        "{'a':[{'prefix':'or'}]}   | {'a':'Order'}        | false",
        "{'a':[{'prefix':{'equals-ignore-case':'or'}}]} | {'a':'Order'} | true",
        "{'a':[{'prefix':'1'}]}    | {'a':10}             | false",
        "{'a':[{'suffix':'er'}]}   | {'a':'order'}        | true",
        "{'a':[{'suffix':'er'}]}   | {'a':'orders'}       | false",
        "{'a':[{'equals-ignore-case':'RAW'}]} | {'a':'raw'} | true",
        "{'a':[{'exists':true}]}   | {'a':null}           | true",
        "{'a':[{'exists':true}]}   | {}                   | false",
        "{'a':[{'exists':false}]}  | {}                   | true",
        "{'a':[{'exists':false}]}  | {'a':1}              | false",
        "{'a':{'b':[{'exists':false}]}} | {}              | true",
        "{'a':[{'anything-but':'x'}]}   | {'a':'y'}       | true",
        "{'a':[{'anything-but':'x'}]}   | {'a':'x'}       | false",
        "{'a':[{'anything-but':'x'}]}   | {}              | false",
        "{'a':[{'anything-but':['x','y']}]} | {'a':'y'}   | false",
        "{'a':[{'anything-but':['x','y']}]} | {'a':'z'}   | true",
        "{'a':[{'anything-but':{'prefix':'x'}}]} | {'a':'xy'} | false",
        "{'a':[{'anything-but':5}]}     | {'a':5.0}       | false",
        "{'a':[{'numeric':['>',5]}]}    | {'a':5}         | false",
        "{'a':[{'numeric':['>=',5]}]}   | {'a':5}         | true",
        "{'a':[{'numeric':['<',5]}]}    | {'a':4.99}      | true",
        "{'a':[{'numeric':['<=',5]}]}   | {'a':6}         | false",
        "{'a':[{'numeric':['=',5]}]}    | {'a':5.00}      | true",
        "{'a':[{'numeric':['>',0,'<=',5]}]} | {'a':5}     | true",
        "{'a':[{'numeric':['>',0,'<=',5]}]} | {'a':0}     | false",
        "{'a':[{'numeric':['>',0]}]}    | {'a':'1'}       | false",
        // one or the other
        "{'a':['x',{'prefix':'y'}]}     | {'a':'yes'}     | true",
        "{'$or':[{'a':['x']},{'b':['y']}]} | {'b':'y'}    | true",
        "{'$or':[{'a':['x']},{'b':['y']}]} | {'b':'x'}    | false",
        "{'c':['z'],'$or':[{'a':['x']},{'b':['y']}]} | {'b':'y'} | false"})
    void aPatternMatchesAsEventBridgeSays(String pattern, String event, boolean expected) throws Exception {
        assertThat(matches(pattern.replace('\'', '"'), event.replace('\'', '"'))).isEqualTo(expected);
    }

    @Test
    void applyIsWokenByRawEventsOnly() throws Exception {
        String pattern = """
                {"eventName":["INSERT"],"dynamodb":{"NewImage":{"kind":{"S":["raw"]}}}}""";
        String event = """
                {"eventName":"%s","dynamodb":{"NewImage":{"kind":{"S":"%s"}}}}""";
        assertThat(matches(pattern, event.formatted("INSERT", "raw"))).isTrue();
        assertThat(matches(pattern, event.formatted("MODIFY", "raw"))).isFalse();
        assertThat(matches(pattern, event.formatted("INSERT", "entry"))).isFalse();
        assertThat(matches(pattern, "{\"eventName\":\"REMOVE\",\"dynamodb\":{}}")).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[]", "{}", "{\"a\":\"x\"}", "{\"a\":[]}", "{\"a\":[{\"wildcard\":\"x\"}]}",
        "{\"a\":[{\"numeric\":[\">\"]}]}", "{\"a\":[{\"numeric\":[\"~\",1]}]}", "{\"a\":[{\"exists\":\"yes\"}]}",
        "{\"a\":[{\"prefix\":1}]}", "{\"a\":[{\"prefix\":\"x\",\"suffix\":\"y\"}]}"})
    void whatIsNoPatternIsRefusedWhenItIsRead(String pattern) {
        assertThatThrownBy(() -> EventPattern.parse(pattern)).isInstanceOf(IllegalArgumentException.class);
    }

    private static boolean matches(String pattern, String event) throws JsonProcessingException {
        return EventPattern.parse(pattern).matches(new ObjectMapper().readTree(event));
    }
}
