/** Compiles and loads Java answers, and keeps them from ending the program. */
@Internal
package dev.stridebook.course.answer;

import dev.stridebook.Internal;
