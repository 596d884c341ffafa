package dev.stridebook.cli;

import dev.stridebook.shape.ShapeException;
import dev.stridebook.shape.Size;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a size: {@code 3x5}, {@code 3,5} or {@code 3}. */
final class SizeArgument implements ITypeConverter<Size> {
    @Override
    public Size convert(String text) {
        return parse(text);
    }

    static Size parse(String text) {
        try {
            return Size.parse(text);
        } catch (ShapeException malformed) {
            throw new TypeConversionException(malformed.getMessage());
        }
    }
}
