package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;

/**
 * Keeps JShell usable after snippets that would break it. After some errors its compiler, which it uses again and again, fails on all
 * that follows; on some JDKs a class that has the name of one that JShell needs around each snippet does the same; and what compiles
 * may be nothing that Java can load, or the compiler read again.
 */
final class CompilerCare {
    /** A limit of class files was exceeded, such as 65,535 bytes for a constant. */
    private static final String LIMIT = "compiler.err.limit.";

    private final JShell shell;
    private final CellClasses classes;

    /** @param classes what snippets are compiled to */
    CompilerCare(JShell shell, CellClasses classes) {
        this.shell = shell;
        this.classes = classes;
    }

    /**
     * What became of a snippet.
     *
     * @param events the snippet's own and those of others that it affects; may be empty if it is unfit
     * @param unfit why nothing is kept of it, if so
     * @param losses notes on definitions that are gone because it, or they, are unfit
     */
    record Evaluated(List<SnippetEvent> events, Optional<String> unfit, List<String> losses) {
        boolean isValid() {
            return unfit.isEmpty() && events.get(0).status() == Snippet.Status.VALID;
        }
    }

    /** Evaluates a snippet, a record with a public constructor if it has to be. Nothing stays of what would make later snippets fail. */
    Evaluated evaluate(String source) {
        List<Snippet> before = definitions();
        // The compiler writes to it.
        StandardStreams.replaceMissing();
        try {
            List<SnippetEvent> events = shell.eval(source);
            return settled(RecordConstructor.madePublic(source, errors(events))
                    .map(shell::eval)
                    .filter(mended -> mended.stream().noneMatch(CompilerCare::isRejected))
                    .orElse(events));
        } catch (RuntimeException | Error failed) {
            List<String> losses = restore(before);
            if (failed instanceof StackOverflowError || failed instanceof InternalError) {
                return new Evaluated(List.of(), Optional.of(CellErrors.tooDeepMessage()), losses);
            }
            if (isCompilers(failed)) {
                String message = say(
                        "Java's compiler fails on this with %s. Write it in another way, or divide it.",
                        ErrorText.simpleName(failed.getClass().getName()));
                return new Evaluated(List.of(), Optional.of(message), losses);
            }
            throw failed;
        }
    }

    private List<Snippet> definitions() {
        return shell.snippets()
                .filter(snippet ->
                        snippet.kind().isPersistent() && shell.status(snippet).isActive())
                .toList();
    }

    /** Removes what a failed evaluation has left, and what it was about to replace; returns notes on that. */
    private List<String> restore(List<Snippet> before) {
        renewCompiler();
        Set<Snippet> known = new HashSet<>(before);
        definitions().stream().filter(snippet -> !known.contains(snippet)).forEach(shell::drop);
        List<String> losses = new ArrayList<>();
        for (Snippet lost : before) {
            if (!shell.status(lost).isActive()) {
                // Compiles again what depends on it.
                shell.drop(lost);
                losses.add(loss(lost, say("its new definition does not compile.")));
            }
        }
        return losses;
    }

    private static boolean isCompilers(Throwable failed) {
        return !(failed instanceof OutOfMemoryError)
                && Stream.of(failed.getStackTrace())
                        .map(StackTraceElement::getModuleName)
                        .filter(module -> !"java.base".equals(module))
                        .findFirst()
                        .filter("jdk.compiler"::equals)
                        .isPresent();
    }

    private Stream<Diag> errors(List<SnippetEvent> events) {
        return events.stream().filter(CompilerCare::isRejected).flatMap(event -> shell.diagnostics(event.snippet()));
    }

    private static boolean isRejected(SnippetEvent event) {
        return event.causeSnippet() == null && event.status() == Snippet.Status.REJECTED;
    }

    /** Why a snippet cannot be kept: what to tell of it, and of an earlier definition that it has replaced. */
    private record Reason(String message, String ofReplaced) {}

    /** Drops what cannot be kept, also of the snippets that others affect: what depends on a constant is compiled again with its new value. */
    private Evaluated settled(List<SnippetEvent> first) {
        List<SnippetEvent> events = new ArrayList<>(first);
        Optional<String> unfit = Optional.empty();
        List<String> losses = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            SnippetEvent event = events.get(i);
            Snippet snippet = event.snippet();
            Optional<Reason> reason = unfit(event);
            if (reason.isEmpty()) {
                continue;
            }
            renewCompiler();
            if (shell.status(snippet).isActive()) {
                shell.drop(snippet).stream()
                        .filter(dependent -> dependent.causeSnippet() != null)
                        .forEach(events::add);
            }
            if (event.causeSnippet() != null) {
                losses.add(loss(snippet, reason.get().message()));
            } else {
                unfit = Optional.of(reason.get().message());
                if (event.previousStatus().isActive()) {
                    losses.add(loss(snippet, reason.get().ofReplaced()));
                }
            }
        }
        return new Evaluated(events, unfit, losses);
    }

    private static String loss(Snippet lost, String reason) {
        String name = ErrorText.line(((PersistentSnippet) lost).name());
        return say("%s is no longer defined, as %s", name, reason);
    }

    private Optional<Reason> unfit(SnippetEvent event) {
        Snippet snippet = event.snippet();
        Optional<String> limit = shell.diagnostics(snippet)
                .filter(each -> each.getCode().startsWith(LIMIT))
                .findFirst()
                .map(each -> say(
                        "%s: a Java class file has room for less. %s", each.getMessage(null), remedy(each.getCode())));
        if (limit.isPresent()) {
            return limit.map(message -> new Reason(message, say("its new definition does not compile.")));
        }
        if (!shell.status(snippet).isDefined() || snippet.kind() == Snippet.Kind.IMPORT) {
            return Optional.empty();
        }
        String className = shell.sourceCodeAnalysis().wrapper(snippet).fullClassName();
        Optional<LinkageError> unloadable = classes.whyUnloadable(className);
        if (unloadable.isPresent()) {
            return Optional.of(new Reason(
                    say("Java cannot load what this was compiled to: %s", described(unloadable.get())),
                    say("Java cannot load its new definition.")));
        }
        if (event.causeSnippet() != null) {
            return Optional.empty();
        }
        if (snippet instanceof TypeDeclSnippet type && isNeeded(type.name())) {
            return obstacle()
                    .map(message -> new Reason(
                            say(
                                    "A class named %s cannot be defined in a notebook with Java %d, as the code that JShell puts around each"
                                            + " cell needs the one of that name. Choose another name.",
                                    type.name(), Runtime.version().feature()),
                            say("its new definition cannot be used.")));
        }
        return classes.isLarge(className)
                ? obstacle()
                        .map(message -> new Reason(
                                say(
                                        "Java's compiler cannot read again what it compiled this to: %s. A Java class file has room for 65,535"
                                                + " elements in each of its lists, such as the values of an annotation.",
                                        message),
                                say("its new definition cannot be used.")))
                : Optional.empty();
    }

    private static String described(LinkageError unloadable) {
        String message = unloadable.getMessage() == null
                ? ""
                : unloadable.getMessage().lines().findFirst().orElse("").replace("REPL/", "REPL.");
        return ErrorText.simpleName(unloadable.getClass().getName()) + ": " + ErrorText.plain(message);
    }

    private static String remedy(String code) {
        if (code.contains("dimensions")) {
            return say("An array may have 255 dimensions.");
        }
        if (code.contains("parameters")) {
            return say(
                    "A method may have 255 parameters, where long and double count twice and the object itself once.");
        }
        return code.contains("string")
                ? say(
                        "Read a long text from a file, or put it together at run time from parts of at most 65,535 bytes.")
                : say("Divide it into smaller methods, or read large tables of numbers from a file.");
    }

    /** JShell's code names some classes of java.lang, which ones depends on the JDK, and its own package. */
    private static boolean isNeeded(String name) {
        try {
            return name.equals("REPL") || Class.forName("java.lang." + name, false, null) != null;
        } catch (ClassNotFoundException | LinkageError notThere) {
            return false;
        }
    }

    /** Tries each kind of code that JShell puts around a snippet, and returns the first error. */
    private Optional<String> obstacle() {
        List<Snippet> tried = new ArrayList<>();
        Optional<String> obstacle = Optional.empty();
        for (String source : List.of(
                "int usable$() { return 0; }",
                "class Usable$ {}",
                "int usable$0 = usable$();",
                "new Usable$()",
                "var usable$1 = new java.util.ArrayList<Usable$>() {};")) {
            for (SnippetEvent event : shell.eval(source)) {
                tried.add(event.snippet());
                if (obstacle.isEmpty() && event.status() != Snippet.Status.VALID) {
                    obstacle = Optional.of(shell.diagnostics(event.snippet())
                            .findFirst()
                            .map(error -> ErrorText.lines(error.getMessage(null), error.getCode())
                                    .get(0))
                            .orElse(source));
                }
            }
        }
        tried.stream().filter(each -> shell.status(each).isActive()).forEach(shell::drop);
        return obstacle;
    }

    /** A change of the class path makes JShell begin with a new compiler; adding nothing is enough. */
    void renewCompiler() {
        shell.addToClasspath("");
    }
}
