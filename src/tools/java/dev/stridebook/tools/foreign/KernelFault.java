package dev.stridebook.tools.foreign;

/** Reports that a kernel failed, not the cell. The message goes on from "The kernel". */
final class KernelFault extends Exception {
    private static final long serialVersionUID = 1L;

    KernelFault(String message) {
        super(message);
    }
}
