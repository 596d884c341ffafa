package dev.stridebook.shape;

import static dev.stridebook.language.Language.say;

/** A direction that a window slides in. Height and width never influence each other. */
public enum Axis {
    HEIGHT,
    WIDTH,
    /** The only direction of a {@link Window1d}. */
    LENGTH;

    /** Returns {@code height}, {@code width} or {@code length}, for messages. */
    public String label() {
        return switch (this) {
            case HEIGHT -> say("height");
            case WIDTH -> say("width");
            case LENGTH -> say("length");
        };
    }

    ShapeException empty(int input) {
        return new ShapeException(
                this == LENGTH
                        ? say("An input must have a length of at least 1, but its length is %d.", input)
                        : say("An input must be at least 1 in height and in width, but its %s is %d.", label(), input));
    }
}
