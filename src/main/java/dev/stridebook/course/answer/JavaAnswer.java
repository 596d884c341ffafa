package dev.stridebook.course.answer;

import static dev.stridebook.language.Language.say;

import dev.stridebook.course.Exercise;
import dev.stridebook.course.answer.MemoryCompiler.Compiled;
import dev.stridebook.course.exercise.DotProduct;
import dev.stridebook.guard.ClassInstrumenter;
import java.lang.reflect.Constructor;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** An answer in a Java file: a class that implements the contract of an exercise. */
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
     * Compiles a source in memory. Does not run the answer.
     *
     * @param name the name to use in messages
     * @param fileName the file name to use in the compiler's messages
     * @throws UnusableAnswerException if not exactly one of its classes answers an exercise, or one is in a
     *     reserved package
     * @throws DoesNotCompileException if the compiler finds errors
     */
    public static JavaAnswer compile(String name, String fileName, String source)
            throws UnusableAnswerException, DoesNotCompileException {
        return among(name, MemoryCompiler.compile(fileName, source), type -> true);
    }

    /**
     * Compiles a notebook's cell in memory; see {@link #compile(String, String, String)}.
     *
     * @param className the class to take, in messages too; the cell may have others
     * @param imports lines to put before the source; line numbers in messages do not count them
     */
    public static JavaAnswer compileCell(String className, String imports, String source)
            throws UnusableAnswerException, DoesNotCompileException {
        return among(
                className,
                MemoryCompiler.compile(className, imports, source),
                type -> type.getName().equals(className));
    }

    /**
     * Returns the answers in a compiled source, which may answer several exercises. What is answered in sources that were compiled with it
     * is left out.
     *
     * @param fileName the name to use in messages
     * @throws UnusableAnswerException if none of its classes answers an exercise, two of them answer the same, or a class is in a reserved
     *     package
     */
    public static List<JavaAnswer> allIn(String fileName, Compiled compiled) throws UnusableAnswerException {
        requireOwnPackages(compiled.all());
        Map<String, List<JavaAnswer>> byExercise = answersAmong(compiled.all()).stream()
                .filter(answer -> compiled.own().contains(answer.type.getName()))
                .collect(Collectors.groupingBy(
                        answer -> answer.exercise().id(), LinkedHashMap::new, Collectors.toList()));
        if (byExercise.isEmpty()) {
            throw noAnswer(fileName);
        }
        List<JavaAnswer> answers = new ArrayList<>();
        for (List<JavaAnswer> each : byExercise.values()) {
            answers.add(only(fileName, each));
        }
        return answers;
    }

    private static void requireOwnPackages(Map<String, byte[]> classFiles) throws UnusableAnswerException {
        for (String className : classFiles.keySet()) {
            if (TAKEN_PACKAGE.matcher(className).find()) {
                throw new UnusableAnswerException(say(
                        "The class %s is in a package that belongs to Java, JUnit or Stridebook. Remove the package line.",
                        className));
            }
        }
    }

    private static JavaAnswer among(String name, Map<String, byte[]> classFiles, Predicate<Class<?>> isMeant)
            throws UnusableAnswerException {
        requireOwnPackages(classFiles);
        List<JavaAnswer> answers = answersAmong(classFiles).stream()
                .filter(answer -> isMeant.test(answer.type))
                .toList();
        if (answers.isEmpty()) {
            throw noAnswer(name);
        }
        return only(name, answers);
    }

    private static UnusableAnswerException noAnswer(String name) {
        return new UnusableAnswerException(say(
                "No class in %s answers an exercise. It must implement the contract of one, "
                        + "such as %s for %s. Start from a copy of a file in exercises/.",
                name, DotProduct.Answer.class.getCanonicalName(), DotProduct.EXERCISE.id()));
    }

    private static JavaAnswer only(String name, List<JavaAnswer> answers) throws UnusableAnswerException {
        if (answers.size() == 1) {
            return answers.get(0);
        }
        throw new UnusableAnswerException(say(
                "%s has %d answers (%s), so it is not clear which one to check. Keep one.",
                name,
                answers.size(),
                answers.stream().map(answer -> answer.type.getName()).collect(Collectors.joining(", "))));
    }

    /**
     * Creates an answer from compiled classes.
     *
     * @param className the one that answers the exercise
     * @param classFiles the bytes of each class by name
     * @throws UnusableAnswerException if the class cannot be loaded
     */
    public static JavaAnswer of(Exercise<?> exercise, String className, Map<String, byte[]> classFiles)
            throws UnusableAnswerException {
        return new JavaAnswer(exercise, load(new MemoryClassLoader(classFiles), className));
    }

    /** Returns the exercise that it answers. */
    public Exercise<?> exercise() {
        return exercise;
    }

    /**
     * Returns what creates the instance of the answer when first called, and gives it again from then on, as a notebook's cell passes
     * one object.
     *
     * @throws UnusableAnswerException if it has no constructor without parameters
     */
    public Callable<?> instance() throws UnusableAnswerException {
        try {
            Constructor<?> constructor = type.getDeclaredConstructor();
            constructor.setAccessible(true);
            return new Callable<>() {
                private Object instance;

                @Override
                public synchronized Object call() throws ReflectiveOperationException {
                    if (instance == null) {
                        instance = constructor.newInstance();
                    }
                    return instance;
                }
            };
        } catch (NoSuchMethodException noConstructor) {
            throw new UnusableAnswerException(say(
                    "%s cannot be created: it has no constructor without parameters. Remove its constructors.",
                    type.getName()));
        }
    }

    private static List<JavaAnswer> answersAmong(Map<String, byte[]> classFiles) throws UnusableAnswerException {
        ClassLoader loader = new MemoryClassLoader(classFiles);
        List<JavaAnswer> answers = new ArrayList<>();
        for (String name : classFiles.keySet()) {
            Class<?> type = load(loader, name);
            if (canBeCreated(type)) {
                contracts(type).forEach(contract -> answers.add(new JavaAnswer(exerciseOf(contract), type)));
            }
        }
        return answers;
    }

    /** Returns the exercise contracts that a class implements, directly or through a supertype. */
    private static Set<Class<?>> contracts(Class<?> type) {
        Set<Class<?>> contracts = new LinkedHashSet<>();
        for (Class<?> each = type; each != null; each = each.getSuperclass()) {
            for (Class<?> implemented : each.getInterfaces()) {
                contracts.addAll(isContract(implemented) ? Set.of(implemented) : contracts(implemented));
            }
        }
        return contracts;
    }

    /** No answer can have a class in the exercises' package, so every class in it is ours. */
    private static boolean isContract(Class<?> type) {
        return type.getPackage() == DotProduct.class.getPackage()
                && type.getSimpleName().equals("Answer");
    }

    private static Exercise<?> exerciseOf(Class<?> contract) {
        try {
            return (Exercise<?>)
                    contract.getDeclaringClass().getField("EXERCISE").get(null);
        } catch (ReflectiveOperationException everyExerciseHasIt) {
            throw new IllegalStateException(everyExerciseHasIt);
        }
    }

    private static Class<?> load(ClassLoader loader, String name) throws UnusableAnswerException {
        try {
            return Class.forName(name, false, loader);
        } catch (ClassNotFoundException | LinkageError invalid) {
            throw new UnusableAnswerException(say("The class %s cannot be loaded: %s.", name, invalid.getMessage()));
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
            super(AnswerPlace.LOADER, JavaAnswer.class.getClassLoader());
            this.classFiles = classFiles;
        }

        @Override
        protected Class<?> findClass(String name) throws ClassNotFoundException {
            byte[] bytes = classFiles.get(name);
            if (bytes == null) {
                throw new ClassNotFoundException(name);
            }
            byte[] guarded = ClassInstrumenter.instrument(bytes);
            return defineClass(name, guarded, 0, guarded.length);
        }
    }
}
