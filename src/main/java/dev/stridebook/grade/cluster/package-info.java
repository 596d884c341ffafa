/**
 * Grading on a cluster. Requests go through three pipes and replies back: from the command line to Spark's driver, which hands each to one of
 * its executors, and from that to a grader like that of a single machine. Spark's libraries and ours never share a class path: what
 * runs in Spark is a project of its own, {@code src/spark}, in this package, and has of ours what it lists in its pom.
 */
@Internal
package dev.stridebook.grade.cluster;

import dev.stridebook.Internal;
