package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import dev.stridebook.guard.Exit;

/** Reports why a thread ended, in the output of the cell that started it. A thread that was stopped with its cell is not reported. */
final class UncaughtInCell implements Thread.UncaughtExceptionHandler {
    @Override
    public void uncaughtException(Thread thread, Throwable e) {
        CellRun run = CellRun.current();
        if (run == null) {
            System.err.println(say("In the thread %s:", thread.getName()));
            e.printStackTrace();
        } else if (e instanceof Exit) {
            System.err.println(e.getMessage());
        } else if (!(e instanceof CellInterrupted)) {
            System.err.println(run.kernel().describeUncaught(thread, e));
        }
    }
}
