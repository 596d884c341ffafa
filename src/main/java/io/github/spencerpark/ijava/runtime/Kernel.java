package io.github.spencerpark.ijava.runtime;

import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.ijava.JavaKernel;

/** Gives access to the kernel and evaluates source. */
public final class Kernel {
    private Kernel() {}

    /** Returns the kernel that runs the cell, or null if there is none. */
    public static JavaKernel getKernelInstance() {
        return IJava.getKernelInstance();
    }

    /** @throws IllegalStateException if no kernel runs a cell on this thread */
    static JavaKernel required() {
        JavaKernel kernel = IJava.getKernelInstance();
        if (kernel == null) {
            throw new IllegalStateException("No cell runs on this thread. Call this from a cell of a notebook.");
        }
        return kernel;
    }

    /**
     * Runs Java source as if it were a separate cell.
     *
     * @return its last value, or null
     * @throws Exception whatever the source throws
     */
    public static Object eval(String source) throws Exception {
        return required().evalRaw(source);
    }
}
