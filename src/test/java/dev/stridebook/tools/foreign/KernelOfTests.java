package dev.stridebook.tools.foreign;

import dev.stridebook.kernel.SuccessiveKernels;
import dev.stridebook.kernel.TestArchive;
import dev.stridebook.kernel.protocol.ConnectionFile;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** One process for the sessions of several tests. */
final class KernelOfTests implements AutoCloseable {
    private final Path folder;
    private final Path output;
    private final Process process;
    private final Writer names;

    /** @param folder for its files */
    KernelOfTests(Path folder, Path workingFolder) throws Exception {
        this.folder = folder;
        output = folder.resolve("output");
        process = TestArchive.java(SuccessiveKernels.class)
                .directory(workingFolder.toFile())
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        names = process.outputWriter(StandardCharsets.UTF_8);
    }

    /** Begins a session; the one before must be closed. */
    KernelSession session() throws IOException, KernelFault {
        ConnectionFile connection = ConnectionFile.local();
        Path file = folder.resolve("connection.json");
        connection.write(file);
        names.write(file + "\n");
        names.flush();
        return KernelSession.in(process, output, connection);
    }

    /** What the process has printed outside of cells. */
    String output() throws IOException {
        return Files.readString(output);
    }

    @Override
    public void close() {
        process.destroyForcibly();
    }
}
