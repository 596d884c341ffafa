/** Code that runs in the untrusted process with the answers. */
@Internal
package dev.stridebook.grade.child;

import dev.stridebook.Internal;
