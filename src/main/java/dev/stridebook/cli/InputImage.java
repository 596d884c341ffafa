package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.shape.Size;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** The size of an input, and its number of channels if that was given. */
record InputImage(OptionalInt channels, Size size) {
    private static final Pattern WITH_CHANNELS = Pattern.compile("\\s*(-?\\d{1,9})\\s*[x×,](.*[x×,].*)");

    /** Reads {@code 8x8} or {@code 3x32x32}. Rejects a single number, because "8" is more often a slip than a square input. */
    static final class Converter implements ITypeConverter<InputImage> {
        @Override
        public InputImage convert(String text) {
            if (text.strip().matches("-?\\d+")) {
                throw new TypeConversionException(say(
                        "\"%s\" is one number, but an input needs a height and a width, such as %2$sx%2$s.",
                        text, text.strip()));
            }
            Matcher matcher = WITH_CHANNELS.matcher(text);
            if (!matcher.matches()) {
                return new InputImage(OptionalInt.empty(), SizeArgument.parse(text));
            }
            int channels = Integer.parseInt(matcher.group(1));
            if (channels < 1) {
                throw new TypeConversionException(
                        say("An input must have at least 1 channel, but \"%s\" has %d.", text, channels));
            }
            return new InputImage(OptionalInt.of(channels), SizeArgument.parse(matcher.group(2)));
        }
    }
}
