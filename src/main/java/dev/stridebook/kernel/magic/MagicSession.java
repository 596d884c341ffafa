package dev.stridebook.kernel.magic;

import dev.stridebook.classpath.ClassPathRequest;
import dev.stridebook.notebook.MimeBundle;
import java.nio.file.Path;
import java.util.List;

/** The session that magics run in. */
public interface MagicSession {
    /**
     * Puts jars and folders of classes on the class path of all later cells.
     *
     * @return those that were not there
     */
    List<Path> addToClassPath(ClassPathRequest request);

    /**
     * Runs source as if it stood in a cell.
     *
     * @return its last value, or null
     */
    Object evaluate(String source) throws Exception;

    /**
     * Runs source as if it stood in a cell, and measures how long it takes.
     *
     * @return its last value, or null, and how long it took, without compilation where that can be measured separately
     */
    default Timed evaluateTimed(String source) throws Exception {
        Stopwatch stopwatch = Stopwatch.start();
        Object value = evaluate(source);
        return new Timed(value, stopwatch.elapsed());
    }

    /** A value and the time it took. */
    record Timed(Object value, Stopwatch.Elapsed elapsed) {}

    /**
     * Runs source that comes from outside the cell.
     *
     * @param name the name of its origin, for errors
     */
    Object evaluate(String name, String source) throws Exception;

    void display(MimeBundle bundle);
}
