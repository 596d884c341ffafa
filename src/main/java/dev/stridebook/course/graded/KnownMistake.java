package dev.stridebook.course.graded;

/**
 * A common wrong answer.
 *
 * @param name unique in its exercise; the exercise's words have the diagnosis under this name
 * @param answer the wrong answer
 */
public record KnownMistake<A>(String name, A answer) {}
