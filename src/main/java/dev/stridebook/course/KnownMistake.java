package dev.stridebook.course;

/**
 * A wrong answer that people usually give.
 *
 * @param answer what they give
 * @param diagnosis what they did, in a sentence to them
 */
public record KnownMistake<A>(A answer, String diagnosis) {}
