/**
 * Notebooks: reading, writing, running and exporting {@code .ipynb} files, showing values in whichever kernel runs the code, and
 * measuring how long code takes.
 */
package dev.stridebook.notebook;
