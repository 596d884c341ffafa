package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

/**
 * A name that a user chose for our kernel, so that it can be installed more than once.
 *
 * @param id the name by which Jupyter starts it
 */
public record KernelName(String id) {
    /**
     * @throws IllegalArgumentException if Jupyter would not find a kernel of this name
     */
    public KernelName {
        if (!id.matches("[a-z0-9._-]+") || id.matches("[.]+")) {
            throw new IllegalArgumentException(say(
                    "A kernel's name may have the letters a to z, digits, and the characters - _ . in it, but this is \"%s\".",
                    id));
        }
    }

    /** Returns the name that Jupyter shows. */
    public String displayName() {
        return "Java (%s)".formatted(id);
    }
}
