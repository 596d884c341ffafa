/** What the grader and the process with an answer say to each other: JSON, bounded, and read by the types of a contract. */
@Internal
package dev.stridebook.grade.wire;

import dev.stridebook.Internal;
