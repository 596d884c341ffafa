package dev.stridebook.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisabledOnOs(value = OS.WINDOWS, disabledReason = "it has no sh")
class ProgramRunTest {
    private static final Duration SHORT = Duration.ofSeconds(3);
    private static final Duration LONG = Duration.ofMinutes(5);

    @TempDir
    private Path folder;

    private static ProcessBuilder shell(String script) {
        return new ProcessBuilder("sh", "-c", script);
    }

    @Test
    void theOutputAndTheExitCodeAreReturned() throws Exception {
        assertThat(ProgramRun.within(LONG, shell("echo one; echo lost >&2; exit 3")))
                .contains(new ProgramRun(3, "one\n"));
        assertThat(ProgramRun.within(LONG, shell("cat")).orElseThrow().isSuccess())
                .as("input has ended")
                .isTrue();
    }

    @Test
    void outputWithoutEndIsReadAndNotKept() throws Exception {
        ProgramRun run = ProgramRun.within(LONG, shell("head -c 10000000 /dev/zero | tr '\\0' x"))
                .orElseThrow();

        assertThat(run.exitCode()).isZero();
        assertThat(run.output()).startsWith("xxx").hasSizeLessThan(100_000);
    }

    @Test
    void aProgramThatIsSilentAndNeverEndsIsKilledWithWhatItStarted() throws Exception {
        SilentProgram program = SilentProgram.at(folder.resolve("silent"));

        assertThat(ProgramRun.within(SHORT, new ProcessBuilder(program.file().toString())))
                .isEmpty();

        program.assertIsGone();
    }

    @Test
    void aProgramThatLeavesItsStreamOpenWhenItEndsIsNotWaitedForForEver() throws Exception {
        assertThat(ProgramRun.within(LONG, shell("sleep 30 & echo done")))
                .map(ProgramRun::output)
                .contains("done\n");
    }

    @Test
    void anInterruptEndsTheProgram() throws Exception {
        SilentProgram program = SilentProgram.at(folder.resolve("silent"));
        assertInterruptEnds(
                program,
                () -> ProgramRun.within(LONG, new ProcessBuilder(program.file().toString())));
    }

    @Test
    void anInterruptEndsAProgramThatMayTakeAnyTime() throws Exception {
        SilentProgram program = SilentProgram.at(folder.resolve("silent"));
        Process process = new ProcessBuilder(program.file().toString()).start();
        assertInterruptEnds(program, () -> ProgramRun.exitCode(process));
    }

    private interface Wait {
        void run() throws IOException, InterruptedException;
    }

    private static void assertInterruptEnds(SilentProgram program, Wait wait) throws Exception {
        AtomicReference<Throwable> ended = new AtomicReference<>();
        Thread waiting = new Thread(() -> {
            try {
                wait.run();
            } catch (IOException | InterruptedException e) {
                ended.set(e);
            }
        });
        waiting.start();
        program.awaitStart();

        waiting.interrupt();
        waiting.join();

        assertThat(ended.get()).isInstanceOf(InterruptedException.class);
        program.assertIsGone();
    }

    @Test
    void aProgramThatDoesNotExistIsAnError() {
        assertThatThrownBy(() -> ProgramRun.within(
                        LONG, new ProcessBuilder(folder.resolve("none").toString())))
                .isInstanceOf(IOException.class);
    }
}
