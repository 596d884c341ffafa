/** The class path: its jars and folders, and how the compiler sees them. */
@Internal
package dev.stridebook.classpath;

import dev.stridebook.Internal;
