/**
 * Grading on a cluster. Three kinds of process ask each other over pipes: the command line asks Spark's driver, which hands each question to
 * one of its executors, which asks a grader like that of a single machine. Spark's libraries and ours never share a class path: what
 * runs in Spark is a project of its own, {@code src/spark}, in this package, and has of ours what it lists in its pom.
 */
@Internal
package dev.stridebook.grade.cluster;

import dev.stridebook.Internal;
