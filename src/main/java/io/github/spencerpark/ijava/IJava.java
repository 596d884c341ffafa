package io.github.spencerpark.ijava;

import java.util.function.Supplier;

/** Where notebooks get the kernel from. */
public final class IJava {
    private static volatile Supplier<? extends JavaKernel> current = () -> null;

    private IJava() {}

    /** The kernel that runs the cell, or null if there is none. */
    public static JavaKernel getKernelInstance() {
        return current.get();
    }

    /**
     * Tells where kernels are. Only a kernel calls it.
     *
     * @param kernelOfThread gives the kernel that runs the calling thread's cell, or null
     */
    public static void install(Supplier<? extends JavaKernel> kernelOfThread) {
        current = kernelOfThread;
    }
}
