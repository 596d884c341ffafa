/** Runs notebooks that were written for any Java kernel: see {@link dev.stridebook.tools.foreign.NotebooksCommand}. */
@Internal
package dev.stridebook.tools.foreign;

import dev.stridebook.Internal;
