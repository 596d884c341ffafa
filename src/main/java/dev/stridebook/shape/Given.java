package dev.stridebook.shape;

import dev.stridebook.Internal;

/** Checks that an argument was given at all. */
@Internal
public final class Given {
    private Given() {}

    /**
     * Returns the argument.
     *
     * @param name of the parameter, for the text
     * @throws NullPointerException if it is null
     */
    public static <T> T notNull(T argument, String name) {
        if (argument == null) {
            throw new NullPointerException("The argument \"%s\" must not be null.".formatted(name));
        }
        return argument;
    }
}
