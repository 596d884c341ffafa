package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import dev.stridebook.guard.GuardedThread;
import dev.stridebook.kernel.Tasks.Call;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * The two threads of a session. One alone uses JShell, which is not made for several; the cells' own code runs on the other. So a
 * session survives code that cannot be stopped: its thread is left behind, and JShell returns as from any exception.
 */
final class CellThreads implements AutoCloseable {
    private static final long STACK_BYTES = 16L << 20;

    private ClassLoader loader;
    private final Tasks evaluation = new Tasks();
    private final Thread evaluator;
    private boolean isClosed;

    /** The calls of cells' code that the evaluation waits for, the innermost first. This and what follows belongs to the evaluator. */
    private final Deque<Call<?>> pending = new ArrayDeque<>();

    /** The thread that runs cells' code for the current evaluation. */
    private UserThread<?> user;

    private UserThread<GuardedThread> cells;

    private record UserThread<T extends Thread>(T thread, Tasks tasks) {}

    /** @param loader the context class loader of both threads */
    CellThreads(ClassLoader loader) {
        this.loader = loader;
        this.evaluator = new Thread(null, evaluation, "jshell", STACK_BYTES);
        evaluator.setDaemon(true);
        evaluator.setContextClassLoader(loader);
    }

    /** Gives both threads another context class loader; called by the evaluator. */
    void useLoader(ClassLoader newLoader) {
        loader = newLoader;
        evaluator.setContextClassLoader(loader);
        if (cells != null) {
            cells.thread().setContextClassLoader(loader);
        }
    }

    /**
     * Does work that uses JShell, and waits for it.
     *
     * @throws RejectedExecutionException if the session is closed
     */
    <T> T evaluate(Callable<T> work) throws Exception {
        Call<T> call = new Call<>(() -> evaluateFor(cells(), work), new Tasks());
        submit(call);
        return call.result();
    }

    /** Does work that uses JShell for a thread that runs cells' code; what it runs of that in turn runs on the same thread. */
    <T> T evaluateNested(Callable<T> work) throws Exception {
        if (Thread.currentThread() == evaluator) {
            return work.call();
        }
        Tasks mine = new Tasks();
        UserThread<?> me = new UserThread<>(Thread.currentThread(), mine);
        Call<T> call = new Call<>(() -> evaluateFor(me, work), mine);
        submit(call);
        return mine.await(call);
    }

    private synchronized void submit(Runnable call) {
        if (isClosed) {
            throw new RejectedExecutionException(say("The session is closed."));
        }
        if (evaluator.getState() == Thread.State.NEW) {
            evaluator.start();
        }
        evaluation.add(call);
    }

    private <T> T evaluateFor(UserThread<?> thread, Callable<T> work) throws Exception {
        UserThread<?> before = user;
        user = thread;
        forgetInterrupt();
        try {
            return work.call();
        } finally {
            user = before;
        }
    }

    /** Returns the thread on which {@link #runUserCode} runs code; called by the evaluator. */
    Thread userThread() {
        return user.thread();
    }

    /** Runs cells' code; called by the evaluator. */
    <T> T runUserCode(Callable<T> code) throws Exception {
        Call<T> call = new Call<>(code, evaluation);
        pending.push(call);
        try {
            user.tasks().add(call);
            return evaluation.await(call);
        } finally {
            pending.pop();
            forgetInterrupt();
        }
    }

    /** A cell may interrupt all threads there are; the compiler would then fail to read jars. */
    private static void forgetInterrupt() {
        Thread.interrupted();
    }

    private UserThread<GuardedThread> cells() {
        if (cells == null) {
            Tasks tasks = new Tasks();
            GuardedThread thread = new GuardedThread(null, tasks, "cells", STACK_BYTES);
            thread.setDaemon(true);
            thread.setContextClassLoader(loader);
            thread.start();
            cells = new UserThread<>(thread, tasks);
        }
        return cells;
    }

    /**
     * Gives up waiting for cells' code and leaves its thread behind; the next cell gets a new one. Does nothing while the evaluator does
     * not wait for such code.
     *
     * @param isWanted whether this is still wanted when the evaluator comes to it
     * @param reason makes the error that ends the wait, of the stack of the code that goes on
     */
    void leaveBehind(BooleanSupplier isWanted, Function<StackTraceElement[], Error> reason) {
        evaluation.add(() -> {
            if (!pending.isEmpty() && isWanted.getAsBoolean()) {
                Error why = reason.apply(pending.peek().stackTrace());
                pending.forEach(call -> call.giveUp(why));
                cells.tasks().close();
                cells.thread().abandon();
                cells = null;
            }
        });
    }

    @Override
    public synchronized void close() {
        isClosed = true;
        evaluation.add(() -> {
            evaluation.close();
            if (cells != null) {
                cells.tasks().close();
            }
        });
    }
}
