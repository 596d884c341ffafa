/** The words of the exercises: a text file for each exercise and language, and its parser. */
@Internal
package dev.stridebook.course.words;

import dev.stridebook.Internal;
