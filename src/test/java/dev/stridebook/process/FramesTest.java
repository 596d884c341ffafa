package dev.stridebook.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FramesTest {
    private static Frames reading(String text) {
        return new Frames(
                new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)),
                OutputStream.nullOutputStream(),
                FrameLimits.strict(1000));
    }

    @Test
    void aFrameComesBackAndWhatIsPrintedAroundItIsSkipped() throws Exception {
        ByteArrayOutputStream stream = new ByteArrayOutputStream();
        stream.write("native noise".getBytes(StandardCharsets.UTF_8));
        new Frames(InputStream.nullInputStream(), stream, FrameLimits.ROOMY)
                .write(Frames.frame().put("text", "two\nlines \u001e"));
        stream.write("more noise".getBytes(StandardCharsets.UTF_8));
        Frames frames = reading(stream.toString(StandardCharsets.UTF_8));
        assertThat(frames.read().orElseThrow().path("text").asText()).isEqualTo("two\nlines \u001e");
        assertThat(frames.read()).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"{", "[1]", "{} {}", "{\"n\":1,\"n\":2}", "", "{\"n\":1", "nonsense"})
    void whatIsNoObjectIsRefused(String json) {
        assertThatThrownBy(() -> reading("\u001e" + json + "\n").read()).isInstanceOf(FrameException.class);
    }

    @Test
    void aFrameThatIsTooLongTooDeepOrBrokenOffIsRefused() {
        assertThatThrownBy(() -> reading("\u001e" + "x".repeat(2000) + "\n").read())
                .hasMessageContaining("longer than 1,000 bytes");
        assertThatThrownBy(() -> reading("\u001e{\"a\":" + "[".repeat(400) + "]".repeat(400) + "}\n")
                        .read())
                .isInstanceOf(FrameException.class);
        assertThatThrownBy(() -> reading("\u001e{}").read()).hasMessageContaining("is cut off");
        assertThatThrownBy(
                        () -> reading("\u001e{\"a\":" + "9".repeat(900) + "}\n").read())
                .isInstanceOf(FrameException.class);
    }
}
