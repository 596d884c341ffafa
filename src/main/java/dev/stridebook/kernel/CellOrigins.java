package dev.stridebook.kernel;

import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
    }

    /** Returns whether a stack frame is a cell's own, as the JVM names it. */
    static boolean isOfCell(StackTraceElement frame) {
        return WRAPPER.matcher(frame.getClassName()).matches();
    }

    void remember(Snippet snippet, int cell, CellSource source, int start) {
        origins.put(snippet.id(), new Origin(snippet, cell, source, start));
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
        SnippetWrapper wrapper = analysis.wrapper(origin.snippet());
        if (wrapper == null || !wrapper.fullClassName().equals(className)) {
            return Optional.empty();
        }
        int endOfLine = 0;
        for (int line = 1; line <= frame.getLineNumber(); line++) {
            int end = wrapper.wrapped().indexOf('\n', endOfLine);
            endOfLine = end < 0 ? wrapper.wrapped().length() : end + 1;
        }
        int inSnippet = wrapper.wrappedToSourcePosition(Math.max(0, endOfLine - 2));
        // Counted in the snippet: its text may differ from the cell's within a line.
        String before = origin.snippet().source().substring(0, inSnippet);
        int line = origin.source().lineOf(origin.start())
                + (int) before.chars().filter(c -> c == '\n').count();
        return Optional.of(origin.place(line, method("", frame.getMethodName())));
    }
}
