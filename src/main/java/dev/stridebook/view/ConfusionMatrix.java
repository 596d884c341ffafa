package dev.stridebook.view;

import dev.stridebook.notebook.Displayable;
import dev.stridebook.notebook.Html;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.shape.ShapeException;
import java.awt.Color;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * How often each class was taken for each other: a row for each true class, a column for each guess, and each class's
 * recall, the share of its examples that were recognised. Right answers are shaded blue, wrong ones orange, on a scale of
 * their own, because they are few.
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
            throw new ShapeException(
                    "A confusion matrix has a row and a column for every class, but this one has %d rows of %s columns."
                            .formatted(
                                    counts.length,
                                    Arrays.stream(counts)
                                            .map(row -> row.length)
                                            .distinct()
                                            .toList()));
        }
        if (Arrays.stream(counts).flatMapToInt(Arrays::stream).anyMatch(count -> count < 0)) {
            throw new ShapeException("Counts cannot be negative: " + Arrays.deepToString(counts) + ".");
        }
        return new ConfusionMatrix(
                Arrays.stream(counts).map(int[]::clone).toArray(int[][]::new),
                IntStream.range(0, counts.length).mapToObj(String::valueOf).toList());
    }

    /**
     * With names for the classes.
     *
     * @throws ShapeException if there are not as many as classes
     */
    public ConfusionMatrix names(List<String> classNames) {
        if (classNames.size() != counts.length) {
            throw new ShapeException("There are %d classes, but %d names.".formatted(counts.length, classNames.size()));
        }
        return new ConfusionMatrix(counts, List.copyOf(classNames));
    }

    public int count(int truth, int guess) {
        return counts[truth][guess];
    }

    /** Share of a class's examples that were recognised, 0 to 1; NaN if there were none. */
    public double recall(int truth) {
        return (double) counts[truth][truth] / examples(truth);
    }

    /** Share of all examples that were recognised, 0 to 1; NaN if there were none. */
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
        return "Accuracy %s: %d of %d right".formatted(percent(accuracy()), right(), total());
    }

    private static String percent(double share) {
        return Double.isNaN(share) ? "–" : Numbers.percent(share, 1);
    }

    @Override
    public MimeBundle toMimeBundle() {
        return MimeBundle.text(toString()).with(MimeBundle.HTML, toHtml());
    }

    /** As a table of plain text. */
    @Override
    public String toString() {
        int nameWidth =
                Math.max(5, names.stream().mapToInt(String::length).max().orElseThrow());
        int countWidth = 1
                + LongStream.concat(
                                Arrays.stream(counts)
                                        .flatMapToInt(Arrays::stream)
                                        .mapToLong(c -> String.valueOf(c).length()),
                                names.stream().mapToLong(String::length))
                        .mapToInt(width -> (int) width)
                        .max()
                        .orElseThrow();
        StringBuilder text = new StringBuilder(summary()).append(". Rows: truth; columns: guess.\n");
        text.append(" ".repeat(nameWidth));
        names.forEach(name -> text.append(padded(name, countWidth)));
        text.append("   recall\n");
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
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }

    private String toHtml() {
        StringBuilder html = new StringBuilder("<table style=\"border-collapse:collapse;text-align:right\">\n")
                .append(
                        "<caption style=\"text-align:left\"><strong>%s.</strong> Rows: truth; columns: guess.</caption>\n"
                                .formatted(summary()))
                .append("<thead><tr><th scope=\"col\">truth</th>");
        names.forEach(name ->
                html.append("<th scope=\"col\">").append(Html.escape(name)).append("</th>"));
        html.append("<th scope=\"col\">recall</th></tr></thead>\n<tbody>\n");
        int worst = 1;
        for (int truth = 0; truth < counts.length; truth++) {
            for (int guess = 0; guess < counts.length; guess++) {
                worst = guess == truth ? worst : Math.max(worst, counts[truth][guess]);
            }
        }
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
        Color shade = truth == guess
                ? Palette.mix(Color.WHITE, Palette.color(Palette.BLUE), 0.25 + 0.75 * recall(truth))
                : Palette.mix(Color.WHITE, Palette.color(Palette.ORANGE), 0.25 + 0.75 * count / worst);
        return "<td style=\"%s;background:%s;color:%s\">%d</td>"
                .formatted(PADDING, Palette.hex(shade), Palette.hex(Palette.textOn(shade)), count);
    }
}
