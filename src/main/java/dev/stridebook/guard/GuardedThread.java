package dev.stridebook.guard;

import static dev.stridebook.language.Language.say;

/**
 * A thread for guarded code that can be abandoned. Java cannot stop a thread, so the code's classes check at each backward jump
 * whether their result is still wanted.
 */
public final class GuardedThread extends Thread {
    private volatile boolean isAbandoned;
    private boolean hasEnded;

    public GuardedThread(ThreadGroup group, Runnable work, String name) {
        this(group, work, name, 0);
    }

    /** @param stackBytes the size of its stack; 0 for Java's default */
    public GuardedThread(ThreadGroup group, Runnable work, String name, long stackBytes) {
        super(group, work, name, stackBytes);
    }

    @Override
    public void run() {
        try {
            super.run();
        } finally {
            end();
        }
    }

    /** Makes the thread end at its next backward jump, and wakes it if it waits. */
    public synchronized void abandon() {
        if (!hasEnded && !isAbandoned) {
            isAbandoned = true;
            Guard.abandoned();
            interrupt();
        }
    }

    private synchronized void end() {
        hasEnded = true;
        if (isAbandoned) {
            Guard.ended();
        }
    }

    /**
     * Ends the current thread's work if the thread was abandoned.
     *
     * @throws Abandoned each time
     */
    static void endIfAbandoned() {
        if (Thread.currentThread() instanceof GuardedThread thread && thread.isAbandoned) {
            throw new Abandoned();
        }
    }

    /** An error, so that {@code catch (Exception e)} lets it pass. */
    static final class Abandoned extends Error {
        private static final long serialVersionUID = 1L;

        Abandoned() {
            super(say("It took too long, so its result is no longer wanted."));
        }
    }
}
