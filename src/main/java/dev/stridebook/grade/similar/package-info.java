/** Finds answers that are alike in structure, with JPlag. */
@Internal
package dev.stridebook.grade.similar;

import dev.stridebook.Internal;
