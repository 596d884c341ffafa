package dev.stridebook.tools.mutate;

import dev.stridebook.course.Judgement;
import dev.stridebook.course.answer.JavaAnswer;
import dev.stridebook.course.answer.UnusableAnswerException;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.Size;
import java.lang.reflect.Array;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A question that the graded tests ask, with its right answer, as Java code.
 *
 * @param arguments the arguments of the method
 */
record Example(List<String> arguments, String result) {
    /** Longer ones are not what somebody would write into an answer. */
    private static final int LONGEST = 600;

    /** Returns the first short question to each method that has parameters, by the method's name. */
    static Map<String, Example> of(GradedExercise<?> exercise, JavaAnswer reference) throws UnusableAnswerException {
        Map<String, Example> examples = new LinkedHashMap<>();
        Callable<?> instances = reference.instance();
        for (Question question : Question.allOf(exercise, instances)) {
            of(question.arguments(), question.outcome(instances))
                    .ifPresent(example -> examples.putIfAbsent(question.method().getName(), example));
        }
        return examples;
    }

    private static Optional<Example> of(Object[] arguments, Object result) {
        Example example =
                new Example(Arrays.stream(arguments).map(Example::code).toList(), code(result));
        boolean isShort = arguments.length > 0
                && String.join("", example.arguments).length() + example.result.length() <= LONGEST;
        return isShort ? Optional.of(example) : Optional.empty();
    }

    /** Returns the expression that gives a value of a contract. */
    static String code(Object value) {
        if (value instanceof String text) {
            return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
        }
        if (value instanceof Long number) {
            return number + "L";
        }
        if (value instanceof Judgement judgement) {
            return "Judgement." + judgement;
        }
        if (value instanceof Size size) {
            return "Size.of(%d, %d)".formatted(size.height(), size.width());
        }
        if (value instanceof Shape shape) {
            return shape.dimensions().stream().map(String::valueOf).collect(Collectors.joining(", ", "Shape.of(", ")"));
        }
        if (value.getClass().isArray()) {
            return "new %s %s".formatted(value.getClass().getSimpleName(), cells(value));
        }
        return value.toString();
    }

    private static String cells(Object array) {
        return IntStream.range(0, Array.getLength(array))
                .mapToObj(i -> Array.get(array, i))
                .map(cell -> cell.getClass().isArray() ? cells(cell) : code(cell))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
