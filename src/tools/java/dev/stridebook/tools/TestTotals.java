package dev.stridebook.tools;

import dev.stridebook.process.ProgramRun;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The result of a test run with Maven.
 *
 * @param classifier the native library's classifier
 * @param exitCode Maven's exit code, which is also not 0 if something other than a test fails
 */
record TestTotals(String classifier, int exitCode, int tests, int failures, int errors, int skipped) {
    /** The line with Surefire's totals of a run; the lines about single classes have more text after it. */
    private static final Pattern LINE =
            Pattern.compile("Tests run: (\\d+), Failures: (\\d+), Errors: (\\d+), Skipped: (\\d+)\\s*$");

    private static final String ROW = "%-26s %7s %9s %7s %8s   %s";

    /** Copies Maven's output to {@code out} and waits until Maven ends. */
    static TestTotals read(String classifier, Process maven, PrintWriter out) throws IOException, InterruptedException {
        int[] totals = new int[4];
        try (BufferedReader lines = maven.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                out.println(line);
                out.flush();
                Matcher matcher = LINE.matcher(line);
                if (matcher.find()) {
                    for (int i = 0; i < totals.length; i++) {
                        totals[i] = Integer.parseInt(matcher.group(i + 1));
                    }
                }
            }
        }
        return new TestTotals(classifier, ProgramRun.exitCode(maven), totals[0], totals[1], totals[2], totals[3]);
    }

    boolean isPassed() {
        return exitCode == 0 && tests > 0;
    }

    static List<String> table(List<TestTotals> runs) {
        List<String> lines = new ArrayList<>();
        lines.add(ROW.formatted("native library", "tests", "failures", "errors", "skipped", "")
                .stripTrailing());
        for (TestTotals run : runs) {
            lines.add(ROW.formatted(
                    run.classifier,
                    run.tests,
                    run.failures,
                    run.errors,
                    run.skipped,
                    run.isPassed() ? "ok" : "FAILED"));
        }
        return lines;
    }
}
