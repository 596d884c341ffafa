package dev.stridebook.kernel;

import dev.stridebook.classpath.ClassPathRequest;
import dev.stridebook.guard.Exit;
import dev.stridebook.kernel.magic.ArtifactFiles;
import dev.stridebook.kernel.magic.MagicCall;
import dev.stridebook.kernel.magic.MagicException;
import dev.stridebook.kernel.magic.MagicRegistry;
import dev.stridebook.kernel.magic.MagicSession;
import dev.stridebook.kernel.magic.StandardMagics;
import dev.stridebook.kernel.magic.Stopwatch;
import dev.stridebook.kernel.magic.UnknownMagicException;
import dev.stridebook.notebook.CellError;
import dev.stridebook.notebook.MimeBundle;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/** Runs a session's magics as part of a cell. */
final class CellMagics {
    private final StandardMagics magics;

    CellMagics(JavaEvaluator evaluator) {
        this.magics = new StandardMagics(new Session(evaluator));
    }

    MagicRegistry registry() {
        return magics.registry();
    }

    ArtifactFiles artifacts() {
        return magics.artifacts();
    }

    /** Returns the magic's value, if it should be shown. */
    Optional<Object> run(CellSource.Piece piece, CellSource source, CellRun run) throws CellFailed {
        int line = source.lineOf(piece.start());
        MagicCall call = MagicCall.of(piece.source()).orElseThrow().below(line - 1);
        try {
            Object value = run.inUserCode(() -> registry().run(call));
            return piece.isQuiet() ? Optional.empty() : Optional.ofNullable(value);
        } catch (CellFailed nested) {
            throw nested;
        } catch (CellInterrupted | OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) {
            if (run.isInterrupted()) {
                throw new CellInterrupted();
            }
            throw new CellFailed(error(
                    e, source.place(run.cell(), line), line, source.line(line).strip()));
        }
    }

    private static CellError error(Throwable e, String place, int line, String text) {
        boolean isExplained = e instanceof MagicException
                || e instanceof UnknownMagicException
                || e instanceof IllegalArgumentException
                || e instanceof IOException;
        String name = isExplained
                ? "MagicError"
                : e instanceof Exit
                        ? CellErrors.SYSTEM_EXIT
                        : ErrorText.simpleName(e.getClass().getName());
        String message = ErrorText.plain(String.valueOf(e.getMessage()));
        List<String> lines = List.of(
                Colors.error(name) + ": " + message, "  " + Colors.place(place + ":") + " " + ErrorText.line(text));
        return new CellError(name, message, lines, line, text);
    }

    /** The session as magics see it. */
    private record Session(JavaEvaluator evaluator) implements MagicSession {
        @Override
        public List<Path> addToClassPath(ClassPathRequest request) {
            return evaluator.addToClassPath(request);
        }

        @Override
        public Object evaluate(String source) throws Exception {
            return evaluator.evaluateNested("", source);
        }

        @Override
        public Object evaluate(String name, String source) throws Exception {
            return evaluator.evaluateNested(name, source);
        }

        /** Counts only the time spent in the cell's own code. */
        @Override
        public Timed evaluateTimed(String source) throws Exception {
            CellRun run = CellRun.current();
            Stopwatch.Elapsed before = run.takenSoFar();
            Object value = evaluate(source);
            return new Timed(value, run.takenSoFar().minus(before));
        }

        @Override
        public void display(MimeBundle bundle) {
            CellRun.current().display(bundle, null);
        }
    }
}
