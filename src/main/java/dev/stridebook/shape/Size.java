package dev.stridebook.shape;

import static dev.stridebook.language.Language.say;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A height and a width, in that order: of an image, a kernel, a step. Neither has to be positive: see {@link Window}. */
public record Size(int height, int width) {
    private static final Pattern TEXT = Pattern.compile("\\s*(-?\\d+)\\s*(?:[x×,]\\s*(-?\\d+)\\s*)?");

    /** Returns a square of the given side. */
    public static Size square(int side) {
        return new Size(side, side);
    }

    /** Returns the size of the given height and width. */
    public static Size of(int height, int width) {
        return new Size(height, width);
    }

    /**
     * Reads {@code 3x5}, {@code 3×5} or {@code 3,5} as height 3 and width 5, and {@code 3} as a square.
     *
     * @throws ShapeException if the text is none of these, or a number does not fit into an {@code int}
     */
    public static Size parse(String text) {
        Matcher matcher = TEXT.matcher(Given.notNull(text, "text"));
        if (!matcher.matches()) {
            throw notASize(text);
        }
        try {
            int height = Integer.parseInt(matcher.group(1));
            return new Size(height, matcher.group(2) == null ? height : Integer.parseInt(matcher.group(2)));
        } catch (NumberFormatException tooLarge) {
            throw notASize(text);
        }
    }

    private static ShapeException notASize(String text) {
        return new ShapeException(
                say("\"%s\" is not a size. Write height and width, such as 3x5 or 3,5, or one number for both.", text));
    }

    /** Returns height times width. */
    public long area() {
        return (long) height * width;
    }

    /** Returns height and width: {@code 3×5}. */
    @Override
    public String toString() {
        return height + "×" + width;
    }
}
