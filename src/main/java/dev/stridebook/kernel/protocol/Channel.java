package dev.stridebook.kernel.protocol;

/** The sockets on which messages travel. */
public enum Channel {
    SHELL,
    CONTROL,
    STDIN,
    IOPUB
}
