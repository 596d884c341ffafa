/**
 * What is right: for each exercise a class with its graded tests, the computation by the library that they compare with, and the
 * mistakes that people usually make. Teachers' own tests use {@link
 * dev.stridebook.course.graded.Points} and {@link dev.stridebook.course.graded.LibraryComparison}.
 */
@Internal
package dev.stridebook.course.graded;

import dev.stridebook.Internal;
