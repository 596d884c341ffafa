package dev.stridebook.course.check;

import static dev.stridebook.language.Language.say;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.course.Lesson;
import dev.stridebook.course.predict.PredictionBook;
import dev.stridebook.file.JsonFile;
import dev.stridebook.notebook.Displayable;
import dev.stridebook.notebook.Html;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.settings.Settings;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A user's progress: the best score for each exercise, the number of hints taken, and how many predictions were right. It is kept in
 * one small file, which is written atomically.
 *
 * <p>The file is {@code ~/.stridebook/progress.json}, or the one that {@code STRIDEBOOK_PROGRESS} names.
 */
public final class CourseProgress implements Displayable {
    private static final String CELL = "text-align:left;padding:2px 14px 2px 0";

    private final JsonFile file;
    private final PredictionBook predictions;

    private CourseProgress(Path file) {
        this.file = new JsonFile(file);
        this.predictions = PredictionBook.in(file);
    }

    /** Returns the progress of the current user. */
    public static CourseProgress ofUser() {
        return in(Settings.progress());
    }

    /** Returns the progress kept in this file. */
    public static CourseProgress in(Path file) {
        return new CourseProgress(file);
    }

    /** Returns the most points that an answer to this exercise has earned; empty if none was checked. */
    public Optional<Integer> best(GradedExercise<?> exercise) {
        ObjectNode entry = entry(file.read(), exercise);
        return entry.has("best") ? Optional.of(entry.path("best").asInt()) : Optional.empty();
    }

    /** Returns whether an answer has earned every point. */
    public boolean isDone(GradedExercise<?> exercise) {
        return best(exercise).filter(best -> best >= exercise.points()).isPresent();
    }

    /** Returns the first exercise that is not done, in the order of the lessons. */
    public Optional<GradedExercise<?>> next() {
        return Catalogue.EXERCISES.stream()
                .filter(exercise -> !isDone(exercise))
                .findFirst();
    }

    /**
     * Saves the points of a card. If that fails, the returned card says so.
     *
     * @return the card to show, with the hints taken so far
     */
    Card record(Card card) {
        try {
            file.change(root -> {
                ObjectNode entry = entry(root, card.exercise());
                if (card.isAnswered()) {
                    entry.put("best", Math.max(entry.path("best").asInt(0), card.points()));
                }
                root.set(card.exercise().id(), entry);
            });
            return card.withHints(hintsTaken(card.exercise()));
        } catch (UncheckedIOException notKept) {
            return card.withNote(say(
                    "Your progress could not be saved: %s", notKept.getCause().getMessage()));
        }
    }

    /** Returns the hint after the one that was asked for last. */
    String nextHint(GradedExercise<?> exercise) {
        int next = Math.min(hintsTaken(exercise) + 1, exercise.hints().size());
        try {
            file.change(root -> root.set(exercise.id(), entry(root, exercise).put("hints", next)));
        } catch (UncheckedIOException notKept) {
            // Showing the hint matters more than counting it.
        }
        return exercise.hints().get(next - 1);
    }

    private int hintsTaken(GradedExercise<?> exercise) {
        return entry(file.read(), exercise).path("hints").asInt(0);
    }

    private static ObjectNode entry(ObjectNode root, GradedExercise<?> exercise) {
        return root.path(exercise.id()) instanceof ObjectNode entry ? entry : root.objectNode();
    }

    private static int points(List<GradedExercise<?>> exercises) {
        return exercises.stream().mapToInt(GradedExercise::points).sum();
    }

    private int earned(List<GradedExercise<?>> exercises) {
        ObjectNode root = file.read();
        return exercises.stream()
                .mapToInt(exercise -> entry(root, exercise).path("best").asInt(0))
                .sum();
    }

    /** Returns the sign for full points, some points, or no answer yet. */
    private String sign(GradedExercise<?> exercise) {
        return isDone(exercise) ? "✓" : best(exercise).isPresent() ? "◐" : "–";
    }

    private String score(GradedExercise<?> exercise) {
        return best(exercise)
                .map(best -> say("%d of %d", best, exercise.points()))
                .orElseGet(() -> "" + exercise.points());
    }

    private String summary() {
        long done = Catalogue.EXERCISES.stream().filter(this::isDone).count();
        return say(
                "%d of %d exercises done, %d of %d points",
                done, Catalogue.EXERCISES.size(), earned(Catalogue.EXERCISES), points(Catalogue.EXERCISES));
    }

    /** Returns how many guesses were made and how many were right; empty before the first one. */
    private Optional<String> predicted() {
        List<PredictionBook.Tally> tallies = predictions.tallies();
        int made = tallies.stream().mapToInt(PredictionBook.Tally::made).sum();
        int right = tallies.stream().mapToInt(PredictionBook.Tally::right).sum();
        return made == 0
                ? Optional.empty()
                : Optional.of(say(
                        "Predictions: %d made, %d right (%s)",
                        made,
                        right,
                        tallies.stream().map(PredictionBook.Tally::toString).collect(Collectors.joining(say(", ")))));
    }

    /** Returns the progress as text for a terminal: one line per exercise, lesson by lesson. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(summary()).append('\n');
        predicted().ifPresent(line -> text.append(line).append('\n'));
        for (Lesson lesson : Lesson.values()) {
            List<GradedExercise<?>> exercises = Catalogue.of(lesson);
            if (!exercises.isEmpty()) {
                text.append('\n')
                        .append(say("%s: %d of %d points", lesson, earned(exercises), points(exercises)))
                        .append('\n');
                exercises.forEach(exercise -> text.append("  ")
                        .append(say(
                                "%s %-6s %s (%s)", sign(exercise), exercise.id(), exercise.title(), score(exercise)))
                        .append('\n'));
            }
        }
        next().ifPresent(next -> text.append('\n')
                .append(say("Next: %s", AnswerFolder.nameOf(next)))
                .append('\n'));
        return text.toString().stripTrailing();
    }

    @Override
    public MimeBundle toMimeBundle() {
        return MimeBundle.text(toString()).with(MimeBundle.HTML, toHtml());
    }

    private String toHtml() {
        StringBuilder html = new StringBuilder("<p><strong>%s</strong></p>\n".formatted(summary()));
        predicted().ifPresent(line -> html.append("<p>%s</p>\n".formatted(Html.escape(line))));
        html.append("<table><thead><tr>");
        List.of("", say("exercise"), say("points"))
                .forEach(column -> html.append("<th scope=\"col\" style=\"%s\">%s</th>".formatted(CELL, column)));
        html.append("</tr></thead><tbody>\n");
        for (Lesson lesson : Lesson.values()) {
            List<GradedExercise<?>> exercises = Catalogue.of(lesson);
            if (!exercises.isEmpty()) {
                html.append(row(
                        "",
                        "<strong>" + Html.escape(lesson.toString()) + "</strong>",
                        say("%d of %d", earned(exercises), points(exercises))));
                exercises.forEach(exercise -> html.append(
                        row(sign(exercise), Html.escape(exercise.id() + " · " + exercise.title()), score(exercise))));
            }
        }
        return html.append("</tbody></table>").toString();
    }

    private static String row(String... cells) {
        StringBuilder row = new StringBuilder("<tr>");
        IntStream.range(0, cells.length).forEach(i -> row.append("<td style=\"%s\">%s</td>".formatted(CELL, cells[i])));
        return row.append("</tr>\n").toString();
    }
}
