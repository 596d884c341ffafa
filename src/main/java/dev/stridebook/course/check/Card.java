package dev.stridebook.course.check;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.Feedback;
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
        return exercise.id() + " · " + exercise.title() + ofVariant(" · variant ");
    }

    /** Returns the variant's word after a text; empty for the numbers of the documents. */
    private String ofVariant(String before) {
        return exercise.variant()
                .filter(variant -> !variant.isDocument())
                .map(variant -> before + variant)
                .orElse("");
    }

    private String score() {
        return points(points(), exercise.points());
    }

    private static String points(int earned, int all) {
        return "%d of %d point%s".formatted(earned, all, all == 1 ? "" : "s");
    }

    private List<Remark> remarks() {
        List<Remark> remarks = new ArrayList<>();
        if (!isAnswered()) {
            remarks.add(Remark.of("Not answered yet.", exercise.task()));
        }
        for (String diagnosis : diagnoses) {
            remarks.add(Remark.of("This may be what happened:", diagnosis));
        }
        if (!printed.isEmpty()) {
            remarks.add(new Remark("It printed:", printed, Html.escape(printed)));
        }
        hint().ifPresent(hint -> remarks.add(Remark.of("Hint:", hint)));
        if (!isFull() && hintsTaken == 0) {
            remarks.add(Remark.of("Stuck?", exercise.howToGetAHint()));
        }
        if (!note.isEmpty()) {
            remarks.add(Remark.of("Note:", note));
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
        StringBuilder text =
                new StringBuilder(heading()).append(": ").append(score()).append('\n');
        for (TestResult result : results) {
            text.append("  %s %s: %s (%s)\n"
                    .formatted(
                            result.verdict().sign(),
                            result.test().name(),
                            result.verdict().label(),
                            points(result.points(), result.test().points())));
            if (!result.verdict().detail().isEmpty()) {
                text.append("      ").append(result.verdict().detail()).append('\n');
            }
        }
        for (Remark remark : remarks()) {
            Paragraph.forTerminal(remark.lead() + " " + remark.text())
                    .forEach(line -> text.append(line).append('\n'));
        }
        if (isFull()) {
            text.append("Well done!\n");
        }
        return text.toString().stripTrailing();
    }

    /** Uses the page's colours for text and background; the colour of the edge only repeats what the text says. */
    private String toHtml() {
        StringBuilder html = new StringBuilder("""
                <div style="border-left:6px solid %s;padding:2px 0 2px 14px">
                <p style="margin:4px 0"><strong>%s</strong>: %s%s</p>
                <table><thead><tr><th scope="col" style="%s">test</th><th scope="col" style="%s">result</th>\
                <th scope="col">points</th></tr></thead><tbody>
                """.formatted(
                isFull() ? GOOD : OPEN, Html.escape(heading()), score(), isFull() ? ". Well done!" : "", CELL, CELL));
        for (TestResult result : results) {
            String detail = result.verdict().detail();
            html.append(
                    "<tr><td style=\"%1$s\">%2$s</td><td style=\"%1$s\">%3$s %4$s%5$s</td><td>%6$d of %7$d</td></tr>\n"
                            .formatted(
                                    CELL,
                                    Html.escape(result.test().name()),
                                    result.verdict().sign(),
                                    result.verdict().label(),
                                    detail.isEmpty() ? "" : ": " + Html.escape(detail),
                                    result.points(),
                                    result.test().points()));
        }
        html.append("</tbody></table>\n");
        for (Remark remark : remarks()) {
            html.append(
                    "<p style=\"margin:4px 0\"><strong>%s</strong> %s</p>\n".formatted(remark.lead(), remark.html()));
        }
        if (isFull()) {
            exercise.reference().ifPresent(source -> html.append(reference(source)));
        }
        return html.append("</div>").toString();
    }

    private String reference(String source) {
        return "<details><summary style=\"display:list-item;cursor:pointer\">The reference answer%s</summary><pre>%s</pre></details>\n"
                .formatted(
                        ofVariant(", with other numbers than those of variant "),
                        Html.escape(ReferenceAnswer.shown(source)));
    }
}
