/**
 * A debugger for cells: Jupyter's debug protocol on one side, Java's debug interface (JDI) on the other. The kernel is debugged by its
 * own process, so only the thread that meets a breakpoint is ever stopped, and values are live objects.
 */
@Internal
package dev.stridebook.kernel.debug;

import dev.stridebook.Internal;
