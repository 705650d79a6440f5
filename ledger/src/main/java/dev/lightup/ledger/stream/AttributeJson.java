package dev.lightup.ledger.stream;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/// Attribute values as DynamoDB JSON (`{"S":"text"}`), and back.
final class AttributeJson {
    private AttributeJson() {}

    /// Reads an item; the parser stands on its `{`.
    static Map<String, AttributeValue> item(JsonParser in) throws IOException {
        expect(in, JsonToken.START_OBJECT);
        var item = new LinkedHashMap<String, AttributeValue>();
        for (String name = in.nextFieldName(); name != null; name = in.nextFieldName()) {
            in.nextToken();
            item.put(name, value(in));
        }
        return item;
    }

    private static AttributeValue value(JsonParser in) throws IOException {
        expect(in, JsonToken.START_OBJECT);
        String type = in.nextFieldName();
        if (type == null) {
            throw new IOException("an attribute without a type");
        }
        in.nextToken();
        AttributeValue value = switch (type) {
            case "S" -> AttributeValue.fromS(in.getText());
            case "N" -> AttributeValue.fromN(in.getText());
            case "B" -> AttributeValue.fromB(bytes(in.getText()));
            case "BOOL" -> AttributeValue.fromBool(in.getBooleanValue());
            case "NULL" -> AttributeValue.fromNul(true);
            case "M" -> AttributeValue.fromM(item(in));
            case "L" -> AttributeValue.fromL(list(in));
            case "SS" -> AttributeValue.fromSs(texts(in));
            case "NS" -> AttributeValue.fromNs(texts(in));
            case "BS" -> AttributeValue.fromBs(texts(in).stream().map(AttributeJson::bytes).toList());
            default -> throw new IOException("an attribute of an unknown type");
        };
        in.nextToken();
        expect(in, JsonToken.END_OBJECT);
        return value;
    }

    private static List<AttributeValue> list(JsonParser in) throws IOException {
        expect(in, JsonToken.START_ARRAY);
        var values = new ArrayList<AttributeValue>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            values.add(value(in));
        }
        return values;
    }

    private static List<String> texts(JsonParser in) throws IOException {
        expect(in, JsonToken.START_ARRAY);
        var texts = new ArrayList<String>();
        while (in.nextToken() != JsonToken.END_ARRAY) {
            texts.add(in.getText());
        }
        return texts;
    }

    private static SdkBytes bytes(String base64) {
        return SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(base64));
    }

    private static void expect(JsonParser in, JsonToken token) throws IOException {
        if (in.currentToken() != token) {
            throw new IOException("expected " + token + " but found " + in.currentToken());
        }
    }

    static void write(Map<String, AttributeValue> item, JsonGenerator out) throws IOException {
        out.writeStartObject();
        for (Map.Entry<String, AttributeValue> attribute : item.entrySet()) {
            out.writeFieldName(attribute.getKey());
            write(attribute.getValue(), out);
        }
        out.writeEndObject();
    }

    private static void write(AttributeValue value, JsonGenerator out) throws IOException {
        out.writeStartObject();
        switch (value.type()) {
            case S -> out.writeStringField("S", value.s());
            case N -> out.writeStringField("N", value.n());
            case B -> out.writeStringField("B", base64(value.b()));
            case BOOL -> out.writeBooleanField("BOOL", value.bool());
            case NUL -> out.writeBooleanField("NULL", true);
            case M -> {
                out.writeFieldName("M");
                write(value.m(), out);
            }
            case L -> {
                out.writeArrayFieldStart("L");
                for (AttributeValue each : value.l()) {
                    write(each, out);
                }
                out.writeEndArray();
            }
            case SS -> texts("SS", value.ss(), out);
            case NS -> texts("NS", value.ns(), out);
            case BS -> texts("BS", value.bs().stream().map(AttributeJson::base64).toList(), out);
            case UNKNOWN_TO_SDK_VERSION -> throw new IOException("an attribute of a type that the SDK does not know");
        }
        out.writeEndObject();
    }

    private static void texts(String type, List<String> texts, JsonGenerator out) throws IOException {
        out.writeArrayFieldStart(type);
        for (String text : texts) {
            out.writeString(text);
        }
        out.writeEndArray();
    }

    private static String base64(SdkBytes bytes) {
        return Base64.getEncoder().encodeToString(bytes.asByteArrayUnsafe());
    }
}
