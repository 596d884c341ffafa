/** Reports about a graded class, for people and for programs. Students' text is always treated as data. */
@Internal
package dev.stridebook.grade.report;

import dev.stridebook.Internal;
