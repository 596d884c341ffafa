package dev.stridebook.kernel.debug;

import com.sun.jdi.ThreadReference;
import com.sun.jdi.event.EventSet;

/**
 * A thread that an event has stopped.
 *
 * @param reason {@code breakpoint}, {@code step}, {@code pause} or {@code exception}, as the protocol names it
 * @param description what was thrown; empty otherwise
 */
record Suspension(ThreadReference thread, EventSet events, String reason, String description) {}
