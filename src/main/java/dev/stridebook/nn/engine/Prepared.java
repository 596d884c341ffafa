package dev.stridebook.nn.engine;

/** Native code and memory that was prepared to compute something. For one thread. */
interface Prepared extends AutoCloseable {
    /** Frees the native memory at once, and not when the garbage collector comes by, which does not see how much it is. */
    @Override
    void close();
}
