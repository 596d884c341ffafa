package dev.stridebook.tools.mutate;

import dev.stridebook.course.answer.DoesNotCompileException;
import dev.stridebook.course.answer.JavaAnswer;
import dev.stridebook.course.answer.MemoryCompiler;
import dev.stridebook.course.answer.UnusableAnswerException;
import dev.stridebook.course.check.GradedExercise;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassWriter;

/**
 * Writes wrong answers to an exercise by changing its reference answer, and grades them. Those that get full points show what the
 * graded tests do not ask, unless they compute the same.
 */
public final class Mutation {
    private final GradedExercise<?> exercise;
    private final String solution;

    private Mutation(GradedExercise<?> exercise, String solution) {
        this.exercise = exercise;
        this.solution = solution;
    }

    /** @param solution the source of the reference answer */
    public static Mutation of(GradedExercise<?> exercise, String solution) {
        return new Mutation(exercise, solution);
    }

    /**
     * How many of some mutants the graded tests caught.
     *
     * @param surviving the mutants that got full points
     */
    public record Figure<M>(int caught, List<M> surviving) {
        public int all() {
            return caught + surviving.size();
        }
    }

    /**
     * What became of the mutants of an exercise's source.
     *
     * @param graded those that differ from the reference answer and from each other
     * @param broken those that do not compile
     * @param same those with the same bytecode as the reference answer
     * @param repeated those with the same bytecode as an earlier one
     */
    public record Report(Figure<Mutant> graded, int broken, int same, int repeated) {}

    /** Grades the mutants of the source. */
    public Report run() throws IOException, DoesNotCompileException, UnusableAnswerException {
        JavaAnswer reference = JavaAnswer.compile(exercise.answerClass(), exercise.answerClass() + ".java", solution);
        Javac compiler = new Javac();
        List<Mutant> mutants = AnswerSource.parse(compiler, solution, Example.of(exercise, reference))
                .mutants(Mutator.ALL);
        List<String> sources = new ArrayList<>(List.of(solution));
        mutants.forEach(mutant -> sources.add(mutant.source()));
        List<Map<String, byte[]>> classFiles = compiler.compile(sources);
        if (!isFull(mainClass(classFiles.get(0)), classFiles.get(0))) {
            throw new IllegalStateException(
                    "The solution of %s does not get full points with %,d rounds of loops. Run ./stridebook author check."
                            .formatted(exercise, Steps.LIMIT));
        }
        String original = bytecode(classFiles.get(0));
        Set<String> seen = new HashSet<>();
        List<Mutant> surviving = new ArrayList<>();
        int broken = 0;
        int same = 0;
        int repeated = 0;
        for (int i = 0; i < mutants.size(); i++) {
            Map<String, byte[]> compiled = classFiles.get(i + 1);
            if (compiled == null) {
                broken++;
            } else if (bytecode(compiled).equals(original)) {
                same++;
            } else if (!seen.add(bytecode(compiled))) {
                repeated++;
            } else if (isFull(mainClass(compiled), compiled)) {
                surviving.add(mutants.get(i));
            }
        }
        return new Report(new Figure<>(seen.size() - surviving.size(), surviving), broken, same, repeated);
    }

    /** Grades the mutants of the bytecode; of the surviving, returns what was changed. */
    public Figure<String> runOnBytecode() throws DoesNotCompileException, UnusableAnswerException {
        String name = exercise.answerClass();
        int caught = 0;
        List<String> surviving = new ArrayList<>();
        for (BytecodeMutants.MutatedClass mutant : BytecodeMutants.of(
                MemoryCompiler.compile(name + ".java", solution).get(name))) {
            if (isFull(name, Map.of(name, mutant.bytecode()))) {
                surviving.add(mutant.change());
            } else {
                caught++;
            }
        }
        return new Figure<>(caught, surviving);
    }

    private boolean isFull(String className, Map<String, byte[]> classFiles) throws UnusableAnswerException {
        Map<String, byte[]> counted = new HashMap<>();
        classFiles.forEach((name, bytecode) -> counted.put(name, Steps.counted(bytecode)));
        return exercise.grade(
                        JavaAnswer.of(exercise.exercise(), className, counted).instance(), GradedExercise.CALL_LIMIT)
                .isFull();
    }

    /** The answer's class is the one that is not nested in another. */
    private static String mainClass(Map<String, byte[]> classFiles) {
        return classFiles.keySet().stream()
                .filter(name -> name.indexOf('$') < 0)
                .findFirst()
                .orElseThrow();
    }

    /** Returns class files without names of variables, line numbers and the variant's number. */
    private static String bytecode(Map<String, byte[]> classFiles) {
        StringBuilder all = new StringBuilder();
        new TreeMap<>(classFiles).forEach((name, bytes) -> {
            ClassWriter writer = new ClassWriter(0);
            new ClassReader(bytes).accept(writer, ClassReader.SKIP_DEBUG);
            String variant = name.substring(0, name.indexOf('.'));
            all.append(new String(writer.toByteArray(), StandardCharsets.ISO_8859_1).replace(variant, ""));
        });
        return all.toString();
    }
}
