package dev.stridebook.grade.child;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.course.Checker;
import dev.stridebook.course.Exercise;
import dev.stridebook.course.Feedback;
import dev.stridebook.course.NotAnsweredYetException;
import dev.stridebook.course.answer.DoesNotCompileException;
import dev.stridebook.course.answer.JavaAnswer;
import dev.stridebook.course.answer.UnusableAnswerException;
import dev.stridebook.grade.wire.ContractValues;
import dev.stridebook.grade.wire.WireException;
import dev.stridebook.notebook.Displayable;
import dev.stridebook.notebook.MimeBundle;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;

/** The answers of a submission, by exercise. Checking an answer here only records it, so that the grader can call it. */
final class Answers implements Checker {
    private record Answer(Exercise<?> exercise, Callable<?> answer) {}

    /** Replaces the card with the points, which only the grader determines. */
    private record Received() implements Feedback {
        @Override
        public int points() {
            return 0;
        }

        @Override
        public Feedback show() {
            return this;
        }

        @Override
        public MimeBundle toMimeBundle() {
            return MimeBundle.text("Received.");
        }
    }

    private final Map<String, Answer> byExercise = new LinkedHashMap<>();

    @Override
    public synchronized Feedback check(Exercise<?> exercise, Callable<?> answer) {
        byExercise.put(exercise.id(), new Answer(exercise, answer));
        return new Received();
    }

    @Override
    public String hint(Exercise<?> exercise) {
        return "There are no hints during grading.";
    }

    @Override
    public Displayable progress() {
        return new Received();
    }

    void compile(String file, String source) throws DoesNotCompileException, UnusableAnswerException {
        JavaAnswer answer = JavaAnswer.compile(file, file, source);
        check(answer.exercise(), answer.instances());
    }

    synchronized void list(ArrayNode ids) {
        byExercise.keySet().forEach(ids::add);
    }

    synchronized void clear() {
        byExercise.clear();
    }

    /** Calls an answer's method with the arguments in the request. */
    JsonNode call(ObjectNode request) throws Throwable {
        Answer answer = find(request.path("exercise").asText());
        Method method = Arrays.stream(answer.exercise().contract().getMethods())
                .filter(candidate ->
                        signature(candidate).equals(request.path("method").asText()))
                .findFirst()
                .orElseThrow(NotAnsweredYetException::new);
        Object value;
        try {
            Object target = answer.answer().call();
            value = target == null ? null : method.invoke(target, arguments(request.path("arguments"), method));
        } catch (InvocationTargetException raised) {
            throw raised.getCause();
        }
        if (value == null) {
            throw new NotAnsweredYetException();
        }
        return ContractValues.encode(value, method.getGenericReturnType());
    }

    private synchronized Answer find(String exercise) {
        Answer answer = byExercise.get(exercise);
        if (answer == null) {
            throw new NotAnsweredYetException();
        }
        return answer;
    }

    private static String signature(Method method) {
        return method.getName()
                + MethodType.methodType(method.getReturnType(), method.getParameterTypes())
                        .toMethodDescriptorString();
    }

    private static Object[] arguments(JsonNode json, Method method) throws WireException {
        Type[] types = method.getGenericParameterTypes();
        Object[] arguments = new Object[types.length];
        for (int i = 0; i < types.length; i++) {
            arguments[i] = ContractValues.decode(json.path(i), types[i]);
        }
        return arguments;
    }
}
