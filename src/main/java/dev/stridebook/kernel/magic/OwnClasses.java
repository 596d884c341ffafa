package dev.stridebook.kernel.magic;

/** Lets the kernel's own libraries find their parts among the kernel's classes, whatever the session's class path has. */
final class OwnClasses implements AutoCloseable {
    private final Thread thread = Thread.currentThread();
    private final ClassLoader before = thread.getContextClassLoader();

    OwnClasses() {
        thread.setContextClassLoader(OwnClasses.class.getClassLoader());
    }

    @Override
    public void close() {
        thread.setContextClassLoader(before);
    }
}
