/**
 * What an exercise is: a contract that an answer implements, graded JUnit tests with points, hints, wrong answers that people
 * usually give with the mistake behind each, and a reference answer in {@code solutions/}. Checking an answer, remembering what
 * was reached, the folder where a student answers, and deriving everything in {@code exercises/}. The exercises themselves are
 * in {@link dev.stridebook.course.exercise}.
 */
package dev.stridebook.course;
