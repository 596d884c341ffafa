package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import org.junit.jupiter.api.Test;

class DoctorCommandTest {
    @Test
    void saysWhichEngineComputes() {
        assertThat(DoctorCommand.engine("oneDNN 3.11.0", Optional.empty())).isEqualTo("oneDNN 3.11.0");
        assertThat(DoctorCommand.engine("ND4J's operators", Optional.empty())).isEqualTo("ND4J's operators");
    }

    @Test
    void saysWhyOneDnnDoesNotRunHere() {
        Throwable failure = new UnsatisfiedLinkError("no jnidnnl in java.library.path");
        failure.initCause(new UnsatisfiedLinkError("libgomp.so.1: cannot open shared object file"));
        assertThat(DoctorCommand.engine("ND4J's operators", Optional.of(failure)))
                .startsWith("ND4J's operators, because oneDNN does not run here, so training is slow: ")
                .contains("no jnidnnl in java.library.path", "libgomp.so.1: cannot open shared object file");
    }
}
