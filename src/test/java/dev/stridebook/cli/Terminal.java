package dev.stridebook.cli;

import dev.stridebook.kernel.TestArchive;
import dev.stridebook.process.VectorNotice;
import dev.stridebook.settings.Settings;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/** A command in a process of its own, whose lines are typed one after the other, and what a terminal would show of it. */
final class Terminal implements AutoCloseable {
    private static final long PATIENCE = TimeUnit.SECONDS.toNanos(120);

    private final StringBuffer shown = new StringBuffer();
    private final Process process;
    private final BufferedWriter keys;

    /** Starts a command in a folder, with the user's progress in a file there. */
    Terminal(Path folder, String... command) throws Exception {
        shown.append("$ ./stridebook ").append(String.join(" ", command)).append("\n");
        ProcessBuilder builder = TestArchive.java(Main.class, command).directory(folder.toFile());
        builder.environment()
                .put(Settings.PROGRESS, folder.resolve("progress.json").toString());
        process = builder.redirectErrorStream(true).start();
        keys = process.outputWriter(StandardCharsets.UTF_8);
        new Thread(this::read).start();
    }

    private void read() {
        byte[] buffer = new byte[8192];
        try (InputStream output = process.getInputStream()) {
            for (int count = output.read(buffer); count > 0; count = output.read(buffer)) {
                shown.append(new String(buffer, 0, count, StandardCharsets.UTF_8));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Waits until a text is shown behind what was shown before the call. */
    void await(String text, int from) throws InterruptedException {
        long start = System.nanoTime();
        while (shown.indexOf(text, from) < 0) {
            if (System.nanoTime() - start > PATIENCE) {
                throw new WorkFailedException("\"%s\" was not shown, but: %s".formatted(text, shown));
            }
            Thread.sleep(50);
        }
        // The rest of what is written at once.
        Thread.sleep(300);
    }

    /** Types a line and waits for the reply. */
    void type(String line, String reply) throws IOException, InterruptedException {
        int from = shown.length();
        shown.append(line).append("\n");
        keys.write(line + "\n");
        keys.flush();
        await(reply, from);
    }

    int length() {
        return shown.length();
    }

    /** What the launcher would show: it starts Java without vectors. */
    String shown() {
        return VectorNotice.removedFrom(shown.toString());
    }

    @Override
    public void close() {
        process.destroy();
    }
}
