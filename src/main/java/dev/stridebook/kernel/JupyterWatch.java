package dev.stridebook.kernel;

import dev.stridebook.process.ProcFolder;
import java.io.IOException;
import java.util.concurrent.CompletableFuture;

/** Reports when the Jupyter that started this kernel has ended: a Jupyter that was killed cannot shut down its kernels. */
final class JupyterWatch {
    /** The variable in which Jupyter passes its process id. */
    static final String PROCESS = "JPY_PARENT_PID";

    private JupyterWatch() {}

    /**
     * @param process its process id, which Jupyter passes in {@link #PROCESS}, or null
     * @param action run once when that process ends; never if there is no such process
     */
    static void onExit(String process, Runnable action) throws IOException {
        if (process == null || !process.matches("\\d{1,18}")) {
            return;
        }
        long jupyter = Long.parseLong(process);
        if (ProcFolder.isOurs()) {
            ProcessHandle.of(jupyter).ifPresent(handle -> handle.onExit().thenRun(action));
        } else {
            shellWatch(jupyter).thenRun(action);
        }
    }

    private static CompletableFuture<Process> shellWatch(long jupyter) throws IOException {
        return new ProcessBuilder(
                        "sh",
                        "-c",
                        "while kill -0 $0 && kill -0 $1; do sleep 1; done",
                        Long.toString(jupyter),
                        Long.toString(ProcessHandle.current().pid()))
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start()
                .onExit();
    }
}
