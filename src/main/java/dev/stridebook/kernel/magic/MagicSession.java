package dev.stridebook.kernel.magic;

import dev.stridebook.notebook.MimeBundle;
import java.nio.file.Path;

/** What magics do to the session they run in. */
public interface MagicSession {
    /** Puts a jar or a folder of classes on the class path of all later cells. */
    void addToClassPath(Path jarOrFolder);

    /**
     * Runs source as if it stood in a cell.
     *
     * @return its last value, or null
     */
    Object evaluate(String source) throws Exception;

    /**
     * Runs source as if it stood in a cell, and measures it.
     *
     * @return its last value, or null, and how long it took without its compilation, where the two can be told apart
     */
    default Timed evaluateTimed(String source) throws Exception {
        Stopwatch stopwatch = Stopwatch.start();
        Object value = evaluate(source);
        return new Timed(value, stopwatch.elapsed());
    }

    /** A value and what it took. */
    record Timed(Object value, Stopwatch.Elapsed elapsed) {}

    /**
     * Runs source that comes from elsewhere.
     *
     * @param name of the place it comes from, for errors
     */
    Object evaluate(String name, String source) throws Exception;

    void display(MimeBundle bundle);
}
