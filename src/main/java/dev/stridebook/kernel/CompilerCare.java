package dev.stridebook.kernel;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import jdk.jshell.Diag;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;

/**
 * Keeps JShell usable after snippets that would break it. After some errors its compiler, which it uses again and again, fails on all
 * that follows; and on some JDKs a class that has the name of one that JShell needs around each snippet does the same.
 */
final class CompilerCare {
    /** A limit of class files was exceeded, such as 65,535 bytes for a constant. */
    private static final String LIMIT = "compiler.err.limit.";

    private final JShell shell;

    CompilerCare(JShell shell) {
        this.shell = shell;
    }

    /** Evaluates a snippet, a record with a public constructor if it has to be. If that fails within JShell, such as for want of stack, nothing of the snippet stays. */
    List<SnippetEvent> evaluate(String source) {
        long before = shell.snippets().count();
        // The compiler writes to it.
        StandardStreams.replaceMissing();
        try {
            List<SnippetEvent> events = shell.eval(source);
            return RecordConstructor.madePublic(source, errors(events))
                    .map(shell::eval)
                    .filter(mended -> mended.stream().noneMatch(CompilerCare::isRejected))
                    .orElse(events);
        } catch (StackOverflowError | RuntimeException | InternalError failed) {
            shell.snippets().skip(before).forEach(shell::drop);
            renewCompiler();
            throw failed;
        }
    }

    private Stream<Diag> errors(List<SnippetEvent> events) {
        return events.stream().filter(CompilerCare::isRejected).flatMap(event -> shell.diagnostics(event.snippet()));
    }

    private static boolean isRejected(SnippetEvent event) {
        return event.causeSnippet() == null && event.status() == Snippet.Status.REJECTED;
    }

    /**
     * Undoes what would make all later snippets fail.
     *
     * @return why the snippet cannot be kept, if so
     */
    Optional<String> check(SnippetEvent event) {
        Snippet snippet = event.snippet();
        Optional<String> limit = shell.diagnostics(snippet)
                .filter(each -> each.getCode().startsWith(LIMIT))
                .findFirst()
                .map(each -> "%s: a Java class file has room for less. %s"
                        .formatted(each.getMessage(null), remedy(each.getCode())));
        if (limit.isPresent()) {
            shell.drop(snippet);
            renewCompiler();
            return limit;
        }
        if (snippet instanceof TypeDeclSnippet type && isNeeded(type.name()) && !isUsable()) {
            shell.drop(snippet);
            return Optional.of(
                    ("A class named %s cannot be defined in a notebook with Java %d, as the code that JShell puts around each"
                                    + " cell needs the one of that name. Choose another name.")
                            .formatted(type.name(), Runtime.version().feature()));
        }
        return Optional.empty();
    }

    private static String remedy(String code) {
        return code.contains("string")
                ? "Read a long text from a file, or put it together at run time from parts of at most 65,535 bytes."
                : "Divide it into smaller methods, or read large tables of numbers from a file.";
    }

    /** JShell's code names some classes of java.lang, which ones depends on the JDK, and its own package. */
    private static boolean isNeeded(String name) {
        try {
            return name.equals("REPL") || Class.forName("java.lang." + name, false, null) != null;
        } catch (ClassNotFoundException | LinkageError notThere) {
            return false;
        }
    }

    /** Tries each kind of code that JShell puts around a snippet. */
    private boolean isUsable() {
        List<Snippet> tried = new ArrayList<>();
        boolean isUsable = true;
        for (String source : List.of(
                "int usable$() { return 0; }",
                "class Usable$ {}",
                "int usable$0 = usable$();",
                "new Usable$()",
                "var usable$1 = new java.util.ArrayList<Usable$>() {};")) {
            for (SnippetEvent event : shell.eval(source)) {
                tried.add(event.snippet());
                isUsable &= event.status() == Snippet.Status.VALID;
            }
        }
        tried.stream().filter(each -> shell.status(each).isActive()).forEach(shell::drop);
        return isUsable;
    }

    /** A change of the class path makes JShell begin with a new compiler; adding nothing is enough. */
    void renewCompiler() {
        shell.addToClasspath("");
    }
}
