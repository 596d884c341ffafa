package dev.stridebook.grade.report;

import static dev.stridebook.language.Language.say;

import dev.stridebook.grade.StudentResult;
import dev.stridebook.notebook.Html;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Writes the page about the class: the distribution of points, exercises, tests, mistakes, and the students. */
final class Overview {
    private static final int STEPS = 10;
    private static final int MOST_ROWS = 15;

    private Overview() {}

    /**
     * @param names of the students' files
     * @param similar the page about answers that are alike, if there is one
     */
    static String of(List<StudentResult> results, FileNames names, Optional<String> similar) {
        if (results.isEmpty()) {
            return Page.of(say("Grades"), "<p>%s</p>\n".formatted(say("Nothing was handed in.")));
        }
        ClassStatistics statistics = ClassStatistics.of(results);
        StringBuilder body = new StringBuilder(notGraded(results, names));
        double[] shares = shares(results);
        if (shares.length > 0) {
            body.append(summary(results, shares));
            String sections = exercises(statistics) + tests(statistics) + mistakes(statistics);
            body.append(links(sections, similar));
            body.append(distribution(shares));
            body.append(sections);
        }
        body.append(StudentTable.of(results, statistics, names));
        return Page.of(say("Grades"), body.toString(), "overview.js");
    }

    /** Returns links to those sections that there are, and to the page about answers that are alike. */
    private static String links(String sections, Optional<String> similar) {
        StringBuilder links = new StringBuilder("<nav>");
        Map<String, String> titles = new LinkedHashMap<>();
        titles.put("exercises", say("Exercises"));
        titles.put("tests", say("Tests"));
        titles.put("mistakes", say("Mistakes"));
        titles.put("students", say("Students"));
        titles.forEach((id, title) -> {
            if (id.equals("students") || sections.contains("<h2 id=\"%s\">".formatted(id))) {
                links.append("<a href=\"#%s\">%s</a> ".formatted(id, title));
            }
        });
        similar.ifPresent(page -> links.append("<a href=\"%s\">%s</a>".formatted(page, say("Similar answers"))));
        return links.append("</nav>\n").toString();
    }

    /** Returns a warning that names those who were not graded, or nothing. */
    private static String notGraded(List<StudentResult> results, FileNames names) {
        List<StudentResult> missing =
                results.stream().filter(result -> !result.isGraded()).toList();
        if (missing.isEmpty()) {
            return "";
        }
        StringBuilder warning = new StringBuilder(
                format(
                        "<section>\n<h2>%s</h2>\n<p>%s</p>\n<ul>\n",
                        format(say("%,d not graded"), missing.size()),
                        say(
                                "The machine failed and not they; the figures below leave them out. Run the same command again: it grades only them.")));
        for (StudentResult result : first(missing)) {
            warning.append("<li>%s</li>\n"
                    .formatted(say(
                            "%s: %s",
                            "<a href=\"students/%s.html\">%s</a>"
                                    .formatted(names.of(result.student()), Html.escape(result.student())),
                            Html.escape(result.notGraded()))));
        }
        if (first(missing).size() < missing.size()) {
            warning.append("<li><a href=\"#result=notgraded\">%s</a></li>\n".formatted(say("all of them")));
        }
        return warning.append("</ul>\n</section>\n").toString();
    }

    private static String summary(List<StudentResult> results, double[] shares) {
        int exercises = results.get(0).exercises().size();
        int points = results.get(0).of();
        return format(
                "<p class=\"score\">%s</p>\n",
                format(
                        say("%s, %s: median %.0f %%, mean %.0f %% of %s"),
                        format(say(shares.length == 1 ? "%,d student" : "%,d students"), shares.length),
                        format(say(exercises == 1 ? "%,d exercise" : "%,d exercises"), exercises),
                        100 * median(shares),
                        100 * DoubleStream.of(shares).average().orElse(0),
                        format(say(points == 1 ? "%,d point" : "%,d points"), points)));
    }

    /** Returns the shares of the points of those who were graded, in ascending order. */
    private static double[] shares(List<StudentResult> results) {
        return results.stream()
                .filter(StudentResult::isGraded)
                .mapToDouble(result -> result.of() == 0 ? 0 : result.score().doubleValue() / result.of())
                .sorted()
                .toArray();
    }

    private static double median(double[] sorted) {
        int middle = sorted.length / 2;
        return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
    }

    private static String distribution(double[] shares) {
        int[] counts = new int[STEPS];
        for (double share : shares) {
            counts[(int) Math.max(0, Math.min(STEPS - 1, share * STEPS))]++;
        }
        int most = Math.max(1, IntStream.of(counts).max().orElse(1));
        StringBuilder rows = new StringBuilder();
        for (int step = 0; step < STEPS; step++) {
            rows.append(format(
                    "<tr><th scope=\"row\">%d–%d %%</th><td class=\"bar\"><span style=\"width:%d%%\"></span></td><td>%,d</td></tr>\n",
                    step * 100 / STEPS, (step + 1) * 100 / STEPS, 100 * counts[step] / most, counts[step]));
        }
        return "<h2>%s</h2>\n<table class=\"bars\"><thead><tr><th>%s</th><td></td><th>%s</th></tr></thead><tbody>\n"
                        .formatted(
                                say("Distribution of points among students"),
                                say("share of the points"),
                                say("students"))
                + rows + "</tbody></table>\n";
    }

    private static String exercises(ClassStatistics statistics) {
        String heading = heading(say("exercise"), say("answered"), say("all points"), say("earned"));
        Function<ClassStatistics.OfExercise, String> row = exercise -> format(
                "<tr><td><a href=\"%s\">%s</a></td><td><a href=\"%s\">%,d</a></td><td><a href=\"%s\">%,d</a></td><td>%.0f %%</td></tr>\n",
                ClassLinks.exercise(exercise.id()),
                Html.escape(exercise.name()),
                ClassLinks.answered(exercise.id()),
                exercise.answered(),
                ClassLinks.full(exercise.id()),
                exercise.full(),
                100 * exercise.share());
        List<ClassStatistics.OfExercise> all = statistics.hardestExercises();
        return section("exercises", say("Hardest exercises"), heading, first(all), row)
                + rest(say("All other exercises"), heading, afterFirst(all), row);
    }

    private static String tests(ClassStatistics statistics) {
        String heading = heading(say("test"), say("answered"), say("passed"), say("mean points"));
        Function<ClassStatistics.OfTest, String> row = test -> format(
                "<tr><td><a href=\"%s\">%s</a> %s</td><td>%,d</td><td>%,d</td><td>%s</td></tr>\n",
                ClassLinks.answered(test.exercise()),
                Html.escape(test.exercise()),
                Html.escape(test.test()),
                test.answered(),
                test.passed(),
                format(say("%.2f of %d"), test.mean(), test.of()));
        List<ClassStatistics.OfTest> hardest = statistics.hardestTests();
        List<ClassStatistics.OfTest> all =
                statistics.tests().stream().filter(test -> test.answered() > 0).toList();
        String some = section("tests", say("Hardest tests"), heading, first(hardest), row);
        return some + rest(say("All tests"), heading, all, row);
    }

    private static String mistakes(ClassStatistics statistics) {
        String heading = heading(say("mistake"), say("students"));
        Function<ClassStatistics.OfMistake, String> row = mistake -> format(
                "<tr data-mistake=\"%s\"><td>%s</td><td><a href=\"%s\">%,d</a></td></tr>\n",
                Html.escape(mistake.key()),
                say("%s: %s", Html.escape(mistake.exercise()), Html.escape(mistake.text())),
                ClassLinks.mistake(mistake.key()),
                mistake.students());
        List<ClassStatistics.OfMistake> all = statistics.mistakes();
        return section("mistakes", say("Most common mistakes"), heading, first(all), row)
                + rest(say("All other mistakes"), heading, afterFirst(all), row);
    }

    private static String heading(String... columns) {
        return Stream.of(columns).map("<th>%s</th>"::formatted).collect(Collectors.joining());
    }

    private static <T> List<T> first(List<T> all) {
        return all.subList(0, Math.min(MOST_ROWS, all.size()));
    }

    private static <T> List<T> afterFirst(List<T> all) {
        return all.subList(first(all).size(), all.size());
    }

    private static <T> String section(String id, String title, String heading, List<T> items, Function<T, String> row) {
        return items.isEmpty() ? "" : "<h2 id=\"%s\">%s</h2>\n%s".formatted(id, title, table(heading, items, row));
    }

    private static <T> String rest(String title, String heading, List<T> items, Function<T, String> row) {
        return items.isEmpty()
                ? ""
                : "<details><summary>%s</summary>\n%s</details>\n".formatted(title, table(heading, items, row));
    }

    private static <T> String table(String heading, List<T> items, Function<T, String> row) {
        StringBuilder table =
                new StringBuilder("<table class=\"numbers\"><thead><tr>%s</tr></thead><tbody>\n".formatted(heading));
        items.forEach(item -> table.append(row.apply(item)));
        return table.append("</tbody></table>\n").toString();
    }

    /** Formats alike in every country. */
    private static String format(String text, Object... arguments) {
        return String.format(Locale.ROOT, text, arguments);
    }
}
