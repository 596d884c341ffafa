/** Writes wrong answers by changing the reference answers: see {@link dev.stridebook.tools.mutate.Mutation}. */
@Internal
package dev.stridebook.tools.mutate;

import dev.stridebook.Internal;
