package dev.stridebook.settings;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What can be set from outside, read whenever it is asked for. A name in capitals is an environment variable's; a program that
 * cannot set those sets the system property of that name, which comes first. A blank value counts as none.
 */
public final class Settings {
    /** Names the folder of what is fetched and prepared: data sets, the grader's libraries. */
    public static final String HOME = "STRIDEBOOK_HOME";

    /** Names a folder with the files of the data sets, which then come from there and from nowhere else. */
    public static final String DATA = "STRIDEBOOK_DATA";

    /** Names the file of what a student has reached. */
    public static final String PROGRESS = "STRIDEBOOK_PROGRESS";

    /** Chooses what computes the convolutions: {@code onednn} or {@code nd4j}. */
    public static final String ENGINE = "stridebook.engine";

    /** Names the checkout; set by the launcher. */
    public static final String PROJECT = "stridebook.project";

    /** Names the launcher's archive of classes; set by the launcher, if it has made one. */
    public static final String ARCHIVE = "stridebook.archive";

    private Settings() {}

    /** Returns the folder of what is fetched and prepared: {@code ~/.cache/stridebook} unless {@link #HOME} names another. */
    public static Path cache() {
        return path(HOME).orElseGet(() -> userHome().resolve(".cache/stridebook"));
    }

    /** Returns the folder that {@link #DATA} names. */
    public static Optional<Path> data() {
        return path(DATA);
    }

    /** Returns the file of what a student has reached: {@code ~/.stridebook/progress.json} unless {@link #PROGRESS} names another. */
    public static Path progress() {
        return path(PROGRESS).orElseGet(() -> userHome().resolve(".stridebook/progress.json"));
    }

    /** Returns the engine that {@link #ENGINE} asks for. */
    public static Optional<String> engine() {
        return value(ENGINE);
    }

    /** Returns the checkout that the launcher was started from. */
    public static Optional<Path> project() {
        return path(PROJECT);
    }

    /** Returns the launcher's archive of classes. */
    public static Optional<Path> archive() {
        return path(ARCHIVE);
    }

    /** What {@code HOME} says comes first: a container may have another home than the list of users says. */
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
