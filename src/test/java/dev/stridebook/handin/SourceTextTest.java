package dev.stridebook.handin;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class SourceTextTest {
    private static String read(byte[] bytes) {
        return SourceText.of(bytes).map(SourceText::text).orElse("(no text)");
    }

    @ParameterizedTest
    @EnumSource
    void sourcesAndNotebooksAreReadAsTheyWereWritten(Writing writing) {
        assertThat(read(writing.save(writing.source()))).isEqualTo(writing.source());
        assertThat(read(writing.save(writing.notebook()))).isEqualTo(writing.notebook());
        String windows = writing.source().replace("\n", "\r\n");
        assertThat(read(writing.save(windows))).isEqualTo(windows);
    }

    @ParameterizedTest
    @CsvSource({
        "é, windows-1252",
        "ß, windows-1252",
        "Größe, windows-1252",
        "GRÖSSE ÄÖÜ, windows-1252",
        "8×8, windows-1252",
        "90°, windows-1252",
        "½ µm, windows-1252",
        "“quoted” – text, windows-1252",
        "naïve Würfel, windows-1252",
        "高, GBK",
        "答案, GBK",
        "大小, GBK",
        "步幅, GBK",
        "８×８, GBK",
        "宽和高：二, GBK",
        "输出的大小, GBK"
    })
    void aSingleWordIsEnough(String word, String encoding) throws Exception {
        String source = "class A { int a; // " + word + "\n}\n";
        assertThat(read(source.getBytes(encoding))).isEqualTo(source);
    }

    @Test
    void whatIsNotTextIsToldFromIt() {
        byte[] random = new byte[10_000];
        new Random(1).nextBytes(random);
        assertThat(SourceText.of(random)).isEmpty();
        assertThat(SourceText.of(new byte[100])).isEmpty();
        assertThat(SourceText.of(new byte[] {(byte) 0xff, 0})).isEmpty();
        assertThat(SourceText.of(new byte[] {(byte) 0xff, (byte) 0xfe, 0, 1})).isEmpty();
        assertThat(SourceText.of(new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 61}))
                .isEmpty();
    }

    @Test
    void aStrayByteInUtf8DoesNotChangeTheRest() {
        byte[] good = "// Größe, Höhe, Länge, Fläche\nclass A {}".getBytes(StandardCharsets.UTF_8);
        byte[] bad = Arrays.copyOf(good, good.length + 1);
        bad[good.length] = (byte) 0xe4;
        assertThat(SourceText.of(bad))
                .contains(new SourceText("// Größe, Höhe, Länge, Fläche\nclass A {}\ufffd", "UTF-8 with errors"));
    }

    @Test
    void nothingIsText() {
        assertThat(read(new byte[0])).isEmpty();
        assertThat(read(new byte[] {(byte) 0xef, (byte) 0xbb, (byte) 0xbf})).isEmpty();
    }
}
