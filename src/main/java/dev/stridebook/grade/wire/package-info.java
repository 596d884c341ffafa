/** What the grader and the process with an answer say to each other: JSON, bounded, and read by the types of a contract. */
package dev.stridebook.grade.wire;
