/**
 * A class for each exercise: contract, what is right, task, known mistakes, hints and graded tests. Its reference answer is in
 * {@code solutions/}.
 */
package dev.stridebook.course.exercise;
