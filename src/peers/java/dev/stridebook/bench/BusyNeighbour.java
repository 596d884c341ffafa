package dev.stridebook.bench;

import dev.stridebook.process.JavaCommand;
import java.io.IOException;
import java.util.List;

/** A process that keeps one processor busy and does nothing with it, as a browser or a build beside a lesson does. */
final class BusyNeighbour implements AutoCloseable {
    private final Process process;
    private final Thread killer;

    private BusyNeighbour(Process process) {
        this.process = process;
        this.killer = new Thread(process::destroyForcibly);
        Runtime.getRuntime().addShutdownHook(killer);
    }

    static BusyNeighbour start() throws IOException {
        return new BusyNeighbour(
                JavaCommand.with(System.getProperty("java.class.path"), BusyNeighbour.class.getName(), List.of())
                        .start());
    }

    public static void main(String[] arguments) {
        while (true) {
            Thread.onSpinWait();
        }
    }

    @Override
    public void close() {
        Runtime.getRuntime().removeShutdownHook(killer);
        process.destroyForcibly();
    }
}
