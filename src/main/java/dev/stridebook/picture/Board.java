package dev.stridebook.picture;

import dev.stridebook.shape.Size;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/**
 * A grid of cells in a picture, with numbers where they are readable and shades where they are not.
 *
 * @param left the left edge of the grid in pixels
 * @param top the top edge of the grid in pixels
 * @param side the side of a cell in pixels
 * @param size the size in cells
 */
record Board(double left, double top, double side, Size size) {
    private static final double SMALLEST_WITH_NUMBERS = 22;
    /** The number of shades, low enough that cells of one shade can be drawn together. */
    private static final int SHADES = 32;

    /** Supplies the text of a cell. */
    @FunctionalInterface
    interface Texts {
        String at(int row, int column);
    }

    /** Supplies the text of a cell at a step. */
    @FunctionalInterface
    interface MovingTexts {
        String at(int step, int row, int column);
    }

    static boolean hasRoomForNumbers(double side) {
        return side >= SMALLEST_WITH_NUMBERS;
    }

    double right() {
        return left + size.width() * side;
    }

    double bottom() {
        return top + size.height() * side;
    }

    double x(int column) {
        return left + column * side;
    }

    double y(int row) {
        return top + row * side;
    }

    Figure box(String name, Ink ink, int row, int column) {
        return new Figure(name, ink).box(x(column), y(row), side, side);
    }

    /** Draws all cells alike. */
    Figure boxes(String name, Ink ink) {
        Figure boxes = new Figure(name, ink);
        for (int row = 0; row < size.height(); row++) {
            for (int column = 0; column < size.width(); column++) {
                boxes.box(x(column), y(row), side, side);
            }
        }
        return boxes;
    }

    /** Draws texts in one font size, so that the longest of them fits. */
    void drawTexts(Consumer<Mark> drawing, Texts texts) {
        String longest = longest(1, (step, row, column) -> texts.at(row, column));
        for (int row = 0; row < size.height(); row++) {
            for (int column = 0; column < size.width(); column++) {
                String text = texts.at(row, column);
                if (!text.isEmpty()) {
                    drawing.accept(label(row, column, text, longest));
                }
            }
        }
    }

    /** Draws changing texts in one font size. */
    void drawMovingTexts(Consumer<Mark> drawing, int steps, MovingTexts texts) {
        String longest = longest(steps, texts);
        for (int row = 0; row < size.height(); row++) {
            for (int column = 0; column < size.width(); column++) {
                int r = row;
                int c = column;
                drawing.accept(Slot.text(label(row, column, "", longest), step -> texts.at(step, r, c)));
            }
        }
    }

    private String longest(int steps, MovingTexts texts) {
        String longest = "0";
        for (int step = 0; step < steps; step++) {
            for (int row = 0; row < size.height(); row++) {
                for (int column = 0; column < size.width(); column++) {
                    String text = texts.at(step, row, column);
                    longest = text.length() > longest.length() ? text : longest;
                }
            }
        }
        return longest;
    }

    private Label label(int row, int column, String text, String longest) {
        double fontSize = Math.min(13, (side - 2) / Label.widthOf(longest, 1));
        return Label.at(x(column) + side / 2, y(row) + side / 2 + fontSize * 0.36, Label.Anchor.MIDDLE, text)
                .size(fontSize);
    }

    /** Draws cells as bright as their values, starting at this row and column. */
    void drawShades(Consumer<Mark> drawing, float[][] values, Scale scale, int firstRow, int firstColumn) {
        Map<String, Figure> shades = new TreeMap<>();
        for (int row = 0; row < values.length; row++) {
            for (int column = 0; column < values[row].length; column++) {
                Tone tone = scale.tone(values[row][column]);
                shades.computeIfAbsent(tone.light(), colour -> new Figure("shade", Ink.fill(tone)))
                        .box(x(firstColumn + column), y(firstRow + row), side, side);
            }
        }
        shades.values().forEach(drawing);
    }

    /** The range of a picture's values, from the lowest to the highest. */
    record Scale(double least, double greatest) {
        static Scale of(float[][]... planes) {
            double[] finite = Arrays.stream(planes)
                    .flatMap(Arrays::stream)
                    .flatMapToDouble(row -> IntStream.range(0, row.length).mapToDouble(i -> row[i]))
                    .filter(Double::isFinite)
                    .toArray();
            return finite.length == 0
                    ? new Scale(0, 0)
                    : new Scale(
                            Arrays.stream(finite).min().getAsDouble(),
                            Arrays.stream(finite).max().getAsDouble());
        }

        /** Returns the values at the ends, and 0 if it lies between them, with their texts. */
        Map<Double, String> ends() {
            Map<Double, String> ends = new TreeMap<>();
            ends.put(least, Numbers.inCell(least));
            ends.put(greatest, Numbers.inCell(greatest));
            if (least < 0 && greatest > 0) {
                ends.put(0.0, "0");
            }
            return ends;
        }

        Tone tone(double value) {
            double range = greatest - least;
            double step = range == 0 ? least : least + Math.round((value - least) / range * SHADES) * range / SHADES;
            return Tone.fixed(Palette.scale(step, least, greatest));
        }
    }
}
