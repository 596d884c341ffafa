package dev.stridebook.bench;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class EnvironmentTest {
    @Test
    void aLibrarysVersionIsInItsJarsName() {
        String classPath = "/m2/nd4j-native-api-9.9.jar:/m2/nd4j-api/nd4j-api-1.0.0-M2.1.jar:/m2/other-2.jar";

        assertThat(Environment.version("nd4j-api", classPath)).isEqualTo("1.0.0-M2.1");
        assertThat(Environment.version("missing", classPath)).isEqualTo("unknown");
    }

    @Test
    void theMachineIsReadFromTheSystemsFiles() {
        assertThat(Machine.field("processor\t: 0\nmodel name\t: A Processor @ 2 GHz\n", "model name", ":"))
                .contains("A Processor @ 2 GHz");
        assertThat(Machine.field("NAME=Debian\nPRETTY_NAME=\"Debian 12\"\n", "PRETTY_NAME", "="))
                .contains("Debian 12");
        assertThat(Machine.field("", "PRETTY_NAME", "=")).isEmpty();
    }

    @Test
    void jsonSaysWhatRan() {
        var json = Environment.here("oneDNN 3", null).json();

        assertThat(json.get("engine").asText()).isEqualTo("oneDNN 3");
        assertThat(json.get("pytorch").isNull()).isTrue();
        assertThat(json.get("cores").asInt()).isPositive();
        assertThat(json.get("java").asText()).contains(Runtime.version().toString());
    }
}
