package dev.stridebook.kernel.debug;

import java.util.concurrent.Callable;

/** What the debug interface calls on a stopped thread, to hand its objects to the debugger in the same process. */
final class Live {
    private static volatile Thread thread;
    private static volatile Object held;
    private static volatile Callable<Object> task;
    private static volatile Throwable thrown;

    private Live() {}

    static void thread(Thread cells) {
        thread = cells;
    }

    static void hold(Object value) {
        held = value;
    }

    /** Returns what was held, and lets it go. */
    static Object take() {
        Object taken = held;
        held = null;
        return taken;
    }

    static void prepare(Callable<Object> next) {
        held = null;
        thrown = null;
        task = next;
    }

    static void call() {
        try {
            held = task.call();
        } catch (Throwable e) {
            thrown = e;
        } finally {
            task = null;
        }
    }

    /** Returns what the last call threw, or null. */
    static Throwable takeThrown() {
        Throwable taken = thrown;
        thrown = null;
        return taken;
    }
}
