package dev.stridebook.tools.foreign;

import dev.stridebook.tools.foreign.CellOutcome.Comparison;
import dev.stridebook.tools.foreign.CellOutcome.Kind;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Tabulates trials: for the terminal as they end, and all of them in Markdown. */
final class TrialReport {
    private static final String FORMAT = "%-60s %6s %6s %9s %6s %8s %6s %8s%n";

    private final Path folder;
    private final List<NotebookTrial> trials = new ArrayList<>();

    /** @param folder what the names of notebooks begin at */
    TrialReport(Path folder) {
        this.folder = folder;
    }

    static void printHead(PrintWriter out) {
        out.printf(FORMAT, "", "ok", "error", "as stored", "fault", "stopped", "not run", "seconds");
    }

    void add(NotebookTrial trial, PrintWriter out) {
        trials.add(trial);
        String name = name(trial);
        out.printf(FORMAT, cells(name.length() > 60 ? "…" + name.substring(name.length() - 59) : name, List.of(trial)));
        for (CellOutcome outcome : trial.outcomes()) {
            if (isProblem(outcome)) {
                out.println("    cell %d, %s: %s"
                        .formatted(outcome.position(), outcome.kind().title(), outcome.text()));
            }
        }
        out.flush();
    }

    void printTotal(PrintWriter out) {
        out.printf(FORMAT, cells("%d notebooks".formatted(trials.size()), trials));
        out.println(comparison());
        out.flush();
    }

    boolean hasFaults() {
        return count(trials, Kind.FAULT) > 0;
    }

    boolean hasErrors() {
        return count(trials, Kind.ERROR) + count(trials, Kind.STOPPED) > 0;
    }

    private String name(NotebookTrial trial) {
        return folder.relativize(trial.file()).toString().replace('\\', '/');
    }

    private static boolean isProblem(CellOutcome outcome) {
        return switch (outcome.kind()) {
            case ERROR, FAULT, STOPPED -> true;
            case OK, EXPECTED, NOT_RUN -> false;
        };
    }

    private static long count(List<NotebookTrial> trials, Kind kind) {
        return trials.stream().mapToLong(trial -> trial.count(kind)).sum();
    }

    private static Object[] cells(String name, List<NotebookTrial> trials) {
        return Stream.concat(
                        Stream.of(name),
                        Stream.concat(
                                Stream.of(Kind.OK, Kind.ERROR, Kind.EXPECTED, Kind.FAULT, Kind.STOPPED, Kind.NOT_RUN)
                                        .map(kind -> Long.toString(count(trials, kind))),
                                Stream.of("%.1f"
                                        .formatted(trials.stream()
                                                .mapToDouble(NotebookTrial::seconds)
                                                .sum()))))
                .toArray();
    }

    private String comparison() {
        Map<Comparison, Long> counts = trials.stream()
                .flatMap(trial -> trial.outcomes().stream())
                .collect(Collectors.groupingBy(CellOutcome::comparison, Collectors.counting()));
        return "Text of the cells that were stored with text: %d the same, %d without the value of `expression;`, %d different."
                .formatted(
                        counts.getOrDefault(Comparison.SAME, 0L),
                        counts.getOrDefault(Comparison.HIDDEN_VALUE, 0L),
                        counts.getOrDefault(Comparison.DIFFERENT, 0L));
    }

    /** Returns the tables in Markdown: per notebook and in total, then each error, and what differs from the stored text. */
    String markdown() {
        StringBuilder text = new StringBuilder("""
                | notebook | ok | error | error, as stored | fault of the kernel | stopped at the limit | not run | seconds |
                |---|---:|---:|---:|---:|---:|---:|---:|
                """);
        for (NotebookTrial trial : trials) {
            text.append(row(cells(name(trial), List.of(trial))));
        }
        text.append(row(cells("%d notebooks".formatted(trials.size()), trials)));
        text.append('\n').append(comparison()).append('\n');
        text.append("\n| notebook | cell | | first line |\n|---|---:|---|---|\n");
        for (NotebookTrial trial : trials) {
            for (CellOutcome outcome : trial.outcomes()) {
                if (isProblem(outcome)) {
                    text.append(
                            row(name(trial), outcome.position(), outcome.kind().title(), outcome.text()));
                }
            }
        }
        text.append("\n| notebook | cell | stored text | text |\n|---|---:|---|---|\n");
        for (NotebookTrial trial : trials) {
            for (CellOutcome outcome : trial.outcomes()) {
                if (outcome.comparison() == Comparison.DIFFERENT) {
                    String[] different = firstDifference(
                            CellOutcome.text(outcome.cell().outputs()), CellOutcome.text(outcome.outputs()));
                    text.append(row(name(trial), outcome.position(), different[0], different[1]));
                }
            }
        }
        return text.toString();
    }

    private static String[] firstDifference(String stored, String now) {
        List<String> before = stored.lines().toList();
        List<String> after = now.lines().toList();
        int line = 0;
        while (line < Math.min(before.size(), after.size()) && before.get(line).equals(after.get(line))) {
            line++;
        }
        return new String[] {line < before.size() ? before.get(line) : "", line < after.size() ? after.get(line) : ""};
    }

    private static String row(Object... cells) {
        return Stream.of(cells)
                .map(cell -> cell.toString().replace("|", "\\|").replace('\n', ' '))
                .map(cell -> cell.length() > 200 ? cell.substring(0, 200) + "…" : cell)
                .collect(Collectors.joining(" | ", "| ", " |\n"));
    }
}
