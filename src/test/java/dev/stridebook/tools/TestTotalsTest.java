package dev.stridebook.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.Charset;
import java.util.List;
import org.junit.jupiter.api.Test;

class TestTotalsTest {
    /** A Maven that prints a text and ends. */
    private static Process maven(String output, int exitCode) {
        return new Process() {
            @Override
            public OutputStream getOutputStream() {
                return OutputStream.nullOutputStream();
            }

            @Override
            public InputStream getInputStream() {
                return new ByteArrayInputStream(output.getBytes(Charset.defaultCharset()));
            }

            @Override
            public InputStream getErrorStream() {
                return InputStream.nullInputStream();
            }

            @Override
            public int waitFor() {
                return exitCode;
            }

            @Override
            public int exitValue() {
                return exitCode;
            }

            @Override
            public void destroy() {}
        };
    }

    @Test
    void readsSurefiresSumAndPassesTheOutputOn() throws Exception {
        String output = """
                [INFO] Tests run: 22, Failures: 0, Errors: 0, Skipped: 0, Time elapsed: 5.4 s -- in dev.stridebook.nn.MaxPool2dTest
                [WARNING] Tests run: 23, Failures: 1, Errors: 2, Skipped: 3
                [INFO] BUILD FAILURE
                """;
        StringWriter out = new StringWriter();
        TestTotals totals = TestTotals.read("linux-x86_64", maven(output, 1), new PrintWriter(out));

        assertThat(totals).isEqualTo(new TestTotals("linux-x86_64", 1, 23, 1, 2, 3));
        assertThat(out.toString().lines())
                .containsExactlyElementsOf(output.lines().toList());
    }

    @Test
    void aRunWithoutTestsHasNotPassed() throws Exception {
        TestTotals totals = TestTotals.read(
                "linux-x86_64", maven("[INFO] BUILD SUCCESS\n", 0), new PrintWriter(new StringWriter()));
        assertThat(totals.isPassed()).isFalse();
        assertThat(new TestTotals("", 0, 1, 0, 0, 0).isPassed()).isTrue();
        assertThat(new TestTotals("", 1, 1, 0, 0, 0).isPassed()).isFalse();
    }

    @Test
    void theTableSaysHowEachRunEnded() {
        assertThat(TestTotals.table(List.of(
                        new TestTotals("linux-x86_64-onednn", 0, 512, 0, 0, 1),
                        new TestTotals("linux-x86_64", 1, 512, 3, 0, 1))))
                .containsExactly(
                        "native library               tests  failures  errors  skipped",
                        "linux-x86_64-onednn            512         0       0        1   ok",
                        "linux-x86_64                   512         3       0        1   FAILED");
    }
}
