package io.github.spencerpark.ijava;

/** Stands in for IJava 1.3.0's class of this name, which is not on Maven Central. */
public final class IJava {
    private static JavaKernel kernel;

    private IJava() {}

    public static JavaKernel getKernelInstance() {
        return kernel;
    }

    /** Only in this stand-in: what IJava's main does. */
    public static void setKernelInstance(JavaKernel running) {
        kernel = running;
    }
}
