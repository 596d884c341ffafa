package dev.stridebook.kernel.debug;

import dev.stridebook.notebook.MimeBundle;
import java.util.Collection;
import java.util.List;
import java.util.Optional;

/** The session of cells, as the debugger needs to see it. */
public interface DebuggedSession {
    /** Makes the session report each snippet that it runs, until null is passed. */
    void watch(SnippetWatch watch);

    /** Returns the run that goes on, even if it has not come to its code yet; empty if no cell runs. */
    Optional<Object> run();

    /** Returns what is another object once the session has begun anew, with classes that have the names of the earlier ones. */
    Object identity();

    /** Returns the names of all classes that cells were compiled to. */
    Collection<String> classNames();

    /** Returns the line of a cell that a line of one of these classes comes from; empty for a class that was replaced. */
    Optional<CellLine> line(String className, int line);

    /** Returns the session's variables in the order of their definition. */
    List<NamedValue> variables();

    /**
     * Evaluates an expression, or runs a statement, on the calling thread.
     *
     * @param locals the variables that it sees besides the session's
     * @throws Exception what it throws, or why it cannot be compiled
     */
    Object evaluate(String source, List<NamedValue> locals) throws Exception;

    /** Returns a value in the forms that a notebook shows. */
    MimeBundle render(Object value);
}
