package dev.stridebook.grade;

/**
 * What a graded test found, for a report.
 *
 * @param test its name, for people
 * @param outcome {@code passed}, {@code failed}, {@code raised}, {@code not answered}, {@code not run}
 * @param detail what there is to say about it; empty if nothing
 * @param points earned
 * @param of what passing it is worth
 */
public record TestOutcome(String test, String outcome, String detail, int points, int of) {}
