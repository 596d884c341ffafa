/** Writes releases: zips that need a JDK only. */
@Internal
package dev.stridebook.tools.release;

import dev.stridebook.Internal;
