package dev.stridebook.course.graded;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Marks a graded JUnit test and sets the points for passing it. The test's parameter is the answer, typed by the exercise's contract;
 * one of an exercise to compute may also take its numbers, such as {@code OutputShape.Numbers}.
 *
 * <pre>{@code
 * @Points(1)
 * @Order(1)
 * void height(OutputShape.Answer answer) {
 *     assertEquals(2, answer.outputSize().height());
 * }
 * }</pre>
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@Test
@ExtendWith(AnswerParameter.class)
public @interface Points {
    /** Returns the points, at least 1. */
    int value();
}
