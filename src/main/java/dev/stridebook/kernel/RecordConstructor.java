package dev.stridebook.kernel;

import java.util.Optional;
import java.util.stream.Stream;
import jdk.jshell.Diag;

/**
 * JShell makes every record public, and Java demands that the canonical constructor of a public record is public. Nobody writes that
 * into a record which is not, so JShell refuses the compact constructors of every textbook.
 */
final class RecordConstructor {
    private static final String INVALID = "compiler.err.invalid.canonical.constructor.in.record";

    private RecordConstructor() {}

    /**
     * Returns a rejected record with its constructor made public, on the lines where everything was.
     *
     * @param errors why it was rejected; empty is returned if the constructor is not among the reasons
     */
    static Optional<String> madePublic(String source, Stream<Diag> errors) {
        return errors.filter(error -> error.getCode().equals(INVALID))
                .map(error -> (int) error.getStartPosition())
                .filter(start -> start >= 0 && start <= source.length())
                .findFirst()
                .map(start -> source.substring(0, start) + "public " + source.substring(start));
    }
}
