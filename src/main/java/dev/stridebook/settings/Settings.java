package dev.stridebook.settings;

import java.nio.file.Path;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Settings from environment variables and system properties, read on each call. A name in capitals is an environment variable; a
 * program that cannot set one can set the system property of the same name, which takes precedence. A blank value counts as not
 * set.
 */
public final class Settings {
    /** Names the folder for downloaded and prepared files: data sets, the grader's libraries. */
    public static final String HOME = "STRIDEBOOK_HOME";

    /** Names a folder with the files of the data sets; they are then read only from there. */
    public static final String DATA = "STRIDEBOOK_DATA";

    /** Names the file with a student's progress. */
    public static final String PROGRESS = "STRIDEBOOK_PROGRESS";

    /** Chooses what computes the convolutions: {@code onednn} or {@code nd4j}. */
    public static final String ENGINE = "stridebook.engine";

    /** Chooses what a session imports: {@code ijava} for what IJava does, and nothing of the library. */
    public static final String IMPORTS = "STRIDEBOOK_IMPORTS";

    /** Names the language that Stridebook speaks: {@code en} or {@code zh}. */
    public static final String LANGUAGE = "STRIDEBOOK_LANG";

    /** Names the checkout; set by the launcher. */
    public static final String PROJECT = "stridebook.project";

    /** Names the launcher's class data archive; set by the launcher if there is one. */
    public static final String ARCHIVE = "stridebook.archive";

    /** Says that the launcher's class data archive is yet to be made; set by the launcher. */
    public static final String ARCHIVE_PUT_OFF = "stridebook.archive.put-off";

    /** The port on this machine that the kernel's debugger uses; set in the kernel's {@code java.args}. */
    public static final String DEBUG_PORT = "stridebook.debug.port";
    /** Names the folder with the data sets of a kernel that was installed for all users; set by its installation. */
    public static final String SHARED_DATA = "stridebook.data";

    /** Locales that stand for no language. */
    private static final Pattern NO_LANGUAGE = Pattern.compile("(?:C|POSIX)(?:\\..*)?");

    private Settings() {}

    /** Returns the folder for downloaded and prepared files: {@code ~/.cache/stridebook} unless {@link #HOME} names another. */
    public static Path cache() {
        return path(HOME).orElseGet(() -> userHome().resolve(".cache/stridebook"));
    }

    /** Returns the folder that {@link #DATA} names. */
    public static Optional<Path> data() {
        return path(DATA);
    }

    /** Returns the folder with the data sets that all users of this kernel have in common. */
    public static Optional<Path> sharedData() {
        return path(SHARED_DATA);
    }

    /** Returns the file with a student's progress: {@code ~/.stridebook/progress.json} unless {@link #PROGRESS} names another. */
    public static Path progress() {
        return path(PROGRESS).orElseGet(() -> userHome().resolve(".stridebook/progress.json"));
    }

    /** Returns the engine that {@link #ENGINE} asks for. */
    public static Optional<String> engine() {
        return value(ENGINE);
    }

    /** Returns what {@link #IMPORTS} asks for. */
    public static Optional<String> imports() {
        return value(IMPORTS);
    }

    /** Returns the language that {@link #LANGUAGE} asks for. */
    public static Optional<String> language() {
        return value(LANGUAGE);
    }

    /**
     * Returns the language of the system, as {@code zh_CN.UTF-8}: what the locale's variables say, even if this system has no such locale
     * installed, and otherwise what Java says.
     */
    public static String systemLanguage() {
        return Stream.of("LC_ALL", "LC_MESSAGES", "LANG")
                .flatMap(name -> Optional.ofNullable(System.getenv(name)).stream())
                .filter(locale -> !locale.isBlank())
                .findFirst()
                .filter(locale -> !NO_LANGUAGE.matcher(locale).matches())
                .orElseGet(() -> System.getProperty("user.language"));
    }

    /** Returns the checkout that the launcher was started from. */
    public static Optional<Path> project() {
        return path(PROJECT);
    }

    /** Returns the launcher's class data archive. */
    public static Optional<Path> archive() {
        return path(ARCHIVE);
    }

    /** Returns the port of the kernel's debugger; empty if this process was started without one. */
    public static OptionalInt debugPort() {
        return value(DEBUG_PORT)
                .filter(port -> port.matches("[1-9]\\d{0,4}"))
                .map(port -> OptionalInt.of(Integer.parseInt(port)))
                .orElse(OptionalInt.empty());
    }

    /** Returns {@code HOME}, or else Java's user home, which comes from the list of users and may differ in a container. */
    private static Path userHome() {
        return path("HOME").orElseGet(() -> Path.of(System.getProperty("user.home")));
    }

    private static Optional<Path> path(String name) {
        return value(name).map(Path::of);
    }

    private static Optional<String> value(String name) {
        return Optional.ofNullable(System.getProperty(name, System.getenv(name)))
                .filter(value -> !value.isBlank());
    }
}
