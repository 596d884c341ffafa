/**
 * Predictions: a cell asks what its reader expects before it shows what comes out. {@link dev.stridebook.course.predict.Predict} asks for
 * a number, a size or a choice.
 */
package dev.stridebook.course.predict;
