package io.github.spencerpark.ijava.runtime;

import dev.stridebook.kernel.CellFunctions;
import java.util.List;

/** Magics as functions. */
public final class Magics {
    private Magics() {}

    /** @see CellFunctions#lineMagic */
    public static <T> T lineMagic(String name, List<String> arguments) {
        return CellFunctions.lineMagic(name, arguments);
    }

    /** @see CellFunctions#cellMagic */
    public static <T> T cellMagic(String name, List<String> arguments, String body) {
        return CellFunctions.cellMagic(name, arguments, body);
    }
}
