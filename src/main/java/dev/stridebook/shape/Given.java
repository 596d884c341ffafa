package dev.stridebook.shape;

import static dev.stridebook.language.Language.say;

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
            throw new NullPointerException(say("The argument \"%s\" must not be null.", name));
        }
        return argument;
    }

    /**
     * Returns an array of arguments.
     *
     * @param name of the parameter, for the text
     * @throws NullPointerException if it, or an element of it, is null
     */
    public static <T> T[] noneNull(T[] arguments, String name) {
        for (int i = 0; i < notNull(arguments, name).length; i++) {
            notNull(arguments[i], "%s[%d]".formatted(name, i));
        }
        return arguments;
    }
}
