package dev.stridebook.course.predict;

import static dev.stridebook.language.Language.say;

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
            throw new UnreadableException(say("“%s” is not a size. Type %s.", typed.strip(), legal()));
        }
        return Size.of(Integer.parseInt(size.group(1)), Integer.parseInt(size.group(2)))
                .toString();
    }

    @Override
    public Verdict compare(String guess, Object result, double tolerance) {
        Size said = Size.parse(guess);
        Size is = (Size) result;
        if (said.equals(is)) {
            return new Verdict(true, say("You said %s, and %s it is.", said, is));
        }
        return new Verdict(false, say("You said %s. It is %s: %s.", said, is, difference(said, is)));
    }

    private static String difference(Size said, Size is) {
        int height = is.height() - said.height();
        int width = is.width() - said.width();
        if (said.height() == is.width() && said.width() == is.height()) {
            return say("both numbers are right, but the height comes first");
        }
        if (height == 0) {
            return say("the height is right, the width is %s", by(width));
        }
        if (width == 0) {
            return say("the width is right, the height is %s", by(height));
        }
        return height == width
                ? say("height and width are each %s", by(height))
                : say("the height is %s, the width %s", by(height), by(width));
    }

    private static String by(int difference) {
        return say(difference > 0 ? "%d more" : "%d less", Math.abs(difference));
    }

    @Override
    public String text(Object result) {
        return result.toString();
    }

    @Override
    public String legal() {
        return say("height and width, such as 4x4");
    }

    @Override
    public String example() {
        return "\"4x4\"";
    }
}
