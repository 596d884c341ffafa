package dev.stridebook.grade.report;

import static dev.stridebook.language.Language.say;

import dev.stridebook.grade.CodePart;
import dev.stridebook.grade.ExerciseOutcome;
import dev.stridebook.grade.StudentResult;
import dev.stridebook.grade.TestOutcome;
import dev.stridebook.notebook.Html;
import java.util.List;

/** Writes a student's result as a page. */
final class StudentPage {
    private final StringBuilder body = new StringBuilder();
    private final boolean isInClass;

    private StudentPage(boolean isInClass) {
        this.isInClass = isInClass;
    }

    /** @param earlier the page of an earlier run, in the same folder; empty if there is none */
    static String notGraded(StudentResult result, String earlier) {
        return Page.of(
                result.student(),
                "<section>\n<h2>%s</h2>\n<p>%s</p>\n%s</section>\n"
                        .formatted(
                                say("Not graded"),
                                Html.escape(result.whyNotGraded()),
                                earlier.isEmpty()
                                        ? ""
                                        : "<p>%s</p>\n"
                                                .formatted(say(
                                                        "The <a href=\"%s\">page of an earlier run</a> is kept until then.",
                                                        Html.escape(earlier)))));
    }

    /** Returns the page for the student alone. */
    static String of(StudentResult result) {
        return result.isGraded() ? new StudentPage(false).page(result) : notGraded(result, "");
    }

    /** Returns the page for the teacher, with links to others of the class who answered or mistook the same. */
    static String inClass(StudentResult result) {
        return new StudentPage(true).page(result);
    }

    private String page(StudentResult result) {
        if (isInClass) {
            body.append("<nav><a href=\"../index.html#students\">%s</a></nav>\n".formatted(say("All students")));
        }
        body.append("<p class=\"score\">%s</p>\n"
                .formatted(say("%s of %d points", result.score().toPlainString(), result.of())));
        if (result.latePercent() > 0) {
            body.append("<p>%s</p>\n"
                    .formatted(say("%d points earned; late penalty: %d %%.", result.points(), result.latePercent())));
        }
        list(say("Notes"), result.notesForPeople());
        result.exercises().stream().filter(ExerciseOutcome::isTold).forEach(this::add);
        if (!result.isMissing()) {
            List<String> open = result.exercises().stream()
                    .filter(exercise -> !exercise.isTold())
                    .map(exercise -> say("%s %s (%d points)", exercise.id(), exercise.title(), exercise.of()))
                    .toList();
            list(say("Not answered"), open);
        }
        if (!result.output().isBlank()) {
            body.append("<h2>%s</h2>\n<pre>".formatted(say("Output of the answers")))
                    .append(Html.escape(result.output()))
                    .append("</pre>\n");
        }
        body.append("<footer>%s</footer>\n"
                .formatted(say(
                        "Graded in: %s. Submission %s.",
                        Html.escape(result.sandbox()),
                        Html.escape(result.digest().substring(0, 12)))));
        return Page.of(result.student(), body.toString());
    }

    private void list(String heading, List<String> texts) {
        if (!texts.isEmpty()) {
            body.append("<h2>%s</h2>\n<ul>\n".formatted(heading));
            texts.forEach(text -> body.append("<li>%s</li>\n".formatted(Html.escape(text))));
            body.append("</ul>\n");
        }
    }

    private void add(ExerciseOutcome exercise) {
        body.append("<section id=\"%s\"%s>\n<h2>%s · %s <span>%s</span></h2>\n"
                .formatted(
                        Html.escape(exercise.id()),
                        exercise.points() >= exercise.of() ? " class=\"full\"" : "",
                        Html.escape(exercise.id()),
                        Html.escape(exercise.title()),
                        say("%d of %d", exercise.points(), exercise.of())));
        body.append("<p class=\"file\">%s%s</p>\n"
                .formatted(
                        Html.escape(place(exercise)),
                        isInClass ? link(ClassLinks.answered(exercise.id()), say("others who answered this")) : ""));
        exercise.remarks()
                .forEach(remark ->
                        body.append("<p class=\"remark\">%s</p>\n".formatted(Html.escape(remark.toString()))));
        body.append("<div class=\"beside\">\n<div>\n");
        body.append("<table class=\"tests\"><thead><tr><th>%s</th><th>%s</th><th>%s</th></tr></thead><tbody>\n"
                .formatted(say("test"), say("result"), say("points")));
        for (TestOutcome test : exercise.tests()) {
            body.append("<tr><td>%s</td><td>%s %s</td><td>%s</td></tr>\n"
                    .formatted(
                            Html.escape(test.test()),
                            test.points() == test.of() ? "✓" : "✗",
                            Html.escape(test.said()),
                            say("%d of %d", test.points(), test.of())));
        }
        body.append("</tbody></table>\n");
        for (String diagnosis : exercise.diagnoses()) {
            String others = ClassLinks.mistake(ClassLinks.key(exercise.id(), diagnosis));
            body.append("<p>%s%s</p>\n"
                    .formatted(
                            say(
                                    "%s %s",
                                    "<strong>" + say("This may be what happened:") + "</strong>",
                                    Html.escape(diagnosis)),
                            isInClass ? link(others, say("others who made this mistake")) : ""));
        }
        if (!exercise.problem().isEmpty()) {
            body.append("<pre class=\"problem\">%s</pre>\n".formatted(Html.escape(exercise.problem())));
        }
        body.append("</div>\n");
        addCode(exercise);
        body.append("</div>\n</section>\n");
    }

    private static String place(ExerciseOutcome exercise) {
        if (exercise.file().isEmpty()) {
            return say("not answered");
        }
        return exercise.ofVariant().isEmpty() ? exercise.file() : exercise.file() + " · " + exercise.ofVariant();
    }

    private static String link(String others, String text) {
        return " <a class=\"others\" href=\"../index.html%s\">%s</a>".formatted(others, text);
    }

    private void addCode(ExerciseOutcome exercise) {
        if (exercise.code().isEmpty()) {
            return;
        }
        MarkedLines marked = MarkedLines.of(exercise);
        body.append("<div class=\"source\">\n");
        for (CodePart part : exercise.code()) {
            if (part.cell() > 0) {
                body.append("<p>%s</p>\n".formatted(say("code cell %d", part.cell())));
            }
            body.append("<ol class=\"code\">\n");
            List<String> lines = part.source().lines().toList();
            for (int line = 1; line <= lines.size(); line++) {
                addLine(lines.get(line - 1), marked.at(part.cell(), line));
            }
            body.append("</ol>\n");
        }
        body.append("</div>\n");
    }

    private void addLine(String line, List<String> said) {
        String code = "<code>%s</code>".formatted(Html.escape(line));
        if (said.isEmpty()) {
            body.append("<li>").append(code).append("</li>\n");
            return;
        }
        body.append("<li class=\"marked\">").append(code);
        said.forEach(text -> body.append("<em>%s</em>".formatted(Html.escape(text))));
        body.append("</li>\n");
    }
}
