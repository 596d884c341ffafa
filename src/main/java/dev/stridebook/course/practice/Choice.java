package dev.stridebook.course.practice;

/**
 * One of the answers to choose from.
 *
 * @param reply what a wrong one shows about its author's thinking; empty for the right one
 */
record Choice(String text, boolean isRight, String reply) {}
