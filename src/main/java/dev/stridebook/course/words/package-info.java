/** The words of the exercises: a text file for each exercise and language, and what reads it. */
@Internal
package dev.stridebook.course.words;

import dev.stridebook.Internal;
