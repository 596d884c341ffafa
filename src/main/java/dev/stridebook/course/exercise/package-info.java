/**
 * A class for each exercise: its contract and the inputs that it names. Nothing here contains or computes a right answer, because
 * the process that runs submitted answers has this package.
 */
package dev.stridebook.course.exercise;
