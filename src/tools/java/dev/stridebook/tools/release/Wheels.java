package dev.stridebook.tools.release;

import dev.stridebook.cli.NativePlatform;
import dev.stridebook.cli.WorkFailedException;
import dev.stridebook.file.FileTrees;
import dev.stridebook.process.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Jupyter as pip installs it, for a room without internet: for Linux, where each has the same Python. */
final class Wheels {
    private static final Duration PATIENCE = Duration.ofMinutes(20);

    private static final Map<NativePlatform, String> PROCESSORS =
            Map.of(NativePlatform.LINUX_X86_64, "x86_64", NativePlatform.LINUX_ARM64, "aarch64");

    /** Debian 12 and Ubuntu 22.04 have this version 2.x of the C library or a later one. */
    private static final int NEWEST_GLIBC = 34;

    private static final int OLDEST_GLIBC = 5;

    private Wheels() {}

    /** Returns whether Jupyter can be packed for this platform. */
    static boolean isFor(NativePlatform platform) {
        return PROCESSORS.containsKey(platform);
    }

    /**
     * Downloads wheels with the machine's pip into a folder, instead of what was there.
     *
     * @param python version of Python that will install them, such as 3.11
     * @throws WorkFailedException if pip cannot get them
     */
    static void download(NativePlatform platform, String python, List<String> packages, Path folder)
            throws IOException, InterruptedException {
        FileTrees.delete(folder);
        Files.createDirectories(folder);
        String processor = PROCESSORS.get(platform);
        List<String> command = new ArrayList<>(List.of(
                "python3",
                "-m",
                "pip",
                "download",
                "--quiet",
                "--retries",
                "1",
                "--only-binary=:all:",
                "--python-version",
                python,
                "--implementation",
                "cp",
                "--dest",
                folder.toString()));
        // Newest first, as pip itself would prefer them.
        for (int minor = NEWEST_GLIBC; minor >= OLDEST_GLIBC; minor--) {
            command.addAll(List.of("--platform", "manylinux_2_%d_%s".formatted(minor, processor)));
        }
        // Stands for the earlier names, too.
        command.addAll(List.of("--platform", "manylinux2014_" + processor));
        command.addAll(packages);
        Path log = folder.resolveSibling(folder.getFileName() + ".log");
        boolean isDone = ProgramRun.within(
                        PATIENCE,
                        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(log.toFile()))
                .filter(ProgramRun::isSuccess)
                .isPresent();
        if (!isDone) {
            throw new WorkFailedException(
                    "pip could not download Jupyter for Python %s on %s. Its output is in %s. --python names another version, and --classroom other platforms; --classroom none leaves the offline zip out."
                            .formatted(python, platform.id(), log));
        }
    }
}
