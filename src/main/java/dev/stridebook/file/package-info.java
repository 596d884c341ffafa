/** Writing files, for every other package. */
@Internal
package dev.stridebook.file;

import dev.stridebook.Internal;
