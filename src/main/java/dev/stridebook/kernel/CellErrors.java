package dev.stridebook.kernel;

import dev.stridebook.notebook.CellError;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.UnresolvedReferenceException;

/** Turns what went wrong into what a student can read: the error, then the cell's own lines, then where it came from. */
final class CellErrors {
    private static final int MOST_PLACES = 12;
    private static final int MOST_LIBRARY_FRAMES = 3;

    private final Map<String, Origin> origins = new HashMap<>();
    private final JShell shell;

    CellErrors(JShell shell) {
        this.shell = shell;
    }

    /** Where a snippet came from. */
    private record Origin(int cell, CellSource source, int start) {
        Place place(int lineInSnippet, String method) {
            int line = source.lineOf(start) + lineInSnippet - 1;
            return new Place(source.place(cell, line), line, source.line(line).strip(), method);
        }
    }

    /** A line of a cell. */
    private record Place(String name, int line, String text, String method) {
        @Override
        public String toString() {
            String in = method.isEmpty() ? "" : " in " + method;
            return "  " + Colors.place(name + in + ":") + " " + text;
        }
    }

    /** Remembers which cell a snippet is part of, for errors that come from it, now or from a later cell. */
    void remember(Snippet snippet, int cell, CellSource source, int start) {
        origins.put(snippet.id(), new Origin(cell, source, start));
    }

    /** Each diagnostic with its line and the span it is about marked. */
    CellError compileError(Snippet snippet, int cell, CellSource source, int start) {
        List<Diag> errors = shell.diagnostics(snippet).filter(Diag::isError).toList();
        if (errors.isEmpty()) {
            List<String> unknown = snippet instanceof DeclarationSnippet declaration
                    ? shell.unresolvedDependencies(declaration).toList()
                    : List.of();
            return incomplete(
                    unknown.isEmpty()
                            ? "This is not a complete Java statement."
                            : "It uses " + String.join(", ", unknown) + ", which is not defined.",
                    cell,
                    source,
                    start);
        }
        List<String> lines = new ArrayList<>();
        for (Diag error : errors) {
            describe(error, cell, source, start, lines);
        }
        Diag first = errors.get(0);
        int line = source.lineOf(start + position(first));
        return new CellError(
                "CompileError",
                messageLines(first).get(0),
                lines,
                line,
                source.line(line).strip());
    }

    /** A compile error of which only the place is known. */
    CellError incomplete(String message, int cell, CellSource source, int start) {
        int line = source.lineOf(start);
        String text = source.line(line).strip();
        return new CellError(
                "CompileError",
                message,
                List.of(
                        headline("CompileError", message),
                        new Place(source.place(cell, line), line, text, "").toString()),
                line,
                text);
    }

    private static void describe(Diag error, int cell, CellSource source, int start, List<String> lines) {
        int from = Math.min(
                start + (int) Math.max(0, error.getStartPosition()),
                source.text().length());
        int to = Math.min(
                start + (int) Math.max(0, error.getEndPosition()), source.text().length());
        int at = Math.min(start + position(error), source.text().length());
        int line = source.lineOf(at);
        String text = source.line(line);
        int lineStart = source.lineStart(at);
        int left = Math.max(0, Math.min(from - lineStart, text.length()));
        int right = Math.max(left + 1, Math.min(to - lineStart, text.length()));
        if (from < lineStart) {
            left = Math.min(at - lineStart, text.length());
            right = left + 1;
        }
        List<String> message = messageLines(error);
        lines.add(Colors.error("CompileError") + ": " + message.get(0));
        message.stream().skip(1).map(more -> "  " + more).forEach(lines::add);
        lines.add("  " + Colors.place(source.place(cell, line) + ":"));
        lines.add("    " + text);
        // A tab stays a tab, so that the marks stand below what they mark.
        String before = text.substring(0, Math.min(left, text.length())).replaceAll("[^\t]", " ");
        lines.add("    " + before + Colors.mark("^".repeat(right - left)));
    }

    private static int position(Diag error) {
        return (int) Math.max(0, error.getPosition());
    }

    private static List<String> messageLines(Diag error) {
        List<String> lines = error.getMessage(null)
                .lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .toList();
        return lines.isEmpty() ? List.of(error.getCode()) : lines;
    }

    /**
     * @param thrown the exception itself, if it is at hand
     * @param translated what JShell made of it, with the lines of snippets in it
     */
    CellError runtimeError(JShellException translated, Throwable thrown) {
        if (thrown instanceof CellExit) {
            return withPlaces("SystemExit", thrown.getMessage(), translated);
        }
        if (thrown instanceof CellInterrupted) {
            return withPlaces("Interrupted", "The cell was stopped; what it had defined before is kept.", translated);
        }
        if (translated instanceof UnresolvedReferenceException unresolved) {
            String unknown = String.join(
                    ", ", shell.unresolvedDependencies(unresolved.getSnippet()).toList());
            String message = "%s cannot be used until %s is defined."
                    .formatted(unresolved.getSnippet().name(), unknown.isEmpty() ? "what it refers to" : unknown);
            return withPlaces("NotDefined", message, translated);
        }
        String name = simpleName(((EvalException) translated).getExceptionClassName());
        String message = translated.getMessage() == null ? "" : translated.getMessage();
        if (thrown instanceof OutOfMemoryError) {
            message += ". The kernel may use %,d MB; hold less data at once, or raise -Xmx in the kernel's java.args."
                    .formatted(Runtime.getRuntime().maxMemory() >> 20);
        }
        if (thrown instanceof StackOverflowError) {
            message = "The methods call each other too deeply. Does the recursion end?";
        }
        return withPlaces(name, message, translated);
    }

    /** An error that was not thrown by the cell's own code. */
    CellError interrupted() {
        return CellError.of("Interrupted", "The cell was stopped; what it had defined before is kept.");
    }

    private CellError withPlaces(String name, String message, JShellException translated) {
        List<String> lines = new ArrayList<>();
        lines.add(headline(name, message));
        Optional<Place> first = addPlaces(translated, lines);
        int depth = 0;
        for (Throwable cause = translated.getCause(); cause != null && depth < MOST_PLACES; cause = cause.getCause()) {
            String causeName =
                    cause instanceof EvalException eval ? simpleName(eval.getExceptionClassName()) : "NotDefined";
            lines.add("Caused by " + headline(causeName, cause.getMessage()));
            Optional<Place> place = addPlaces((JShellException) cause, lines);
            first = first.isPresent() ? first : place;
            depth++;
        }
        return new CellError(
                name,
                message,
                lines,
                first.map(Place::line).orElse(0),
                first.map(Place::text).orElse(""));
    }

    private static String headline(String name, String message) {
        return Colors.error(name) + (message == null || message.isEmpty() ? "" : ": " + message);
    }

    /** The cells' own lines, then what the first of them called. */
    private Optional<Place> addPlaces(JShellException e, List<String> lines) {
        List<Place> places = new ArrayList<>();
        List<String> library = new ArrayList<>();
        for (StackTraceElement frame : e.getStackTrace()) {
            Optional<Place> place = place(frame);
            if (place.isPresent()) {
                places.add(place.get());
            } else if (places.isEmpty() && !isMachinery(frame)) {
                library.add("    at " + frame);
            }
        }
        addShortened(places, lines);
        library.stream().limit(MOST_LIBRARY_FRAMES).forEach(lines::add);
        if (library.size() > MOST_LIBRARY_FRAMES) {
            lines.add("    … %d more".formatted(library.size() - MOST_LIBRARY_FRAMES));
        }
        return places.stream().findFirst();
    }

    private static void addShortened(List<Place> places, List<String> lines) {
        List<Place> distinct = new ArrayList<>();
        for (Place place : places) {
            if (distinct.isEmpty() || !distinct.get(distinct.size() - 1).equals(place)) {
                distinct.add(place);
            }
        }
        distinct.stream().limit(MOST_PLACES).map(Place::toString).forEach(lines::add);
        if (distinct.size() > MOST_PLACES) {
            lines.add("  … %d more lines of cells".formatted(distinct.size() - MOST_PLACES));
        }
    }

    private Optional<Place> place(StackTraceElement frame) {
        String file = frame.getFileName();
        if (file == null || !file.startsWith("#") || frame.getLineNumber() < 1) {
            return Optional.empty();
        }
        String method = frame.getMethodName();
        boolean isNamed = !method.isEmpty() && !method.contains("$") && !method.startsWith("<");
        String owner = frame.getClassName();
        String in = !isNamed ? "" : owner.isEmpty() ? method : owner + "." + method;
        return Optional.ofNullable(origins.get(file.substring(1)))
                .map(origin -> origin.place(frame.getLineNumber(), in));
    }

    private static boolean isMachinery(StackTraceElement frame) {
        String owner = frame.getClassName();
        return owner.startsWith("jdk.jshell.")
                || owner.startsWith("REPL.")
                || owner.equals(CellGuard.class.getName())
                || owner.equals(CellRun.class.getName())
                || owner.equals(CellExecution.class.getName());
    }

    private static String simpleName(String className) {
        return className.substring(1 + Math.max(className.lastIndexOf('.'), className.lastIndexOf('$')));
    }
}
