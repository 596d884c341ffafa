package dev.stridebook.kernel;

import java.lang.reflect.Field;
import java.util.HashMap;
import java.util.Map;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;
import jdk.jshell.VarSnippet;

/**
 * Keeps the values of variables when something that they were computed from is defined anew: {@code model} of {@code var model =
 * build()} when {@code build} is edited. JShell then compiles the variable again and sets it to null.
 */
final class KeptValues {
    private final JShell shell;
    private final ClassLoader loader;
    private final Map<String, Field> fields = new HashMap<>();

    KeptValues(JShell shell, ClassLoader loader) {
        this.shell = shell;
        this.loader = loader;
    }

    /**
     * Notes a variable, and gives it the value that it had before if it was compiled again for another snippet's sake.
     *
     * @return whether it has its value back
     */
    boolean keep(SnippetEvent event) {
        return note(event, event.causeSnippet() != null);
    }

    /** Gives a variable that was declared again the value that it had before. */
    void restore(SnippetEvent event) {
        note(event, true);
    }

    private boolean note(SnippetEvent event, boolean keepsValue) {
        if (!(event.snippet() instanceof VarSnippet variable) || event.status() != Snippet.Status.VALID) {
            return false;
        }
        try {
            SnippetWrapper wrapper = shell.sourceCodeAnalysis().wrapper(variable);
            Field now = Class.forName(wrapper.fullClassName(), false, loader).getDeclaredField(variable.name());
            Field before = fields.put(variable.name(), now);
            return keepsValue && before != null && !before.equals(now) && copy(before, now);
        } catch (ReflectiveOperationException | LinkageError noSuchField) {
            return false;
        }
    }

    private static boolean copy(Field before, Field now) throws IllegalAccessException {
        before.setAccessible(true);
        now.setAccessible(true);
        Object value = before.get(null);
        boolean fits = now.getType().isPrimitive()
                ? now.getType() == before.getType()
                : value != null && now.getType().isInstance(value);
        if (fits) {
            now.set(null, value);
        }
        return fits;
    }
}
