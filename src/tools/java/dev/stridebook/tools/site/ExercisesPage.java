package dev.stridebook.tools.site;

import dev.stridebook.course.Lesson;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.notebook.Html;
import dev.stridebook.notebook.page.JavaHighlighter;
import dev.stridebook.notebook.page.Markdown;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;

/** All tasks, with folded hints and the class to complete. */
final class ExercisesPage {
    static final String PLACE = "exercises.html";

    private final Path project;
    private final StringBuilder body = new StringBuilder();

    private ExercisesPage(Path project) {
        this.project = project;
    }

    static Page of(Path project) throws IOException {
        ExercisesPage page = new ExercisesPage(project);
        page.addAll();
        return new Page(
                PLACE,
                "Exercises · Stridebook",
                "%d exercises about convolution: compute, code, and judge a claim.".formatted(count()),
                page.body.toString());
    }

    static int count() {
        return Catalogue.EXERCISES.size();
    }

    /** Returns where a lesson's exercises begin. */
    static String place(Lesson lesson) {
        return PLACE + "#lesson-" + lesson.number();
    }

    static String place(GradedExercise<?> exercise) {
        return PLACE + "#" + exercise.id();
    }

    private void addAll() throws IOException {
        body.append("""
                <section class="text">
                <h1>The exercises</h1>
                <p>%d exercises of three kinds: compute, code, and judge a claim. Read them here. To answer them, run Stridebook: it checks
                an answer at once and says what is right, what is wrong and why. The tests and points are the same in a notebook, in a
                terminal (<code>./stridebook watch</code>) and when a teacher grades a class.</p>
                </section>
                """.formatted(count()));
        for (Lesson lesson : Lesson.values()) {
            if (!Catalogue.of(lesson).isEmpty()) {
                body.append(
                        "<h2 id=\"lesson-%s\">%s</h2>\n".formatted(lesson.number(), Html.escape(lesson.toString())));
                for (GradedExercise<?> exercise : Catalogue.of(lesson)) {
                    add(exercise);
                }
            }
        }
    }

    private void add(GradedExercise<?> exercise) throws IOException {
        body.append("""
                <section class="text exercise" aria-labelledby="%1$s">
                <h3 id="%1$s">%1$s · %2$s</h3>
                <p class="worth">%3$s, %4$s</p>
                %5$s<details><summary>%6$d hints</summary>
                <ol>
                """.formatted(
                        exercise.id(),
                        Html.escape(exercise.title()),
                        Html.escape(exercise.exercise().kind().label()),
                        Html.escape(exercise.worth()),
                        text(exercise.task()),
                        exercise.hints().size()));
        exercise.hints().forEach(hint -> body.append("<li>%s</li>\n".formatted(text(hint))));
        body.append("""
                </ol></details>
                <details><summary>The class to complete</summary>
                <pre><code>%s</code></pre></details>
                </section>
                """.formatted(JavaHighlighter.toHtml(stub(exercise))));
    }

    /** Returns the class without the task above it, which the page has already. */
    private String stub(GradedExercise<?> exercise) throws IOException {
        String source = Files.readString(project.resolve("exercises").resolve(exercise.answerClass() + ".java"));
        return source.substring(source.indexOf("class " + exercise.answerClass()))
                .strip();
    }

    private static String text(String markdown) {
        return Markdown.toHtml(markdown, UnaryOperator.identity(), UnaryOperator.identity());
    }
}
