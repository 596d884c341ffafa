/** Reads and writes files for all other packages. */
@Internal
package dev.stridebook.file;

import dev.stridebook.Internal;
