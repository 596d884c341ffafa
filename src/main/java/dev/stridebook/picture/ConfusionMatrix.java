package dev.stridebook.picture;

import static dev.stridebook.language.Language.say;

import dev.stridebook.language.Columns;
import dev.stridebook.notebook.Displayable;
import dev.stridebook.notebook.Html;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.picture.Label.Anchor;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * A table of how often each class was mistaken for each other one: a row for each true class, a column for each guess, and each
 * class's recall, the share of its examples that were recognised. Correct answers are shaded blue. Wrong ones are shaded orange
 * on a separate scale, because there are few of them.
 *
 * <pre>{@code
 * ConfusionMatrix.of(evaluation.confusion())
 * }</pre>
 */
public final class ConfusionMatrix implements Displayable {
    private static final String PADDING = "padding:2px 6px";

    private final int[][] counts;
    private final List<String> names;

    private ConfusionMatrix(int[][] counts, List<String> names) {
        this.counts = counts;
        this.names = names;
    }

    /**
     * @param counts {@code counts[truth][guess]}, square
     * @throws ShapeException if it is not square, is empty, or a count is negative
     */
    public static ConfusionMatrix of(int[][] counts) {
        if (counts.length == 0 || Arrays.stream(counts).anyMatch(row -> row.length != counts.length)) {
            throw new ShapeException(say(
                    "A confusion matrix needs a row and a column for every class, but this one has %d rows of %s columns.",
                    counts.length,
                    Arrays.stream(counts).map(row -> row.length).distinct().toList()));
        }
        if (Arrays.stream(counts).flatMapToInt(Arrays::stream).anyMatch(count -> count < 0)) {
            throw new ShapeException(say("Counts cannot be negative: %s.", Arrays.deepToString(counts)));
        }
        return new ConfusionMatrix(
                Arrays.stream(counts).map(int[]::clone).toArray(int[][]::new),
                IntStream.range(0, counts.length).mapToObj(String::valueOf).toList());
    }

    /**
     * Names the classes.
     *
     * @throws ShapeException if their number differs from that of the classes
     */
    public ConfusionMatrix names(List<String> classNames) {
        if (classNames.size() != counts.length) {
            throw new ShapeException(say("There are %d classes, but %d names.", counts.length, classNames.size()));
        }
        return new ConfusionMatrix(counts, List.copyOf(classNames));
    }

    public int count(int truth, int guess) {
        return counts[truth][guess];
    }

    /** Returns the share of a class's examples that were recognised, 0 to 1; NaN if there were none. */
    public double recall(int truth) {
        return (double) counts[truth][truth] / examples(truth);
    }

    /** Returns the share of all examples that were recognised, 0 to 1; NaN if there were none. */
    public double accuracy() {
        return (double) right() / total();
    }

    private long examples(int truth) {
        return Arrays.stream(counts[truth]).asLongStream().sum();
    }

    private long right() {
        return IntStream.range(0, counts.length).mapToLong(i -> counts[i][i]).sum();
    }

    private long total() {
        return IntStream.range(0, counts.length).mapToLong(this::examples).sum();
    }

    private String summary() {
        return say("Accuracy %s: %d of %d right", percent(accuracy()), right(), total());
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "–" : Numbers.percent(share, 1);
    }

    @Override
    public MimeBundle toMimeBundle() {
        return MimeBundle.text(toString()).with(MimeBundle.HTML, toHtml()).with(MimeBundle.SVG, draw().toSvg());
    }

    /** Returns the matrix as a plain text table. */
    @Override
    public String toString() {
        int nameWidth = Math.max(5, names.stream().mapToInt(Columns::of).max().orElseThrow());
        int countWidth = 1
                + LongStream.concat(
                                Arrays.stream(counts)
                                        .flatMapToInt(Arrays::stream)
                                        .mapToLong(c -> String.valueOf(c).length()),
                                names.stream().mapToLong(Columns::of))
                        .mapToInt(width -> (int) width)
                        .max()
                        .orElseThrow();
        StringBuilder text = new StringBuilder(say("%s. Rows: truth; columns: guess.", summary())).append('\n');
        text.append(" ".repeat(nameWidth));
        names.forEach(name -> text.append(padded(name, countWidth)));
        text.append("  ").append(padded(say("recall"), 7)).append('\n');
        for (int truth = 0; truth < counts.length; truth++) {
            text.append(padded(names.get(truth), nameWidth));
            for (int count : counts[truth]) {
                text.append(padded(count == 0 ? "·" : String.valueOf(count), countWidth));
            }
            text.append("  ").append(padded(percent(recall(truth)), 7)).append('\n');
        }
        return text.toString().stripTrailing();
    }

    private static String padded(String text, int width) {
        return " ".repeat(Math.max(0, width - Columns.of(text))) + text;
    }

    /** Draws the matrix for viewers that do not show our HTML. */
    private Drawing draw() {
        double side = 40;
        double left = 20
                + names.stream()
                        .mapToDouble(name -> Label.widthOf(name, 13))
                        .max()
                        .orElseThrow()
                + 10;
        Board board = new Board(left, 76, side, new Size(counts.length, counts.length));
        Drawing drawing = new Drawing(
                Math.max(board.right() + 80, 40 + Label.widthOf(summary(), 15)),
                board.bottom() + 20,
                say("Confusion matrix. %s.", summary()),
                say("Rows: truth; columns: guess. %s", mostFrequent()));
        drawing.add(Label.at(20, 30, Anchor.START, summary()).size(15).strong());
        drawing.add(Label.at(20, 52, Anchor.START, say("Rows: truth; columns: guess; at the right the recall."))
                .colour(Palette.QUIET_TEXT));
        int worst = worst();
        for (int truth = 0; truth < counts.length; truth++) {
            double middle = board.y(truth) + side / 2 + 5;
            drawing.add(Label.at(left - 8, middle, Anchor.END, names.get(truth)).strong());
            drawing.add(Label.at(board.x(truth) + side / 2, board.top() - 6, Anchor.MIDDLE, names.get(truth))
                    .size(Math.min(12, side / Label.widthOf(names.get(truth), 1)))
                    .strong());
            drawing.add(Label.at(board.right() + 8, middle, Anchor.START, percent(recall(truth))));
            for (int guess = 0; guess < counts.length; guess++) {
                int count = counts[truth][guess];
                Color shade = shade(truth, guess, worst);
                drawing.add(board.box(
                        truth == guess ? "right" : "wrong",
                        Ink.fill(count == 0 ? Palette.CARD : Tone.fixed(shade)).edged(Palette.CARD_EDGE, 1),
                        truth,
                        guess));
                drawing.add(Label.at(board.x(guess) + side / 2, middle, Anchor.MIDDLE, count == 0 ? "·" : "" + count)
                        .colour(count == 0 ? Palette.TEXT : Tone.fixed(Palette.textOn(shade))));
            }
        }
        return drawing;
    }

    /** {@code Most often 4 was taken for 9: 12 times.} */
    private String mostFrequent() {
        for (int truth = 0; truth < counts.length; truth++) {
            for (int guess = 0; guess < counts.length; guess++) {
                if (guess != truth && counts[truth][guess] > 0 && counts[truth][guess] == worst()) {
                    return say(
                            worst() == 1
                                    ? "Most often %s was taken for %s: %d time."
                                    : "Most often %s was taken for %s: %d times.",
                            names.get(truth),
                            names.get(guess),
                            worst());
                }
            }
        }
        return "";
    }

    /** Returns the highest count of one mistake, at least 1. */
    private int worst() {
        int worst = 1;
        for (int truth = 0; truth < counts.length; truth++) {
            for (int guess = 0; guess < counts.length; guess++) {
                worst = guess == truth ? worst : Math.max(worst, counts[truth][guess]);
            }
        }
        return worst;
    }

    private Color shade(int truth, int guess, int worst) {
        return truth == guess
                ? Palette.mix(Color.WHITE, Palette.BLUE.color(), 0.25 + 0.75 * recall(truth))
                : Palette.mix(Color.WHITE, Palette.ORANGE.color(), 0.25 + 0.75 * counts[truth][guess] / worst);
    }

    private String toHtml() {
        StringBuilder html = new StringBuilder("<table style=\"border-collapse:collapse;text-align:right\">\n")
                .append("<caption style=\"text-align:left\">%s</caption>\n"
                        .formatted(say("<strong>%s.</strong> Rows: truth; columns: guess.", summary())))
                .append("<thead><tr><th scope=\"col\">")
                .append(say("truth"))
                .append("</th>");
        names.forEach(name ->
                html.append("<th scope=\"col\">").append(Html.escape(name)).append("</th>"));
        html.append("<th scope=\"col\">").append(say("recall")).append("</th></tr></thead>\n<tbody>\n");
        int worst = worst();
        for (int truth = 0; truth < counts.length; truth++) {
            html.append("<tr><th scope=\"row\">")
                    .append(Html.escape(names.get(truth)))
                    .append("</th>");
            for (int guess = 0; guess < counts.length; guess++) {
                html.append(cell(truth, guess, worst));
            }
            html.append("<td>").append(percent(recall(truth))).append("</td></tr>\n");
        }
        return html.append("</tbody></table>\n").toString();
    }

    private String cell(int truth, int guess, int worst) {
        int count = counts[truth][guess];
        if (count == 0) {
            return "<td style=\"%s\">·</td>".formatted(PADDING);
        }
        Color shade = shade(truth, guess, worst);
        return "<td style=\"%s;background:%s;color:%s\">%d</td>"
                .formatted(PADDING, Palette.hex(shade), Palette.hex(Palette.textOn(shade)), count);
    }
}
