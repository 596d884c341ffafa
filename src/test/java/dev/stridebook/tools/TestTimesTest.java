package dev.stridebook.tools;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TestTimesTest {
    private static final long MINUTE = 60_000_000_000L;

    @TempDir
    private Path reports;

    private long now;

    /** Each look at the clock is a minute later. */
    private long clock() {
        now += MINUTE;
        return now;
    }

    private String follow(String output) throws IOException {
        StringWriter told = new StringWriter();
        TestTimes times = new TestTimes(this::clock);
        times.begin("set-up");
        report("dev.stridebook.NewTest", "1,061.5");
        report("dev.stridebook.OldTest", "9");
        Files.setLastModifiedTime(reports.resolve("TEST-dev.stridebook.OldTest.xml"), FileTime.from(Instant.EPOCH));
        report("dev.stridebook.QuickTest", "0.04");
        report("dev.stridebook.NewTest$Inner", "100");
        times.follow(new BufferedReader(new StringReader(output)), new PrintWriter(told), reports);
        return told.toString();
    }

    private void report(String name, String seconds) throws IOException {
        Path file = reports.resolve("TEST-" + name + ".xml");
        Files.writeString(
                file,
                "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuite version=\"3.0.2\" name=\"%s\" time=\"%s\"/>"
                        .formatted(name, seconds));
        Files.setLastModifiedTime(file, FileTime.from(Instant.now().plusSeconds(1)));
    }

    @Test
    void theTablesComeBeforeTheLastTotals() throws Exception {
        String told = follow("""
                [INFO] --- maven-surefire-plugin:3.5.4:test (default-test) @ stridebook ---
                [INFO] Results:
                [INFO] Tests run: 22, Failures: 0, Errors: 0, Skipped: 0
                [INFO] --- surefire:3.5.4:test (conformance-nd4j-engine) @ stridebook ---
                [INFO] Results:
                [INFO] Tests run: 7, Failures: 0, Errors: 0, Skipped: 0
                [INFO] --- spotless-maven-plugin:3.4.0:check (default) @ stridebook ---
                [INFO] BUILD SUCCESS
                """);

        assertThat(told).isEqualTo("""
                [INFO] --- maven-surefire-plugin:3.5.4:test (default-test) @ stridebook ---
                [INFO] Results:
                [INFO] Tests run: 22, Failures: 0, Errors: 0, Skipped: 0
                [INFO] --- surefire:3.5.4:test (conformance-nd4j-engine) @ stridebook ---

                Minutes of each phase:
                     1.0  set-up
                     1.0  surefire:test (default-test)
                     1.0  surefire:test (conformance-nd4j-engine)
                     1.0  spotless:check (default)
                     4.0  in all

                Seconds of the slowest classes:
                  1061.5  dev.stridebook.NewTest
                     0.0  dev.stridebook.QuickTest

                [INFO] Results:
                [INFO] Tests run: 7, Failures: 0, Errors: 0, Skipped: 0
                [INFO] --- spotless-maven-plugin:3.4.0:check (default) @ stridebook ---
                [INFO] BUILD SUCCESS
                """);
    }

    @Test
    void aRunWithoutTestsIsPassedOnAsItIs() throws Exception {
        assertThat(follow("[ERROR] COMPILATION ERROR\n[INFO] BUILD FAILURE\n"))
                .startsWith("[ERROR] COMPILATION ERROR\n[INFO] BUILD FAILURE\n");
    }
}
