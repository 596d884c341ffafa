/** Messages between the grader and the process with an answer: bounded JSON, decoded by the types of a contract. */
@Internal
package dev.stridebook.grade.wire;

import dev.stridebook.Internal;
