package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import dev.stridebook.classpath.JarName;
import dev.stridebook.classpath.SessionClassPath;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The libraries whose values Stridebook takes from cells and gives to them. If a session has another version of one, its values are of
 * other classes than ours, and Java's own messages about that speak of class loaders.
 */
enum ExchangedLibrary {
    ND4J("ND4J", "nd4j-api", "org.nd4j.linalg.api.ndarray.INDArray"),
    TABLESAW("Tablesaw", "tablesaw-core", "tech.tablesaw.api.Table"),
    XCHART("XChart", "xchart", "org.knowm.xchart.internal.chartpart.Chart");

    /** What computes with ND4J. A process can have the native code of one version only. */
    private static final List<String> COMPUTES_WITH_ND4J =
            List.of("dev.stridebook.nn.", "dev.stridebook.data.", "dev.stridebook.train.");

    private static final Pattern CLASS_NAME = Pattern.compile("[\\w$]+(?:[./][\\w$]+)+");
    private static final int DEEPEST = 10;
    /** What a refusal has in every language, and no name of a class has. */
    private static final String OF_REFUSAL = " ND4J ";

    private final String title;
    private final String artifact;
    private final String mainClass;

    ExchangedLibrary(String title, String artifact, String mainClass) {
        this.title = title;
        this.artifact = artifact;
        this.mainClass = mainClass;
    }

    /** Returns the library that people know under another name than its artifact's; empty for all others. */
    static Optional<ExchangedLibrary> of(String artifact) {
        for (ExchangedLibrary each : values()) {
            if (each.artifact.equals(artifact)) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }

    /** Returns what a cell cannot do if the session has its own version of this. */
    String note(String ours, String theirs) {
        String uses = say("%s %s takes the place of %s in this session, as a dependency", title, theirs, ours);
        return this == ND4J
                ? say("%s; Stridebook's layers, data and training cannot be used in it.", uses)
                : say("%s; what Stridebook gives or takes as its values cannot be used in it.", uses);
    }

    /** Returns a class of the library that a class of ours cannot do without; empty if there is none. */
    static Optional<String> usedBy(String className) {
        return COMPUTES_WITH_ND4J.stream().anyMatch(className::startsWith)
                ? Optional.of(ND4J.mainClass)
                : Optional.empty();
    }

    /** Returns why a class of ours cannot be used in the session; empty if it can. */
    static Optional<String> refusal(String className, SessionClassPath classPath) {
        return usedBy(className)
                .flatMap(any -> ND4J.versions(classPath))
                .map(versions -> say(
                        "%s computes with ND4J %s, but this session uses %s. To use Stridebook's layers, data and training, restart the kernel and leave out the line that brings it.",
                        simple(className), versions.ours(), versions.theirs()));
    }

    /** Returns what an error means that comes from two versions of a library, or of a session, in one process. */
    static Optional<String> explain(Throwable e, SessionClassPath classPath) {
        try {
            return Stream.iterate(e, ExchangedLibrary::isAnothers, Throwable::getCause)
                    .limit(DEEPEST)
                    .filter(each -> each instanceof LinkageError || each instanceof ClassCastException)
                    .flatMap(each -> explainOne(each, classPath).stream())
                    .findFirst();
        } catch (RuntimeException itsOwnFault) {
            return Optional.empty();
        }
    }

    /** Returns whether it is an exception, and none of a class of a cell, whose methods may do anything. */
    private static boolean isAnothers(Throwable e) {
        return e != null && !e.getClass().getName().startsWith(CellClassLoader.CELLS);
    }

    private static Optional<String> explainOne(Throwable e, SessionClassPath classPath) {
        String message = e.getMessage();
        if (message == null) {
            return Optional.empty();
        }
        if (e instanceof NoClassDefFoundError && message.contains(OF_REFUSAL)) {
            return Optional.of(message);
        }
        if (e instanceof UnsatisfiedLinkError && message.contains("already loaded in another classloader")) {
            return Optional.of(say(
                    "%s was loaded before the session began anew, and a process can have it only once. Restart the kernel.",
                    message.replaceFirst(" already loaded in another classloader.*", "")));
        }
        boolean isTwoVersions = e instanceof LinkageError && message.contains("loader constraint violation")
                || e instanceof ClassCastException && message.contains("loader ");
        return isTwoVersions
                ? CLASS_NAME
                        .matcher(message)
                        .results()
                        .map(MatchResult::group)
                        .map(name -> name.replace('/', '.'))
                        .flatMap(name -> exchange(name, classPath).stream())
                        .findFirst()
                : Optional.empty();
    }

    private static Optional<String> exchange(String className, SessionClassPath classPath) {
        Optional<Path> theirs = classPath.usersEntryOf(className);
        return classPath
                .ourEntryOf(className)
                .filter(ours -> theirs.isPresent())
                .map(ours -> {
                    JarName name = JarName.of(ours);
                    String title = of(name.artifact()).map(each -> each.title).orElse(name.artifact());
                    return say(
                            "Stridebook works with %s %s, but this session uses %s, so they cannot give each other a %s. Use only what"
                                    + " %s itself has for it, or restart the kernel and leave out the line that brings %s.",
                            title,
                            name.version(),
                            JarName.of(theirs.get()).version(),
                            simple(className),
                            title,
                            JarName.of(theirs.get()).version());
                });
    }

    private record Versions(String ours, String theirs) {}

    private Optional<Versions> versions(SessionClassPath classPath) {
        Optional<Path> theirs = classPath.users().isEmpty() ? Optional.empty() : classPath.usersEntryOf(mainClass);
        return theirs.flatMap(path -> classPath
                .ourEntryOf(mainClass)
                .map(ours -> new Versions(
                        JarName.of(ours).version(), JarName.of(path).version())));
    }

    private static String simple(String className) {
        return className.substring(className.lastIndexOf('.') + 1);
    }
}
