/**
 * For each exercise a class with its graded tests, the right answer computed by the library, and common mistakes. Teachers' own
 * tests use {@link dev.stridebook.course.graded.Points} and {@link dev.stridebook.course.graded.LibraryComparison}.
 */
@Internal
package dev.stridebook.course.graded;

import dev.stridebook.Internal;
