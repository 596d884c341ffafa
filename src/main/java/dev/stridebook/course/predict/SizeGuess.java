package dev.stridebook.course.predict;

import dev.stridebook.shape.Size;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A guess at a height and a width. */
record SizeGuess() implements Guess {
    private static final Pattern TWO =
            Pattern.compile("[(\\[]?\\s*(\\d{1,9})\\s*(?:[xX×*,;]|\\s)\\s*(\\d{1,9})\\s*[)\\]]?");

    @Override
    public String read(String typed) throws UnreadableException {
        Matcher size = TWO.matcher(typed.strip());
        if (!size.matches()) {
            throw new UnreadableException("“%s” is not a size. Type %s.".formatted(typed.strip(), legal()));
        }
        return Size.of(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)))
                .toString();
    }

    @Override
    public Verdict compare(String guess, Object result, double tolerance) {
        Size said = Size.parse(guess);
        Size is = (Size) result;
        if (said.equals(is)) {
            return new Verdict(true, "You said %s, and %s it is.".formatted(said, is));
        }
        return new Verdict(false, "You said %s. It is %s: %s.".formatted(said, is, difference(said, is)));
    }

    private static String difference(Size said, Size is) {
        int height = is.height() - said.height();
        int width = is.width() - said.width();
        if (said.height() == is.width() && said.width() == is.height()) {
            return "both numbers are right, but the height comes first";
        }
        if (height == 0) {
            return "the height is right, the width is " + by(width);
        }
        if (width == 0) {
            return "the width is right, the height is " + by(height);
        }
        return height == width
                ? "height and width are each " + by(height)
                : "the height is %s, the width %s".formatted(by(height), by(width));
    }

    private static String by(int difference) {
        return Math.abs(difference) + (difference > 0 ? " more" : " less");
    }

    @Override
    public String text(Object result) {
        return result.toString();
    }

    @Override
    public String legal() {
        return "height and width, such as 4x4";
    }

    @Override
    public String example() {
        return "\"4x4\"";
    }
}
