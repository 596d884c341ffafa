package io.github.spencerpark.ijava;

import dev.stridebook.kernel.StridebookKernel;

/** Where notebooks get the kernel from. */
public final class IJava {
    private IJava() {}

    /** The kernel that runs the cell, or null if there is none. */
    public static JavaKernel getKernelInstance() {
        return StridebookKernel.current();
    }
}
