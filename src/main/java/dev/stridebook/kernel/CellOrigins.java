package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import dev.stridebook.kernel.debug.CellLine;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;

/** Maps each snippet to the cell and line it came from, for errors that occur in it now or when a later cell or thread uses it. */
final class CellOrigins {
    private static final Pattern WRAPPER = Pattern.compile("(REPL\\.\\$JShell\\$(\\d+)\\w*?)(?:\\$.*)?");

    private final Map<String, Origin> origins = new ConcurrentHashMap<>();
    private final SourceCodeAnalysis analysis;

    CellOrigins(SourceCodeAnalysis analysis) {
        this.analysis = analysis;
    }

    private record Origin(Snippet snippet, int cell, CellSource source, int start) {
        CellPlace place(int line, String method) {
            return new CellPlace(source.place(cell, line), line, ErrorText.line(source.line(line)), method);
        }

        CellLine line(String piece, int line) {
            String name = source.name().isEmpty() ? say("cell %d", cell) : source.name();
            return new CellLine(
                    source.original(),
                    name,
                    line,
                    piece,
                    source.firstLineFor(start),
                    source.lineOf(start)
                            + (int) snippet.source().stripTrailing().lines().count()
                            - 1);
        }
    }

    private volatile Origin expected;
    /** Returns whether a stack frame is a cell's own, as the JVM names it. */
    static boolean isOfCell(StackTraceElement frame) {
        return WRAPPER.matcher(frame.getClassName()).matches();
    }

    void remember(Snippet snippet, int cell, CellSource source, int start) {
        origins.put(snippet.id(), new Origin(snippet, cell, source, start));
    }

    /** Notes the piece of a cell that JShell is about to compile and run, for those who must know it before it has run. */
    void expect(int cell, CellSource source, int start) {
        expected = new Origin(null, cell, source, start);
    }

    /**
     * Remembers what has been compiled from the {@linkplain #expect expected} piece so far.
     *
     * @param classNames the names of classes that snippets were compiled to
     */
    void settle(Stream<Snippet> snippets, Collection<String> classNames) {
        Origin piece = expected;
        Set<String> compiled = classNames.stream()
                .map(WRAPPER::matcher)
                .filter(Matcher::matches)
                .map(wrapper -> wrapper.group(2))
                .collect(Collectors.toSet());
        snippets.filter(snippet -> compiled.contains(snippet.id()))
                .filter(snippet -> !origins.containsKey(snippet.id())
                        || origins.get(snippet.id()).snippet() != snippet)
                .forEach(snippet -> remember(snippet, piece.cell(), piece.source(), piece.start()));
    }

    /** Returns the line of a cell that a line of one of its classes was compiled from; empty for a class that was replaced. */
    Optional<CellLine> line(String className, int line) {
        Matcher wrapper = WRAPPER.matcher(className);
        if (line < 1 || !wrapper.matches()) {
            return Optional.empty();
        }
        Origin origin = origins.get(wrapper.group(2));
        return origin == null
                ? Optional.empty()
                : lineOfWrapped(origin, wrapper.group(1), line)
                        .map(cellLine -> origin.line(wrapper.group(1), cellLine));
    }

    OptionalInt cellOf(Snippet snippet) {
        Origin origin = origins.get(snippet.id());
        return origin == null ? OptionalInt.empty() : OptionalInt.of(origin.cell());
    }

    /** Returns the line of a stack frame, whether JShell has translated it ({@code #12:3}) or not; empty for other code. */
    Optional<CellPlace> place(StackTraceElement frame) {
        String file = frame.getFileName();
        if (file == null || frame.getLineNumber() < 1) {
            return Optional.empty();
        }
        if (file.startsWith("#")) {
            return Optional.ofNullable(origins.get(file.substring(1))).map(origin -> {
                int line = origin.source().lineOf(origin.start()) + frame.getLineNumber() - 1;
                return origin.place(line, method(frame.getClassName(), frame.getMethodName()));
            });
        }
        Matcher wrapper = WRAPPER.matcher(frame.getClassName());
        return wrapper.matches()
                ? Optional.ofNullable(origins.get(wrapper.group(2)))
                        .flatMap(origin -> placeOfWrapped(origin, wrapper.group(1), frame))
                : Optional.empty();
    }

    private static String method(String owner, String method) {
        boolean isNamed = !method.isEmpty() && !method.contains("$") && !method.startsWith("<");
        return !isNamed ? "" : owner.isEmpty() ? method : owner + "." + method;
    }

    /** JShell translates what a cell throws, but not what a thread throws. */
    private Optional<CellPlace> placeOfWrapped(Origin origin, String className, StackTraceElement frame) {
        return lineOfWrapped(origin, className, frame.getLineNumber())
                .map(line -> origin.place(line, method("", frame.getMethodName())));
    }

    private Optional<Integer> lineOfWrapped(Origin origin, String className, int line) {
        SnippetWrapper wrapper = analysis.wrapper(origin.snippet());
        if (wrapper == null || !wrapper.fullClassName().equals(className)) {
            return Optional.empty();
        }
        int endOfLine = 0;
        for (int each = 1; each <= line; each++) {
            int end = wrapper.wrapped().indexOf('\n', endOfLine);
            endOfLine = end < 0 ? wrapper.wrapped().length() : end + 1;
        }
        int inSnippet = wrapper.wrappedToSourcePosition(Math.max(0, endOfLine - 2));
        // Counted in the snippet: its text may differ from the cell's within a line.
        String before = origin.snippet().source().substring(0, inSnippet);
        int inCell = origin.source().lineOf(origin.start())
                + (int) before.chars().filter(c -> c == '\n').count();
        return Optional.of(inCell);
    }
}
