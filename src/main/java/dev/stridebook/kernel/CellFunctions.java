package dev.stridebook.kernel;

import io.github.spencerpark.jupyter.kernel.display.DisplayData;
import java.util.List;
import java.util.UUID;

/** The functions that every cell can call without an import: those of IJava. */
public final class CellFunctions {
    private CellFunctions() {}

    /** The kernel that runs this cell. */
    public static StridebookKernel getKernelInstance() {
        StridebookKernel kernel = StridebookKernel.current();
        if (kernel == null) {
            throw new IllegalStateException("No cell runs on this thread. Call this from a cell of a notebook.");
        }
        return kernel;
    }

    /** The forms in which the notebook shows a value. */
    public static DisplayData render(Object value) {
        return getKernelInstance().getRenderer().render(value);
    }

    /** The value in these MIME types, such as {@code "text/html"}, as far as it has them. */
    public static DisplayData render(Object value, String... mimeTypes) {
        return getKernelInstance().getRenderer().renderAs(value, mimeTypes);
    }

    /**
     * Shows a value.
     *
     * @return the id under which {@link #updateDisplay} replaces it
     */
    public static String display(Object value) {
        return show(value instanceof DisplayData data ? data : render(value));
    }

    /** Shows a value as these MIME types: {@code display("<b>bold</b>", "text/html")}. */
    public static String display(Object value, String... mimeTypes) {
        return show(render(value, mimeTypes));
    }

    private static String show(DisplayData data) {
        if (!data.hasDisplayId()) {
            data.setDisplayId(UUID.randomUUID().toString());
        }
        String id = data.getDisplayId();
        getKernelInstance().display(data, id);
        return id;
    }

    /** Shows another value in the place of an earlier one. */
    public static void updateDisplay(String id, Object value) {
        getKernelInstance().updateDisplay(value instanceof DisplayData data ? data : render(value), id);
    }

    /** Shows another value in the place of an earlier one, as these MIME types. */
    public static void updateDisplay(String id, Object value, String... mimeTypes) {
        getKernelInstance().updateDisplay(render(value, mimeTypes), id);
    }

    /**
     * Removes what this cell has shown so far.
     *
     * @param wait true to remove it only when something new comes, which does not flicker
     */
    public static void clearOutput(boolean wait) {
        getKernelInstance().clearOutput(wait);
    }

    /**
     * Runs Java source as if it stood in a cell of its own.
     *
     * @return its last value, or null
     * @throws Exception what the source throws
     */
    public static Object eval(String source) throws Exception {
        return getKernelInstance().evalRaw(source);
    }

    /**
     * Runs a magic for one line: {@code List<String> jars = lineMagic("jars", List.of("lib/*.jar"))}.
     *
     * @return its value, or null
     */
    public static <T> T lineMagic(String name, List<String> arguments) {
        try {
            return getKernelInstance().getMagics().applyLineMagic(name, arguments);
        } catch (Exception e) {
            throw CellFunctions.<RuntimeException>asItIs(e);
        }
    }

    /**
     * Runs a magic for a cell.
     *
     * @param body the lines below the magic
     * @return its value, or null
     */
    public static <T> T cellMagic(String name, List<String> arguments, String body) {
        try {
            return getKernelInstance().getMagics().applyCellMagic(name, arguments, body);
        } catch (Exception e) {
            throw CellFunctions.<RuntimeException>asItIs(e);
        }
    }

    /** IJava's functions declare no exception, and to wrap one would hide it from the reader. */
    @SuppressWarnings("unchecked")
    private static <E extends Throwable> E asItIs(Throwable e) throws E {
        throw (E) e;
    }

    /** {@link java.io.PrintStream#printf} on standard output. */
    public static void printf(String format, Object... arguments) {
        System.out.printf(format, arguments);
    }
}
