package dev.stridebook.kernel;

import dev.stridebook.guard.Guard;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import jdk.jshell.SourceCodeAnalysis.Completeness;

/**
 * Joins long runs of statements, which JShell compiles in no time as one block but one by one in minutes. Only statements that define
 * nothing and show nothing are joined, and only in such numbers as nobody types.
 */
final class StatementRuns {
    private static final int FEWEST = 50;
    private static final int MOST = 500;

    /** A statement by its first words: a control structure, or an assignment or a call to something named. */
    private static final Pattern STATEMENT = Pattern.compile(
            "(?:(?:if|for|while|do|try|switch|synchronized)\\b|\\{|(?:\\+\\+|--)[\\w$]|(?!(?:new|return|throw|yield|assert|super|this)\\b)"
                    + "[\\w$]++(?:\\s*+\\.\\s*+[\\w$]++|\\[[\\w$]*+\\])*+\\s*+(?:\\(|\\+\\+|--|(?:[-+*/%&|^]|<<|>>>?)?=(?!=)))",
            Pattern.UNICODE_CHARACTER_CLASS);

    private static final String BETWEEN = Guard.class.getName() + ".check();";

    private StatementRuns() {}

    /** Returns the pieces in their order, those of a list to be evaluated together. */
    static List<List<CellSource.Piece>> of(CellSource source) {
        List<List<CellSource.Piece>> runs = new ArrayList<>();
        List<CellSource.Piece> run = new ArrayList<>();
        for (CellSource.Piece piece : source.pieces()) {
            boolean isStatement = isStatement(piece, source);
            if (!isStatement || run.size() == MOST) {
                end(run, runs);
            }
            run.add(piece);
            if (!isStatement) {
                end(run, runs);
            }
        }
        end(run, runs);
        return runs;
    }

    private static void end(List<CellSource.Piece> run, List<List<CellSource.Piece>> runs) {
        if (run.size() >= FEWEST) {
            runs.add(List.copyOf(run));
        } else {
            run.forEach(piece -> runs.add(List.of(piece)));
        }
        run.clear();
    }

    private static boolean isStatement(CellSource.Piece piece, CellSource source) {
        return piece.kind() == CellSource.Kind.SNIPPET
                && piece.completeness() == Completeness.COMPLETE
                && STATEMENT.matcher(piece.source()).lookingAt()
                && source.text().startsWith(piece.source(), piece.start());
    }

    /** Returns a run as one block, with the same lines, which can be stopped between its statements. */
    static CellSource.Piece join(List<CellSource.Piece> run, CellSource source) {
        StringBuilder block = new StringBuilder("{");
        int end = run.get(0).start();
        for (CellSource.Piece piece : run) {
            block.append(source.text(), end, piece.start())
                    .append(piece.source())
                    .append(BETWEEN);
            end = piece.start() + piece.source().length();
        }
        return new CellSource.Piece(
                CellSource.Kind.SNIPPET,
                block.append('}').toString(),
                run.get(0).start(),
                true,
                Completeness.COMPLETE);
    }
}
