/**
 * Grading a class: answers of strangers run in processes of their own, in a sandbox, and the graded tests here call them
 * through a pipe.
 */
@Internal
package dev.stridebook.grade;

import dev.stridebook.Internal;
