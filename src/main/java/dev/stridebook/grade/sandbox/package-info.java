/** Sandboxes for untrusted code; the tightest one that a machine supports is used. */
@Internal
package dev.stridebook.grade.sandbox;

import dev.stridebook.Internal;
