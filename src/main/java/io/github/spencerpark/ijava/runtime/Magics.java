package io.github.spencerpark.ijava.runtime;

import java.util.List;

/** Runs magics by function calls. */
public final class Magics {
    private Magics() {}

    /**
     * Runs a line magic: {@code List<String> jars = lineMagic("jars", List.of("lib/*.jar"))}.
     *
     * @return its value, or null
     */
    public static <T> T lineMagic(String name, List<String> arguments) {
        try {
            return Kernel.required().getMagics().applyLineMagic(name, arguments);
        } catch (Exception e) {
            throw Magics.<RuntimeException>asItIs(e);
        }
    }

    /**
     * Runs a cell magic.
     *
     * @param body the lines below the magic
     * @return its value, or null
     */
    public static <T> T cellMagic(String name, List<String> arguments, String body) {
        try {
            return Kernel.required().getMagics().applyCellMagic(name, arguments, body);
        } catch (Exception e) {
            throw Magics.<RuntimeException>asItIs(e);
        }
    }

    /** IJava's functions declare no exceptions, and wrapping one would hide it from the reader. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E asItIs(Throwable e) throws E {
        throw (E) e;
    }
}
