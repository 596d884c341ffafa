/**
 * The API for code that answers an exercise: the exercise, its kind and lesson, and the result of checking an answer. The
 * exercises themselves are in {@link dev.stridebook.course.exercise}. Graded tests, words and the code that checks are in separate
 * packages that this one does not depend on.
 */
package dev.stridebook.course;
