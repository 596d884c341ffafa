/** Compiles an answer in Java, and keeps it from ending the program. */
@Internal
package dev.stridebook.course.answer;

import dev.stridebook.Internal;
