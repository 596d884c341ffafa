package dev.stridebook.tools;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;

/** What git has committed, or will with the next commit. */
final class Commits {
    private Commits() {}

    /**
     * The files of a folder that are in git's index exactly as they are on disk. None if there is no git, or the project is no
     * checkout of it.
     *
     * @return relative to the project, with slashes
     */
    static Set<String> holdAsTheyAre(Path project, String folder) throws IOException {
        // git refuses a checkout of another user, which is what a container often sees; listing files runs nothing of
        // it.
        ProcessBuilder builder = new ProcessBuilder(
                        "git",
                        "-c",
                        "safe.directory=*",
                        "-c",
                        "core.fsmonitor=false",
                        "ls-files",
                        "-t",
                        "-z",
                        "--cached",
                        "--modified",
                        "--",
                        folder)
                .directory(project.toAbsolutePath().toFile())
                .redirectError(ProcessBuilder.Redirect.DISCARD);
        Process git;
        try {
            git = builder.start();
        } catch (IOException notInstalled) {
            return Set.of();
        }
        try {
            git.getOutputStream().close();
            String[] entries = new String(git.getInputStream().readAllBytes(), StandardCharsets.UTF_8).split("\0");
            return git.waitFor() == 0 ? unmodified(entries) : Set.of();
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            return Set.of();
        }
    }

    /**
     * @param entries a tag and a path each: {@code H} for a file in the index, {@code C} once more if it has changed since
     */
    private static Set<String> unmodified(String[] entries) {
        Set<String> files = new TreeSet<>();
        Arrays.stream(entries).filter(entry -> entry.startsWith("H ")).forEach(entry -> files.add(entry.substring(2)));
        Arrays.stream(entries)
                .filter(entry -> entry.startsWith("C "))
                .forEach(entry -> files.remove(entry.substring(2)));
        return files;
    }
}
