package dev.stridebook.tools;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The totals of a Maven test run.
 *
 * @param classifier the classifier of the native library
 * @param exitCode Maven's exit code, which is also not 0 for failures outside tests
 */
record TestTotals(String classifier, int exitCode, int tests, int failures, int errors, int skipped) {
    /** Surefire's line with the totals of a run; lines about a single class continue after the numbers. */
    private static final Pattern LINE =
            Pattern.compile("Tests run: (\\d+), Failures: (\\d+), Errors: (\\d+), Skipped: (\\d+)\\s*$");

    private static final String ROW = "%-26s %7s %9s %7s %8s   %s";

    /** Passes the output on as it arrives, and waits for the end. */
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
        return new TestTotals(classifier, maven.waitFor(), totals[0], totals[1], totals[2], totals[3]);
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
