/**
 * The exercises. Each is a contract that an answer implements, graded JUnit tests with points, hints, wrong answers that
 * people usually give with the mistake behind each, and a reference answer in {@code solutions/}, from which everything in
 * {@code exercises/} is derived.
 */
package dev.stridebook.course;
