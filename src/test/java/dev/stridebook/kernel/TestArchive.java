package dev.stridebook.kernel;

import dev.stridebook.process.ClassDataArchive;
import dev.stridebook.process.JavaCommand;
import dev.stridebook.settings.Settings;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/**
 * An archive of the classes that kernels load, as an installed kernel has: with it, the Java processes that tests start load them sooner. It
 * is made once for all tests. They also compile with the first compiler alone, as the tests themselves do: the second one takes long before
 * what it makes is of use.
 */
public final class TestArchive {
    private static final Path FOLDER = Path.of("target", "test-archive").toAbsolutePath();
    private static final String ARCHIVE = "classes.jsa";
    private static final String FIRST_COMPILER = "-XX:TieredStopAtLevel=1";

    private static Path made;

    private TestArchive() {}

    /** Returns the options of a Java with the tests' class path that starts from the archive. */
    public static List<String> options() throws Exception {
        List<String> options = new ArrayList<>(ClassDataArchive.useOptions(made().resolve(ARCHIVE)));
        options.add(FIRST_COMPILER);
        return options;
    }

    /**
     * Returns a process builder for a Java with the tests' class path that starts from the archive.
     *
     * @param main the class to run
     */
    public static ProcessBuilder java(Class<?> main, String... arguments) throws Exception {
        ProcessBuilder java = JavaCommand.with(made().resolve("java.args"), main.getName(), List.of(arguments));
        java.command().add(1, FIRST_COMPILER);
        return java;
    }

    /** Has this process start Java for cells from the archive, as the launcher has it do with its own, until it is closed. */
    public static AutoCloseable forCells() throws Exception {
        System.setProperty(Settings.ARCHIVE, made().resolve(ARCHIVE).toString());
        return () -> System.clearProperty(Settings.ARCHIVE);
    }

    /** Installs the kernel in Jupyter's data folder with a copy of the archive, without trying it. */
    public static void install(Path data) throws Exception {
        KernelSpec spec = KernelSpec.in(new JupyterData(data));
        spec.install();
        for (String file : List.of(ARCHIVE, "jars.index")) {
            Files.copy(made().resolve(file), spec.folder().resolve(file));
        }
    }

    private static synchronized Path made() throws IOException, KernelSpec.SelfTestFailed {
        if (made == null) {
            Files.createDirectories(FOLDER);
            KernelSpec spec = KernelSpec.in(new JupyterData(FOLDER));
            try (FileChannel file = FileChannel.open(
                            FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock onlyOne = file.lock()) {
                if (!spec.isUpToDate() || !Files.exists(spec.folder().resolve(ARCHIVE))) {
                    spec.install();
                    spec.selfTest();
                }
            }
            made = spec.folder();
        }
        return made;
    }
}
