package dev.lightup.local.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Set-ups as people have them, each broken in one way, and the sentence that they get.
class DoctorTest {
    private static final String VENV = "clone/.lightup/localstack/venv";

    @TempDir
    private Path folder = Path.of("");

    /// @param what what is wrong
    /// @param broken breaks a machine that is fine
    /// @param state what it is: `broken`, or `lacking` when only a part does not work
    /// @param names what the sentence names
    /// @param mends how the sentence ends: with the command that mends it
    record SetUp(String what, UnaryOperator<Machine> broken, String state, String names, String mends) {
        @Override
        public String toString() {
            return what;
        }
    }

    static Stream<SetUp> setUps() {
        return Stream.of(
                broken("no JDK 25", m -> m.remove("jdk"), "a JDK 25 is missing", "sdk install java 25-tem"),
                broken("only an older JDK", m -> m.jdk("jdk", "21.0.9"), "a JDK 25 is missing", "set JAVA_HOME to it"),
                broken("a Java without a compiler", m -> m.remove("jdk/bin/javac"), "a JDK 25 is missing", "install"),
                broken("LIGHTUP_JDK at an older JDK", m -> m.jdk("old", "17.0.2").set("LIGHTUP_JDK", "old"),
                        "LIGHTUP_JDK is old", "unset LIGHTUP_JDK"),
                broken("a JDK that does not start",
                        m -> m.script("jdk/bin/java", "echo Unrecognized option: -Xo; exit 1"),
                        "Unrecognized option: -Xo", "unset JDK_JAVA_OPTIONS"),
                broken("JAVA_HOME at nothing", m -> m.set("JAVA_HOME", "/nowhere"), "JAVA_HOME is /nowhere",
                        "unset JAVA_HOME"),
                broken("no Maven", m -> m.without("mvn"), "Maven is missing", "install Maven 3.8.7"),
                broken("an old Maven", m -> m.program("mvn", "echo Apache Maven 3.6.3"), "Maven is 3.6.3",
                        "install 3.8.7 or newer"),
                broken("a Maven that does not start", m -> m.program("mvn", "echo no such class; exit 1"),
                        "no such class", "mvn --version"),
                broken("LIGHTUP_MAVEN at nothing", m -> m.set("LIGHTUP_MAVEN", "mvnd"), "LIGHTUP_MAVEN is mvnd",
                        "unset LIGHTUP_MAVEN"),
                broken("a file for Maven's repository", m -> m.remove("person/.m2").write("person/.m2", ""),
                        "person/.m2 is no folder", "mv "),
                broken("no HOME", m -> m.unset("HOME"), "HOME is not set", "export HOME"),
                broken("a file where the demo publishes", m -> m.write("clone/out", ""), "clone/out is a file",
                        "or give --out DIR"),
                broken("a file where builds go", m -> m.write("clone/local/target", ""), "local/target is a file",
                        "rm "),
                broken("a full disk", m -> m.program("df", "printf 'h\\nd 1 1 204800 1 /\\n'"), "200 MiB are free",
                        "mvn clean"),
                broken("a build whose libraries are gone", m -> m.write("clone/local/target/launcher.stamp", "")
                        .write("clone/local/target/classpath", "/nowhere/gone.jar"), "/nowhere/gone.jar is gone",
                        "rm "),
                broken("TMPDIR at nothing", m -> m.set("TMPDIR", "/nowhere"), "TMPDIR is /nowhere", "unset TMPDIR"),
                lacking("no Chromium", m -> m.without("chromium"), "leaves its browser tests out",
                        "apt-get install chromium"),
                lacking("no curl", m -> m.without("curl"), "curl is missing", "apt-get install curl"),
                lacking("an address of AWS left in the environment",
                        m -> m.set("AWS_ENDPOINT_URL", "http://127.0.0.1:4566"), "not to AWS",
                        "unset AWS_ENDPOINT_URL"),
                lacking("no Python", m -> m.without("python3"), "a Python 3.12 or newer is missing", "pyenv install"),
                lacking("a Python that is too old",
                        m -> m.program("python3", "case $2 in *platform*) echo 3.11.7 ;; *) exit 1 ;; esac"),
                        "Python is 3.11.7", "pyenv install 3.13"),
                lacking("a Python without venv",
                        m -> m.program("python3", "case $2 in *venv*) exit 1 ;; *) exit 0 ;; esac"),
                        "Python has no venv", "apt-get install python3-venv"),
                lacking("LIGHTUP_PYTHON at nothing", m -> m.set("LIGHTUP_PYTHON", "/nowhere/python"),
                        "LIGHTUP_PYTHON is /nowhere/python", "unset LIGHTUP_PYTHON"),
                lacking("an environment whose Python is gone", m -> m.write(VENV + "/lightup.stamp", ""),
                        "its Python is gone", "./lightup localstack up"),
                lacking("an environment that was not made to the end", m -> m.script(VENV + "/bin/python", "exit 0"),
                        "was not made to the end", "./lightup localstack up"),
                lacking("an environment of older pins", m -> m.script(VENV + "/bin/python", "exit 0")
                        .write(VENV + "/lightup.stamp", "")
                        .age(VENV + "/lightup.stamp"), "constraints.txt is newer", "./lightup localstack up"),
                lacking("a LocalStack that is gone",
                        m -> m.write("clone/.lightup/localstack/server.json", "{\"pid\": 99999999, \"port\": 4566}"),
                        "it was started and is gone", "./lightup localstack down"),
                lacking("a deployment older than the template",
                        m -> m.write("clone/.lightup/localstack/server.json",
                                "{\"pid\": " + ProcessHandle.current().pid() + "}")
                                .write("clone/.lightup/localstack/stack.json", "{}")
                                .age("clone/.lightup/localstack/stack.json"),
                        "older than template.yaml", "./lightup localstack deploy"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("setUps")
    void aBrokenSetUpIsOneSentenceWithWhatMendsIt(SetUp setUp) {
        JsonNode said = setUp.broken().apply(new Machine(folder)).doctor();
        assertThat(notOk(said)).as(said.toPrettyString()).singleElement().satisfies(one -> {
            assertThat(one.path("state").asText()).isEqualTo(setUp.state());
            assertThat(one.path("says").asText()).contains(setUp.names(), setUp.mends()).doesNotContain("\n");
        });
    }

    @Test
    void aPortThatIsTakenIsNamedWithAnother() throws Exception {
        try (var taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            JsonNode said = new Machine(folder).set("LIGHTUP_LOCALSTACK_PORT", port).doctor();
            assertThat(notOk(said)).singleElement()
                    .satisfies(one -> assertThat(one.path("says").asText()).contains("port " + port,
                            "./lightup localstack up --port"));
        }
    }

    @Test
    void aMachineThatHasEverythingIsWell() {
        JsonNode said = new Machine(folder).doctor();
        assertThat(notOk(said)).as(said.toPrettyString()).isEmpty();
        assertThat(said.path("checks")).hasSizeGreaterThanOrEqualTo(3);
    }

    private static List<JsonNode> notOk(JsonNode said) {
        return StreamSupport.stream(said.path("checks").spliterator(), false)
                .filter(one -> !one.path("state").asText().equals("ok"))
                .toList();
    }

    private static SetUp broken(String what, UnaryOperator<Machine> how, String names, String mends) {
        return new SetUp(what, how, "broken", names, mends);
    }

    private static SetUp lacking(String what, UnaryOperator<Machine> how, String names, String mends) {
        return new SetUp(what, how, "lacking", names, mends);
    }
}
