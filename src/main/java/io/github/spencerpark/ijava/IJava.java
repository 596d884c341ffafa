package io.github.spencerpark.ijava;

import java.util.function.Supplier;

/** Gives notebooks access to the kernel. */
public final class IJava {
    private static volatile Supplier<? extends JavaKernel> current = () -> null;

    private IJava() {}

    /** Returns the kernel that runs the cell, or null if there is none. */
    public static JavaKernel getKernelInstance() {
        return current.get();
    }

    /**
     * Sets how the kernel is found. Called only by a kernel.
     *
     * @param kernelOfThread supplies the kernel that runs the calling thread's cell, or null
     */
    public static void install(Supplier<? extends JavaKernel> kernelOfThread) {
        current = kernelOfThread;
    }
}
