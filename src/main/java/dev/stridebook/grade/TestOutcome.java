package dev.stridebook.grade;

/**
 * The outcome of a graded test, for a report.
 *
 * @param test the test's display name
 * @param outcome {@code passed}, {@code failed}, {@code raised}, {@code not answered}, {@code does not compile}, {@code not tested},
 *     {@code not graded}
 * @param detail more about the outcome; may be empty
 * @param points points earned
 * @param of points for passing
 */
public record TestOutcome(String test, String outcome, String detail, int points, int of) {}
