/** Grading a class: untrusted answers run in separate processes, in a sandbox, and the graded tests call them through a pipe. */
@Internal
package dev.stridebook.grade;

import dev.stridebook.Internal;
