package dev.stridebook.course.check;

import static dev.stridebook.language.Language.say;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Feedback;
import dev.stridebook.course.Variant;
import dev.stridebook.notebook.Html;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.notebook.Show;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The result of checking an answer.
 *
 * @param exercise the exercise that was answered
 * @param results one result for each test of the manifest
 * @param diagnoses common mistakes that lead to exactly this answer
 * @param printed the beginning of what the answer printed; empty if it printed nothing
 * @param hintsTaken the number of hints that were asked for so far
 * @param note a remark on what earns no points, such as the answer's time or unsaved progress; empty if there is none
 */
public record Card(
        GradedExercise<?> exercise,
        List<TestResult> results,
        List<String> diagnoses,
        String printed,
        int hintsTaken,
        String note)
        implements Feedback {
    private static final String GOOD = "#009e73";
    private static final String OPEN = "#c24e00";
    private static final String CELL = "text-align:left;padding:2px 14px 2px 0";

    /** A paragraph below the tests. */
    private record Remark(String lead, String text, String html) {
        /** Words of ours, in contrast to what an answer prints. */
        static Remark of(String lead, String prose) {
            return new Remark(lead, Prose.plain(prose), Prose.toHtml(prose));
        }
    }

    public Card {
        results = List.copyOf(results);
        diagnoses = List.copyOf(diagnoses);
    }

    Card(GradedExercise<?> exercise, List<TestResult> results, List<String> diagnoses) {
        this(exercise, results, diagnoses, "", 0, "");
    }

    Card withPrinted(String text) {
        return new Card(exercise, results, diagnoses, text, hintsTaken, note);
    }

    Card withHints(int taken) {
        return new Card(exercise, results, diagnoses, printed, taken, note);
    }

    /** Returns this card with another note added; an empty one adds nothing. */
    Card withNote(String text) {
        return new Card(exercise, results, diagnoses, printed, hintsTaken, (note + " " + text).strip());
    }

    @Override
    public int points() {
        return results.stream().mapToInt(TestResult::points).sum();
    }

    /** Returns whether every point was earned. */
    public boolean isFull() {
        return points() == exercise.points();
    }

    /** Returns whether there was an answer to check. */
    public boolean isAnswered() {
        return !results.stream().allMatch(result -> result.verdict() instanceof Verdict.NotAnswered);
    }

    @Override
    public Card show() {
        Show.show(this);
        return this;
    }

    /** Returns the hint that was asked for last, or empty if none was or every point was earned; {@link Exercise#hint} gives the next one. */
    public Optional<String> hint() {
        return isFull() || hintsTaken == 0
                ? Optional.empty()
                : Optional.of(exercise.hints().get(hintsTaken - 1));
    }

    private String heading() {
        String name = exercise.id() + " · " + exercise.title();
        return ownVariant()
                .map(variant -> say("%s · variant %s", name, variant))
                .orElse(name);
    }

    /** Returns the variant; empty for the numbers of the documents. */
    private Optional<Variant> ownVariant() {
        return exercise.variant().filter(variant -> !variant.isDocument());
    }

    private String score() {
        return points(points(), exercise.points());
    }

    private static String points(int earned, int all) {
        return say(all == 1 ? "%d of %d point" : "%d of %d points", earned, all);
    }

    private List<Remark> remarks() {
        List<Remark> remarks = new ArrayList<>();
        if (!isAnswered()) {
            remarks.add(Remark.of(say("Not answered yet."), exercise.task()));
        }
        for (String diagnosis : diagnoses) {
            remarks.add(Remark.of(say("This may be what happened:"), diagnosis));
        }
        if (!printed.isEmpty()) {
            remarks.add(new Remark(say("It printed:"), printed, Html.escape(printed)));
        }
        hint().ifPresent(hint -> remarks.add(Remark.of(say("Hint:"), hint)));
        if (!isFull() && hintsTaken == 0) {
            remarks.add(Remark.of(say("Stuck?"), exercise.howToGetAHint()));
        }
        if (!note.isEmpty()) {
            remarks.add(Remark.of(say("Note:"), note));
        }
        return remarks;
    }

    @Override
    public MimeBundle toMimeBundle() {
        return MimeBundle.text(toString()).with(MimeBundle.HTML, toHtml());
    }

    /** Returns the card as text for a terminal. */
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder(say("%s: %s", heading(), score())).append('\n');
        for (TestResult result : results) {
            text.append("  ")
                    .append(say(
                            "%s %s: %s (%s)",
                            result.verdict().sign(),
                            result.test().name(),
                            result.verdict().label(),
                            points(result.points(), result.test().points())))
                    .append('\n');
            if (!result.verdict().detail().isEmpty()) {
                text.append("      ").append(result.verdict().detail()).append('\n');
            }
        }
        for (Remark remark : remarks()) {
            Paragraph.forTerminal(say("%s %s", remark.lead(), remark.text()))
                    .forEach(line -> text.append(line).append('\n'));
        }
        if (isFull()) {
            text.append(say("Well done!"));
        }
        return text.toString().stripTrailing();
    }

    /** Uses the page's colours for text and background; the colour of the edge only repeats what the text says. */
    private String toHtml() {
        StringBuilder html = new StringBuilder("""
                <div style="border-left:6px solid %s;padding:2px 0 2px 14px">
                <p style="margin:4px 0">%s</p>
                <table><thead><tr><th scope="col" style="%s">%s</th><th scope="col" style="%s">%s</th>\
                <th scope="col">%s</th></tr></thead><tbody>
                """.formatted(
                        isFull() ? GOOD : OPEN,
                        say(
                                "%s: %s",
                                "<strong>" + Html.escape(heading()) + "</strong>",
                                isFull() ? say("%s. Well done!", score()) : score()),
                        CELL,
                        say("test"),
                        CELL,
                        say("result"),
                        say("points")));
        for (TestResult result : results) {
            String detail = result.verdict().detail();
            html.append("<tr><td style=\"%1$s\">%2$s</td><td style=\"%1$s\">%3$s %4$s</td><td>%5$s</td></tr>\n"
                    .formatted(
                            CELL,
                            Html.escape(result.test().name()),
                            result.verdict().sign(),
                            detail.isEmpty()
                                    ? result.verdict().label()
                                    : say("%s: %s", result.verdict().label(), Html.escape(detail)),
                            say("%d of %d", result.points(), result.test().points())));
        }
        html.append("</tbody></table>\n");
        for (Remark remark : remarks()) {
            html.append("<p style=\"margin:4px 0\">%s</p>\n"
                    .formatted(say("%s %s", "<strong>" + remark.lead() + "</strong>", remark.html())));
        }
        if (isFull()) {
            exercise.reference().ifPresent(source -> html.append(reference(source)));
        }
        return html.append("</div>").toString();
    }

    private String reference(String source) {
        return "<details><summary style=\"display:list-item;cursor:pointer\">%s</summary><pre>%s</pre></details>\n"
                .formatted(
                        ownVariant()
                                .map(variant -> say(
                                        "The reference answer, with other numbers than those of variant %s", variant))
                                .orElseGet(() -> say("The reference answer")),
                        Html.escape(ReferenceAnswer.shown(source)));
    }
}
