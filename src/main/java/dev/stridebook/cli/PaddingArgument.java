package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.shape.Padding;
import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import java.util.Arrays;
import java.util.function.UnaryOperator;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads {@code same}, {@code valid}, a size, or {@code top,bottom,left,right} as a change to a window. */
final class PaddingArgument implements ITypeConverter<UnaryOperator<Window>> {
    private static final Pattern FOUR_SIDES = Pattern.compile("\\s*\\d{1,9}(\\s*,\\s*\\d{1,9}){3}\\s*");

    @Override
    public UnaryOperator<Window> convert(String text) {
        if (text.equals("same")) {
            return Window::samePadding;
        }
        if (text.equals("valid")) {
            return Window::validPadding;
        }
        if (FOUR_SIDES.matcher(text).matches()) {
            int[] sides = Arrays.stream(text.split(","))
                    .mapToInt(side -> Integer.parseInt(side.strip()))
                    .toArray();
            return window -> window.padding(new Padding(sides[0], sides[1], sides[2], sides[3]));
        }
        Size size = size(text);
        return window -> window.padding(size.height(), size.width());
    }

    private static Size size(String text) {
        try {
            return Size.parse(text);
        } catch (ShapeException malformed) {
            throw new TypeConversionException(say(
                    "\"%s\" is not a padding. Write same, valid, one number for all sides, height and width such as 0,1, or top, bottom, left and right such as 0,1,2,2.",
                    text));
        }
    }
}
