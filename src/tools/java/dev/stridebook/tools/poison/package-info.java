/** Cells that try to break a session of the kernel, and whether it survives them. */
@Internal
package dev.stridebook.tools.poison;

import dev.stridebook.Internal;
