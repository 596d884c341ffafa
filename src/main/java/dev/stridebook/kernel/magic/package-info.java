/**
 * Magics: lines and cells that begin with {@code %} and are commands to the kernel instead of Java. They use IJava's
 * registry, so that a notebook can add its own.
 */
@Internal
package dev.stridebook.kernel.magic;

import dev.stridebook.Internal;
