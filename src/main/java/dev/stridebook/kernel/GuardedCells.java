package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import dev.stridebook.guard.Guard;
import java.util.Optional;

/** The kernel's host for the guard: stops cells that were interrupted or that filled the memory. */
final class GuardedCells implements Guard.Host {
    @Override
    public void stopIfAsked() {
        CellRun.stopIfAsked();
    }

    @Override
    public Optional<String> refusalOf(String call) {
        return CellRun.current() == null
                ? Optional.empty()
                : Optional.of(say("%s was called in this cell; the kernel keeps running.", call));
    }
}
