package dev.stridebook.grade.report;

import dev.stridebook.grade.ExerciseOutcome;
import dev.stridebook.grade.StudentResult;
import dev.stridebook.grade.TestOutcome;
import dev.stridebook.notebook.Html;
import java.util.List;

/** Writes a student's result as a page for the student. */
final class StudentPage {
    private StudentPage() {}

    /** @param earlier the page of an earlier run, in the same folder; empty if there is none */
    static String notGraded(StudentResult result, String earlier) {
        return Page.of(
                result.student(),
                "<section class=\"not-graded\">\n<h2>Not graded</h2>\n<p>%s</p>\n%s</section>\n"
                        .formatted(
                                Html.escape(result.whyNotGraded()),
                                earlier.isEmpty()
                                        ? ""
                                        : "<p>The <a href=\"%s\">page of an earlier run</a> is kept until then.</p>\n"
                                                .formatted(Html.escape(earlier))));
    }

    static String of(StudentResult result) {
        StringBuilder body = new StringBuilder("<p class=\"score\">%s of %d points</p>\n"
                .formatted(result.score().toPlainString(), result.of()));
        if (result.latePercent() > 0) {
            body.append(
                    "<p>%d points earned; late penalty: %d %%.</p>\n".formatted(result.points(), result.latePercent()));
        }
        list(body, "Notes", result.notes());
        result.exercises().stream().filter(ExerciseOutcome::isAnswered).forEach(exercise -> add(body, exercise));
        List<String> open = result.exercises().stream()
                .filter(exercise -> !exercise.isAnswered())
                .map(exercise -> "%s %s (%d points)".formatted(exercise.id(), exercise.title(), exercise.of()))
                .toList();
        list(body, "Not answered", open);
        if (!result.output().isBlank()) {
            body.append("<h2>Output of the answers</h2>\n<pre>")
                    .append(Html.escape(result.output()))
                    .append("</pre>\n");
        }
        body.append("<footer>Graded in: %s. Submission %s.</footer>\n"
                .formatted(
                        Html.escape(result.sandbox()),
                        Html.escape(result.digest().substring(0, 12))));
        return Page.of(result.student(), body.toString());
    }

    private static void list(StringBuilder body, String heading, List<String> texts) {
        if (!texts.isEmpty()) {
            body.append("<h2>%s</h2>\n<ul>\n".formatted(heading));
            texts.forEach(text -> body.append("<li>%s</li>\n".formatted(Html.escape(text))));
            body.append("</ul>\n");
        }
    }

    private static void add(StringBuilder body, ExerciseOutcome exercise) {
        body.append("<section class=\"%s\">\n<h2>%s · %s <span>%d of %d</span></h2>\n<p class=\"file\">%s</p>\n"
                .formatted(
                        exercise.points() == exercise.of() ? "full" : "open",
                        Html.escape(exercise.id()),
                        Html.escape(exercise.title()),
                        exercise.points(),
                        exercise.of(),
                        Html.escape(
                                exercise.ofVariant().isEmpty()
                                        ? exercise.file()
                                        : exercise.file() + " · " + exercise.ofVariant())));
        body.append("<div class=\"beside\">\n<div>\n");
        body.append("<table><thead><tr><th>test</th><th>result</th><th>points</th></tr></thead><tbody>\n");
        for (TestOutcome test : exercise.tests()) {
            body.append("<tr><td>%s</td><td>%s %s%s</td><td>%d of %d</td></tr>\n"
                    .formatted(
                            Html.escape(test.test()),
                            test.points() == test.of() ? "✓" : "✗",
                            Html.escape(test.outcome()),
                            test.detail().isEmpty() ? "" : ": " + Html.escape(test.detail()),
                            test.points(),
                            test.of()));
        }
        body.append("</tbody></table>\n");
        exercise.diagnoses()
                .forEach(diagnosis -> body.append(
                        "<p><strong>This may be what happened:</strong> %s</p>\n".formatted(Html.escape(diagnosis))));
        if (!exercise.problem().isEmpty()) {
            body.append("<pre class=\"problem\">%s</pre>\n".formatted(Html.escape(exercise.problem())));
        }
        body.append("</div>\n");
        addCode(body, exercise.code());
        body.append("</div>\n</section>\n");
    }

    private static void addCode(StringBuilder body, String code) {
        if (code.isEmpty()) {
            return;
        }
        body.append("<ol class=\"code\">\n");
        code.lines().forEach(line -> body.append("<li><code>%s</code></li>\n".formatted(Html.escape(line))));
        body.append("</ol>\n");
    }
}
