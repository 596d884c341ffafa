package dev.stridebook.notebook;

import static dev.stridebook.language.Language.say;

import dev.stridebook.Internal;
import java.math.BigDecimal;
import java.util.stream.IntStream;

/**
 * The values of a slider.
 *
 * @param name what the values are of, such as {@code stride}
 * @param isWhole whether all are whole numbers
 */
@Internal
public record SliderRange(String name, double from, double to, double step, boolean isWhole) {
    /** Allows for rounding: 0.3 is three steps of 0.1. */
    private static final double TOLERANCE = 1e-9;

    public SliderRange {
        if (!(from <= to) || !(step > 0) || Double.isInfinite(to - from) || Double.isInfinite(step)) {
            throw new IllegalArgumentException(say(
                    "The slider %s goes from %s to %s in steps of %s, but the end must not be below the beginning and the step must be positive.",
                    name, number(from, isWhole), number(to, isWhole), number(step, isWhole)));
        }
    }

    static SliderRange whole(String name, int from, int to) {
        return new SliderRange(name, from, to, 1, true);
    }

    long size() {
        return 1 + (long) Math.floor((to - from) / step + TOLERANCE);
    }

    /** Returns all values, from the lowest; the range must be small. */
    double[] values() {
        return IntStream.range(0, (int) size()).mapToDouble(this::value).toArray();
    }

    private double value(int index) {
        return BigDecimal.valueOf(from)
                .add(BigDecimal.valueOf(step).multiply(BigDecimal.valueOf(index)))
                .doubleValue();
    }

    /** Returns the number of decimal places that tell the values apart. */
    public int decimals() {
        int decimals = Math.max(
                BigDecimal.valueOf(from).stripTrailingZeros().scale(),
                BigDecimal.valueOf(step).stripTrailingZeros().scale());
        return Math.max(0, decimals);
    }

    /** Returns a value as text, such as {@code stride = 2}. */
    String label(double value) {
        return name + " = " + number(value, isWhole);
    }

    String range() {
        return say("%s from %s to %s", name, number(from, isWhole), number(to, isWhole));
    }

    private static String number(double value, boolean isWhole) {
        return isWhole ? Long.toString((long) value) : Double.toString(value);
    }
}
