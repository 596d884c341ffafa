/**
 * Notebooks: reading, writing, running and exporting {@code .ipynb} files, and showing values in whichever kernel runs the code.
 */
package dev.stridebook.notebook;
