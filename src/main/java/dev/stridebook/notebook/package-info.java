/**
 * Notebooks: reading, writing, running and exporting {@code .ipynb} files, and showing a value in whichever kernel runs us.
 */
package dev.stridebook.notebook;
