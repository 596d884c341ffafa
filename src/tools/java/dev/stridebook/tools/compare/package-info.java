/** Compares the library with PyTorch on random cases: see {@link dev.stridebook.tools.compare.CompareCommand}. */
@Internal
package dev.stridebook.tools.compare;

import dev.stridebook.Internal;
