package dev.stridebook.grade.report;

import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.grade.ExerciseOutcome;
import dev.stridebook.grade.StudentResult;
import dev.stridebook.notebook.Html;
import java.awt.Color;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.knowm.xchart.BitmapEncoder;
import org.knowm.xchart.BitmapEncoder.BitmapFormat;
import org.knowm.xchart.CategoryChart;
import org.knowm.xchart.CategoryChartBuilder;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

/** Writes an overview of the class: the distribution of points, the hardest exercises and the most common mistakes. */
final class Overview {
    private static final String TITLE = "Grades";
    private static final int STEPS = 10;
    private static final int MOST_ROWS = 15;
    private static final Color BLUE = new Color(0x0072b2);

    private Overview() {}

    /**
     * @param names of the students' files
     * @param similar the page about answers that are alike, if there is one
     */
    static String of(List<StudentResult> results, FileNames names, Optional<String> similar) {
        StringBuilder body = new StringBuilder();
        if (results.isEmpty()) {
            return Page.of(TITLE, "<p>Nothing was handed in.</p>\n");
        }
        List<StudentResult> graded =
                results.stream().filter(StudentResult::isGraded).toList();
        body.append(notGraded(results, names));
        similar.ifPresent(page -> body.append("<p><a href=\"%s\">Similar answers</a></p>\n".formatted(page)));
        if (!graded.isEmpty()) {
            addStatistics(body, graded);
        }
        body.append(students(results, names));
        return Page.of(TITLE, body.toString());
    }

    /** Returns a warning that names those who were not graded, or nothing. */
    private static String notGraded(List<StudentResult> results, FileNames names) {
        List<StudentResult> missing =
                results.stream().filter(result -> !result.isGraded()).toList();
        if (missing.isEmpty()) {
            return "";
        }
        return "<section class=\"not-graded\">\n<h2>%d not graded</h2>\n<p>The machine failed and not they; the figures below leave them out. Run the same command again: it grades only them.</p>\n<ul>\n%s</ul>\n</section>\n"
                .formatted(
                        missing.size(),
                        missing.stream()
                                .map(result -> "<li><a href=\"students/%s.html\">%s</a>: %s</li>\n"
                                        .formatted(
                                                names.of(result.student()),
                                                Html.escape(result.student()),
                                                Html.escape(result.notGraded())))
                                .collect(Collectors.joining()));
    }

    private static void addStatistics(StringBuilder body, List<StudentResult> results) {
        DoubleColumn percent = DoubleColumn.create(
                "percent", results.stream().mapToDouble(Overview::percent).toArray());
        body.append("<p class=\"score\">%d students, %d exercises: median %.0f %%, mean %.0f %% of %d points</p>\n"
                .formatted(
                        results.size(),
                        results.get(0).exercises().size(),
                        percent.median(),
                        percent.mean(),
                        results.get(0).of()));
        body.append(picture("Distribution of points among students", distribution(percent)));
        body.append(table("Hardest exercises", hardest(results)));
        body.append(table("Most common mistakes", mistakes(results)));
    }

    private static double percent(StudentResult result) {
        return result.of() == 0 ? 0 : 100.0 * result.score().doubleValue() / result.of();
    }

    private static CategoryChart distribution(DoubleColumn percent) {
        int[] counts = new int[STEPS];
        percent.forEach(value -> counts[(int) Math.min(STEPS - 1, value / 100 * STEPS)]++);
        List<String> labels = IntStream.range(0, STEPS)
                .mapToObj(step -> "%d–%d %%".formatted(step * 100 / STEPS, (step + 1) * 100 / STEPS))
                .toList();
        CategoryChart chart = new CategoryChartBuilder()
                .width(900)
                .height(320)
                .xAxisTitle("share of the points")
                .yAxisTitle("students")
                .build();
        chart.getStyler()
                .setLegendVisible(false)
                .setChartBackgroundColor(Color.WHITE)
                .setChartPadding(12);
        chart.getStyler().setYAxisMin(0.0).setYAxisDecimalPattern("0");
        chart.getStyler().setPlotGridVerticalLinesVisible(false).setPlotBorderVisible(false);
        chart.addSeries("students", labels, Arrays.stream(counts).boxed().toList())
                .setFillColor(BLUE);
        return chart;
    }

    private static String picture(String description, CategoryChart chart) {
        try {
            String png = Base64.getEncoder().encodeToString(BitmapEncoder.getBitmapBytes(chart, BitmapFormat.PNG));
            return "<h2>%1$s</h2>\n<img alt=\"%1$s\" src=\"data:image/png;base64,%2$s\">\n".formatted(description, png);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Table hardest(List<StudentResult> results) {
        StringColumn exercise = StringColumn.create("exercise");
        DoubleColumn answered = DoubleColumn.create("answered, %");
        DoubleColumn earned = DoubleColumn.create("points earned when answered, %");
        for (int i = 0; i < results.get(0).exercises().size(); i++) {
            int index = i;
            List<ExerciseOutcome> all = results.stream()
                    .map(result -> result.exercises().get(index))
                    .toList();
            List<ExerciseOutcome> answers =
                    all.stream().filter(ExerciseOutcome::isAnswered).toList();
            if (!answers.isEmpty()) {
                exercise.append(all.get(0).id() + " "
                        + Catalogue.find(all.get(0).id())
                                .map(GradedExercise::title)
                                .orElse(all.get(0).title()));
                answered.append(Math.round(100.0 * answers.size() / all.size()));
                earned.append(Math.round(100.0
                        * answers.stream().mapToInt(ExerciseOutcome::points).sum()
                        / answers.stream().mapToInt(ExerciseOutcome::of).sum()));
            }
        }
        return Table.create(exercise, answered, earned)
                .sortOn("points earned when answered, %", "exercise")
                .first(MOST_ROWS);
    }

    private static Table mistakes(List<StudentResult> results) {
        Map<String, Long> counts = results.stream()
                .flatMap(result -> result.exercises().stream())
                .flatMap(exercise -> exercise.diagnoses().stream().map(diagnosis -> exercise.id() + ": " + diagnosis))
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        List<Map.Entry<String, Long>> most = counts.entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue(Comparator.reverseOrder())
                        .thenComparing(Map.Entry.comparingByKey()))
                .limit(MOST_ROWS)
                .toList();
        return Table.create(
                StringColumn.create(
                        "mistake", most.stream().map(Map.Entry::getKey).toList()),
                DoubleColumn.create(
                        "students", most.stream().map(Map.Entry::getValue).toList()));
    }

    private static String table(String heading, Table table) {
        if (table.isEmpty()) {
            return "";
        }
        StringBuilder html = new StringBuilder("<h2>%s</h2>\n<table><thead><tr>".formatted(heading));
        table.columnNames().forEach(name -> html.append("<th>%s</th>".formatted(Html.escape(name))));
        html.append("</tr></thead><tbody>\n");
        table.forEach(row -> {
            html.append("<tr><td>%s</td>".formatted(Html.escape(row.getString(0))));
            for (int column = 1; column < row.columnCount(); column++) {
                html.append("<td>%.0f</td>".formatted(row.getDouble(column)));
            }
            html.append("</tr>\n");
        });
        return html.append("</tbody></table>\n").toString();
    }

    private static String students(List<StudentResult> results, FileNames names) {
        StringBuilder html = new StringBuilder(
                "<h2>Students</h2>\n"
                        + "<table><thead><tr><th>student</th><th>score</th><th>answered</th><th>notes</th></tr></thead><tbody>\n");
        for (StudentResult result : results) {
            html.append("<tr><td><a href=\"students/%s.html\">%s</a></td><td>%s</td><td>%d of %d</td><td>%s</td></tr>\n"
                    .formatted(
                            names.of(result.student()),
                            Html.escape(result.student()),
                            result.isGraded()
                                    ? "%s of %d".formatted(result.score().toPlainString(), result.of())
                                    : "not graded",
                            result.exercises().stream()
                                    .filter(ExerciseOutcome::isAnswered)
                                    .count(),
                            result.exercises().size(),
                            result.notes().stream().map(Html::escape).collect(Collectors.joining("<br>"))));
        }
        return html.append("</tbody></table>\n").toString();
    }
}
