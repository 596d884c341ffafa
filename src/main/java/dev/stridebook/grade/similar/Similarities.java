package dev.stridebook.grade.similar;

import static dev.stridebook.language.Language.say;

import dev.stridebook.file.FileTrees;
import dev.stridebook.grade.ExerciseOutcome;
import dev.stridebook.grade.StudentResult;
import dev.stridebook.process.JavaCommand;
import dev.stridebook.process.ProgramRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Answers of a class that are alike in structure, whatever the names, the comments and the order of methods. That is a hint to look at
 * them, and no proof of anything: who solves a small task in the usual way writes what others write.
 *
 * @param exercises what was compared, in the order of the class's exercises
 * @param pairs those that share most code first
 * @param omitted how many more pairs there are
 * @param groups the names of three or more students whom pairs connect
 */
public record Similarities(
        List<ComparedExercise> exercises, List<SimilarPair> pairs, int omitted, List<List<String>> groups) {
    /** Two answers with this share of equal tokens are alike. */
    public static final double ALIKE = 0.8;
    /** An answer with fewer tokens of its own says nothing: there are not enough ways to write it. */
    public static final int FEWEST_TOKENS = 20;
    /** The most pairs that are listed. */
    public static final int MOST_PAIRS = 200;

    static final String TOO_SHORT = "too short";
    /** Each is compared with each. */
    static final int MOST_STRUCTURES = 10_000;

    private static final String HEAP = "-Xmx512m";
    private static final Duration LIMIT = Duration.ofMinutes(10);

    public Similarities {
        exercises = List.copyOf(exercises);
        pairs = List.copyOf(pairs);
        groups = List.copyOf(groups);
    }

    /**
     * Compares the answers of a class, exercise by exercise. What cannot be compared, or not in time, is named in the result.
     *
     * @param results with the students' code
     * @throws IOException if JPlag cannot be fetched or started
     */
    public static Similarities of(Iterable<StudentResult> results) throws IOException, InterruptedException {
        return of(results, LIMIT);
    }

    static Similarities of(Iterable<StudentResult> results, Duration limit) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("stridebook-similar");
        try {
            Map<String, AnsweredExercise> exercises = answered(results, folder);
            String problem = run(folder, limit);
            List<ComparedExercise> compared = new ArrayList<>();
            List<SimilarPair> pairs = new ArrayList<>();
            for (AnsweredExercise exercise : exercises.values()) {
                Path file = folder.resolve(exercise.id() + JPlagMain.RESULT);
                if (Files.exists(file)) {
                    AlikeAnswers alike = new AlikeAnswers(exercise, Comparison.read(file));
                    compared.add(alike.summary());
                    pairs.addAll(alike.pairs());
                } else {
                    compared.add(exercise.notCompared(problem));
                }
            }
            pairs.sort(SimilarPair.MOST_FIRST);
            List<SimilarPair> listed = new ArrayList<>();
            for (SimilarPair pair : pairs.subList(0, Math.min(MOST_PAIRS, pairs.size()))) {
                listed.add(pair.of(exercises.get(pair.exercise())));
            }
            return new Similarities(compared, listed, pairs.size() - listed.size(), groups(pairs));
        } finally {
            FileTrees.delete(folder);
        }
    }

    private static Map<String, AnsweredExercise> answered(Iterable<StudentResult> results, Path folder)
            throws IOException {
        Map<String, AnsweredExercise> exercises = new LinkedHashMap<>();
        for (StudentResult result : results) {
            for (ExerciseOutcome outcome : result.exercises()) {
                if (outcome.isAnswered() && !outcome.code().isEmpty()) {
                    String id = outcome.id();
                    if (!exercises.containsKey(id)) {
                        exercises.put(id, new AnsweredExercise(id, folder.resolve(id)));
                    }
                    exercises.get(id).add(result.student(), outcome);
                }
            }
        }
        return exercises;
    }

    /** Returns why results may be missing. */
    private static String run(Path folder, Duration limit) throws IOException, InterruptedException {
        Path arguments = Files.createTempFile("stridebook-jplag", ".args");
        try {
            Files.writeString(arguments, JavaCommand.argumentFile(List.of(HEAP), JPlagFiles.classPath()));
            Optional<ProgramRun> run = ProgramRun.within(
                    limit, JavaCommand.with(arguments, JPlagMain.class.getName(), List.of(folder.toString())));
            return run.map(ended -> ended.isSuccess()
                            ? say("its answers need more memory than JPlag may use (%s)", HEAP)
                            : say("JPlag failed with exit code %d", ended.exitCode()))
                    .orElse(say("the time for all exercises, %d s, was over", limit.toSeconds()));
        } finally {
            Files.delete(arguments);
        }
    }

    /** Returns who is connected by pairs, over any number of them. */
    private static List<List<String>> groups(List<SimilarPair> pairs) {
        Map<String, TreeSet<String>> byStudent = new TreeMap<>();
        for (SimilarPair pair : pairs) {
            TreeSet<String> group = byStudent.computeIfAbsent(pair.first().student(), Similarities::alone);
            TreeSet<String> other = byStudent.computeIfAbsent(pair.second().student(), Similarities::alone);
            if (group != other) {
                group.addAll(other);
                other.forEach(student -> byStudent.put(student, group));
            }
        }
        return byStudent.values().stream()
                .distinct()
                .filter(group -> group.size() > 2)
                .<List<String>>map(ArrayList::new)
                .toList();
    }

    private static TreeSet<String> alone(String student) {
        return new TreeSet<>(List.of(student));
    }
}
