/** What the kernel's compiler sees of the class path. */
package dev.stridebook.kernel.compile;
