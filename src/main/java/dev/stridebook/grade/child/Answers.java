package dev.stridebook.grade.child;

import static dev.stridebook.language.Language.say;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.course.Checker;
import dev.stridebook.course.Exercise;
import dev.stridebook.course.Feedback;
import dev.stridebook.course.NotAnsweredYetException;
import dev.stridebook.course.Variant;
import dev.stridebook.course.answer.AnswerCaller;
import dev.stridebook.course.answer.JavaAnswer;
import dev.stridebook.course.answer.MemoryCompiler.Compiled;
import dev.stridebook.course.answer.UnusableAnswerException;
import dev.stridebook.grade.wire.ContractValues;
import dev.stridebook.grade.wire.WireException;
import dev.stridebook.notebook.Displayable;
import dev.stridebook.notebook.MimeBundle;
import java.lang.invoke.MethodType;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;

/**
 * The answers of a submission, by exercise and in order. Checking an answer here only records it, so that the grader can call it. If one
 * class is checked again, only its last instance is kept. The classes that cells declare stand after whatever else cells check, so a cell
 * that checks something else does not take the place of an answer's class.
 */
final class Answers implements Checker {
    /** The most answers to an exercise that are kept. */
    private static final int MOST = 20;

    private record Answer(
            Exercise<?> exercise, Callable<?> answer, Class<?> type, boolean isDeclared, AnswerCaller caller) {
        Answer(Exercise<?> exercise, Callable<?> answer, Class<?> type, boolean isDeclared) {
            this(exercise, answer, type, isDeclared, new AnswerCaller());
        }
    }

    /** Runs a cell that checks. */
    interface Check {
        void run() throws CellFailure;
    }

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

    private final Map<String, List<Answer>> byExercise = new LinkedHashMap<>();
    private volatile boolean isDeclaring;

    @Override
    public Feedback check(Exercise<?> exercise, Callable<?> answer) {
        Object instance;
        try {
            instance = answer.call();
        } catch (Exception raisedAgainWhenCalled) {
            instance = answer;
        }
        if (instance != null) {
            add(new Answer(exercise, answer, instance.getClass(), isDeclaring));
        }
        return new Received();
    }

    /** Runs a cell in which the grader checks a class that a cell declares. */
    void declaring(Check check) throws CellFailure {
        isDeclaring = true;
        try {
            check.run();
        } finally {
            isDeclaring = false;
        }
    }

    private synchronized void add(Answer answer) {
        List<Answer> answers = byExercise.computeIfAbsent(answer.exercise().id(), id -> new ArrayList<>());
        for (int i = 0; i < answers.size(); i++) {
            Answer before = answers.get(i);
            if (before.type() == answer.type() && before.isDeclared()) {
                answers.set(i, new Answer(answer.exercise(), answer.answer(), answer.type(), true));
                return;
            }
        }
        answers.removeIf(before -> before.type() == answer.type());
        if (answers.size() == MOST) {
            answers.remove(0);
        }
        int declared = (int) answers.stream().filter(Answer::isDeclared).count();
        answers.add(answer.isDeclared() ? answers.size() : answers.size() - declared, answer);
    }

    @Override
    public String hint(Exercise<?> exercise) {
        return say("There are no hints during grading.");
    }

    /** Which numbers count is the grader's affair. */
    @Override
    public Displayable tasks(Variant variant) {
        return new Received();
    }

    @Override
    public Displayable progress() {
        return new Received();
    }

    /** Adds the answers in a compiled file. */
    void addAll(String file, Compiled compiled) throws UnusableAnswerException {
        for (JavaAnswer answer : JavaAnswer.allIn(file, compiled)) {
            add(new Answer(answer.exercise(), answer.instance(), answer.getClass(), true));
        }
    }

    /** Lists the id of its exercise for each answer. */
    synchronized void list(ArrayNode ids) {
        byExercise.forEach((id, answers) -> answers.forEach(answer -> ids.add(id)));
    }

    synchronized void clear() {
        byExercise.clear();
    }

    /** Calls an answer's method with the arguments in the request. */
    JsonNode call(ObjectNode request) throws Throwable {
        Answer answer =
                find(request.path("exercise").asText(), request.path("answer").asInt());
        Method method = Arrays.stream(answer.exercise().contract().getMethods())
                .filter(candidate ->
                        signature(candidate).equals(request.path("method").asText()))
                .findFirst()
                .orElseThrow(NotAnsweredYetException::new);
        Object value;
        try {
            Object target = answer.answer().call();
            if (target == null) {
                throw new NotAnsweredYetException();
            }
            value = answer.caller().call(target, method, arguments(request.path("arguments"), method));
        } catch (InvocationTargetException raised) {
            throw raised.getCause();
        }
        return ContractValues.encode(value, method.getGenericReturnType());
    }

    private synchronized Answer find(String exercise, int number) {
        List<Answer> answers = byExercise.getOrDefault(exercise, List.of());
        if (number >= answers.size()) {
            throw new NotAnsweredYetException();
        }
        return answers.get(number);
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
