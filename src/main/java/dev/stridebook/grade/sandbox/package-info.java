/** Ways to run a stranger's code so that it reaches nothing, from the tightest that a machine has. */
@Internal
package dev.stridebook.grade.sandbox;

import dev.stridebook.Internal;
