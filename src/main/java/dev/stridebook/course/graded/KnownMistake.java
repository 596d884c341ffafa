package dev.stridebook.course.graded;

/**
 * A wrong answer that people usually give.
 *
 * @param name unique in its exercise; the exercise's words say what these people did
 * @param answer what they give
 */
public record KnownMistake<A>(String name, A answer) {}
