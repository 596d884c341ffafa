/** The class path: which jars and folders it has, and what the compiler sees of them. */
@Internal
package dev.stridebook.classpath;

import dev.stridebook.Internal;
