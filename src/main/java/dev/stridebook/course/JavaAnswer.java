package dev.stridebook.course;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * An answer in a Java file: a class that implements the contract of an exercise.
 *
 * <pre>{@code
 * JavaAnswer.compile(Path.of("exercises/S3_5_OutputShape.java")).check()
 * }</pre>
 */
public final class JavaAnswer {
    private static final Pattern TAKEN_PACKAGE =
            Pattern.compile("^(java|javax|jdk|sun|com\\.sun|org\\.junit|org\\.opentest4j|dev\\.stridebook)\\.");

    private final Exercise<?> exercise;
    private final Class<?> type;

    private JavaAnswer(Exercise<?> exercise, Class<?> type) {
        this.exercise = exercise;
        this.type = type;
    }

    /**
     * Reads and compiles a file, in memory. Nothing of the answer runs yet.
     *
     * @throws UnusableAnswerException if there is no such file, it is not Java, or not exactly one of its classes answers
     *     an exercise
     * @throws DoesNotCompileException if the compiler finds errors
     * @throws IOException if the file cannot be read
     */
    public static JavaAnswer compile(Path file) throws UnusableAnswerException, DoesNotCompileException, IOException {
        String fileName = file.getFileName().toString();
        if (!fileName.endsWith(".java")) {
            throw new UnusableAnswerException(
                    "%s is not a Java file. Give a .java file; a notebook checks its answers in its own cells."
                            .formatted(file));
        }
        return compile(fileName, read(file));
    }

    /**
     * Compiles a source, in memory. Nothing of the answer runs yet.
     *
     * @param file what messages call it
     * @throws UnusableAnswerException if not exactly one of its classes answers an exercise, or one lies in a package that
     *     is not the answer's to have
     * @throws DoesNotCompileException if the compiler finds errors
     */
    public static JavaAnswer compile(String file, String source)
            throws UnusableAnswerException, DoesNotCompileException {
        Map<String, byte[]> classFiles = MemoryCompiler.compile(file, source);
        for (String name : classFiles.keySet()) {
            if (TAKEN_PACKAGE.matcher(name).find()) {
                throw new UnusableAnswerException(
                        "The class %s is in a package that belongs to Java, JUnit or Stridebook. Remove the package line."
                                .formatted(name));
            }
        }
        List<JavaAnswer> answers = answersAmong(classFiles);
        if (answers.size() == 1) {
            return answers.get(0);
        }
        if (answers.isEmpty()) {
            throw new UnusableAnswerException("No class in %s answers an exercise. It must implement one of: %s."
                    .formatted(
                            file,
                            Course.EXERCISES.stream()
                                    .map(exercise -> "%s (%s)"
                                            .formatted(exercise.contract().getCanonicalName(), exercise.id()))
                                    .collect(Collectors.joining(", "))));
        }
        throw new UnusableAnswerException("%s has %d answers (%s), so it is not clear which one to check. Keep one."
                .formatted(
                        file,
                        answers.size(),
                        answers.stream().map(answer -> answer.type.getName()).collect(Collectors.joining(", "))));
    }

    /** Runs the exercise's graded tests on this answer. */
    public Card check() throws UnusableAnswerException {
        return check(exercise);
    }

    private <A> Card check(Exercise<A> answered) throws UnusableAnswerException {
        try {
            return answered.checkInstancesOf(type.asSubclass(answered.contract()));
        } catch (NoSuchMethodException noConstructor) {
            throw new UnusableAnswerException(
                    "%s cannot be created: it has no constructor without parameters. Remove its constructors."
                            .formatted(type.getName()));
        }
    }

    private static String read(Path file) throws IOException, UnusableAnswerException {
        if (Files.isDirectory(file)) {
            throw new UnusableAnswerException(file + " is a folder. Give a .java file in it.");
        }
        try {
            return Files.readString(file);
        } catch (NoSuchFileException missing) {
            throw new UnusableAnswerException("There is no file " + file + ".");
        } catch (CharacterCodingException notText) {
            throw new UnusableAnswerException(file + " is not UTF-8 text. Save it as UTF-8.");
        }
    }

    private static List<JavaAnswer> answersAmong(Map<String, byte[]> classFiles) throws UnusableAnswerException {
        ClassLoader loader = new MemoryClassLoader(classFiles);
        List<JavaAnswer> answers = new ArrayList<>();
        for (String name : classFiles.keySet()) {
            Class<?> type = load(loader, name);
            for (Exercise<?> exercise : Course.EXERCISES) {
                if (exercise.contract().isAssignableFrom(type) && canBeCreated(type)) {
                    answers.add(new JavaAnswer(exercise, type));
                }
            }
        }
        return answers;
    }

    private static Class<?> load(ClassLoader loader, String name) throws UnusableAnswerException {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError invalid) {
            throw new UnusableAnswerException(
                    "The class %s cannot be loaded: %s.".formatted(name, invalid.getMessage()));
        }
    }

    private static boolean canBeCreated(Class<?> type) {
        boolean needsAnother = type.isMemberClass() && !Modifier.isStatic(type.getModifiers());
        return !type.isInterface()
                && !Modifier.isAbstract(type.getModifiers())
                && !type.isAnonymousClass()
                && !type.isLocalClass()
                && !needsAnother;
    }

    private static final class MemoryClassLoader extends ClassLoader {
        private final Map<String, byte[]> classFiles;

        MemoryClassLoader(Map<String, byte[]> classFiles) {
            super(JavaAnswer.class.getClassLoader());
            this.classFiles = classFiles;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classFiles.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            return defineClass(name, bytes, 0, bytes.length);
        }
    }
}
