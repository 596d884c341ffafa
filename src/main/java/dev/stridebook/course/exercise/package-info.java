/**
 * A class for each exercise: its contract and the inputs that it names. Nothing in here says or computes what is right, since the
 * process with the answers of others has it.
 */
package dev.stridebook.course.exercise;
