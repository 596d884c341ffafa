/** What is written about a graded class, for people and for other programs. Text of students is data everywhere. */
@Internal
package dev.stridebook.grade.report;

import dev.stridebook.Internal;
