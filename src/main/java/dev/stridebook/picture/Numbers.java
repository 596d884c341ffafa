package dev.stridebook.picture;

import static dev.stridebook.language.Language.say;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;

/** Formats numbers. */
final class Numbers {
    private Numbers() {}

    /** Formats a coordinate to a hundredth, without trailing zeros. */
    static String shortest(double value) {
        return trimmed(value, 2);
    }

    /** Formats a value that must fit into a cell: about three digits, with a true minus sign. */
    static String inCell(double value) {
        if (Double.isNaN(value) || Double.isInfinite(value)) {
            return Double.isNaN(value) ? "NaN" : value > 0 ? "∞" : "−∞";
        }
        double size = Math.abs(value);
        if (size >= 10_000 || (size > 0 && size < 0.005)) {
            return "%.0e".formatted(value).replace('-', '−');
        }
        return trimmed(value, size >= 100 ? 0 : size >= 10 ? 1 : 2).replace('-', '−');
    }

    /** {@code 97.35 %}. */
    static String percent(double share, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f %%", 100 * share);
    }

    /** {@code 1 row}, {@code 2 rows}. */
    static String rows(long number) {
        return say(number == 1 ? "%d row" : "%d rows", number);
    }

    static String columns(long number) {
        return say(number == 1 ? "%d column" : "%d columns", number);
    }

    static String channels(long number) {
        return say(number == 1 ? "%d channel" : "%d channels", number);
    }

    private static String trimmed(double value, int decimals) {
        BigDecimal rounded = BigDecimal.valueOf(value).setScale(decimals, RoundingMode.HALF_UP);
        return rounded.signum() == 0 ? "0" : rounded.stripTrailingZeros().toPlainString();
    }
}
