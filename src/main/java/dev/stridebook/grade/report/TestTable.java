package dev.stridebook.grade.report;

import java.util.List;
import java.util.Locale;

/** Writes what a class did in each test as CSV. */
final class TestTable {
    private TestTable() {}

    static String csv(ClassStatistics statistics) {
        StringBuilder csv = new StringBuilder(Csv.row(List.of("exercise", "test", "of", "answered", "passed", "mean")));
        for (ClassStatistics.OfTest test : statistics.tests()) {
            csv.append(Csv.row(List.of(
                    test.exercise(),
                    test.test(),
                    Integer.toString(test.of()),
                    Integer.toString(test.answered()),
                    Integer.toString(test.passed()),
                    test.answered() == 0 ? "" : String.format(Locale.ROOT, "%.2f", test.mean()))));
        }
        return csv.toString();
    }
}
