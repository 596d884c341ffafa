/**
 * What code that answers an exercise sees: the exercise, its kind and lesson, and what checking an answer gives. The exercises
 * themselves are in {@link dev.stridebook.course.exercise}. What is right, the words and everything that checks are in packages
 * of their own, which this one does not know.
 */
package dev.stridebook.course;
