package dev.stridebook.grade;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import dev.stridebook.course.Exercise;
import java.io.IOException;
import java.lang.reflect.Method;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Writes the known mistakes of exercises as students hand them in: a class each. They are taken from the exercise's source,
 * together with its helpers, since the process with the answers has none of them.
 */
final class MistakeSources {
    private static final Path EXERCISES = Path.of("src/main/java/dev/stridebook/course/exercise");
    private static final String HELPERS = "Library";
    private static final Pattern USES_HELPERS = Pattern.compile("\\b" + HELPERS + "(\\.|::)");

    private MistakeSources() {}

    /** In the order of {@link Exercise#knownMistakes}. */
    static List<AnswerSource> of(Exercise<?> exercise) throws IOException {
        Parsed own = Parsed.of(EXERCISES.resolve(exercise.className() + ".java"));
        Parsed library = Parsed.of(EXERCISES.resolve(HELPERS + ".java"));
        String helpers = own.members(own.type(), member -> !own.isExerciseItself(member));
        String tests =
                own.members(own.nested("Tests"), member -> !own.text(member).contains("@Points"));
        String shared =
                "static final class %s {\n%s}\n".formatted(HELPERS, library.members(library.type(), member -> true));
        Set<String> imports = new LinkedHashSet<>(own.imports());
        imports.addAll(library.imports());
        List<AnswerSource> sources = new ArrayList<>();
        for (String mistake : own.firstArgumentsOf("mistake")) {
            String type = """
                    class %s implements %s {
                    %s
                    static final class Tests {
                    %s}
                    %s
                    private interface Mistake { Answer answer(); }
                    private static final Answer MISTAKE = %s;
                    %s}
                    """.formatted(
                            exercise.answerClass(),
                            exercise.contract().getCanonicalName(),
                            helpers,
                            tests,
                            USES_HELPERS.matcher(mistake + helpers + tests).find() ? shared : "",
                            isSupplier(exercise) ? "((Mistake) " + mistake + ").answer()" : mistake,
                            delegation(exercise.contract()))
                    .replace(exercise.className() + "::", exercise.answerClass() + "::");
            sources.add(new AnswerSource(exercise, String.join("\n", imports), type));
        }
        return sources;
    }

    /** A contract with several methods is no lambda, so that its mistakes are made by one. */
    private static boolean isSupplier(Exercise<?> exercise) {
        return exercise.contract().getMethods().length > 1;
    }

    private static String delegation(Class<?> contract) {
        return Arrays.stream(contract.getMethods())
                .map(method -> "@Override public %s %s(%s) { return MISTAKE.%2$s(%s); }\n"
                        .formatted(
                                method.getGenericReturnType().getTypeName(),
                                method.getName(),
                                parameters(method, true),
                                parameters(method, false)))
                .collect(Collectors.joining());
    }

    private static String parameters(Method method, boolean withTypes) {
        return IntStream.range(0, method.getParameterCount())
                .mapToObj(i -> (withTypes ? method.getGenericParameterTypes()[i].getTypeName() + " " : "") + "p" + i)
                .collect(Collectors.joining(", "));
    }

    /** A source file and its one class. */
    private record Parsed(String source, CompilationUnitTree unit, SourcePositions positions) {
        static Parsed of(Path file) throws IOException {
            String source = Files.readString(file);
            JavaFileObject object =
                    new SimpleJavaFileObject(URI.create("memory:///Source.java"), JavaFileObject.Kind.SOURCE) {
                        @Override
                        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                            return source;
                        }
                    };
            JavacTask task = (JavacTask) ToolProvider.getSystemJavaCompiler()
                    .getTask(null, null, null, List.of("-proc:none"), null, List.of(object));
            CompilationUnitTree unit = task.parse().iterator().next();
            return new Parsed(source, unit, Trees.instance(task).getSourcePositions());
        }

        ClassTree type() {
            return (ClassTree) unit.getTypeDecls().get(0);
        }

        ClassTree nested(String name) {
            return type().getMembers().stream()
                    .filter(ClassTree.class::isInstance)
                    .map(ClassTree.class::cast)
                    .filter(member -> member.getSimpleName().contentEquals(name))
                    .findFirst()
                    .orElseThrow();
        }

        /** What the mistake's class has no use for: its own declaration, its constructor and its tests. */
        boolean isExerciseItself(Tree member) {
            return member instanceof VariableTree field && field.getName().contentEquals("EXERCISE")
                    || member instanceof MethodTree method && method.getName().contentEquals("<init>")
                    || member instanceof ClassTree nested
                            && nested.getSimpleName().contentEquals("Tests");
        }

        String text(Tree tree) {
            return source.substring(
                    (int) positions.getStartPosition(unit, tree), (int) positions.getEndPosition(unit, tree));
        }

        String members(ClassTree of, Predicate<Tree> isWanted) {
            return of.getMembers().stream()
                    .filter(member -> positions.getEndPosition(unit, member) >= 0)
                    .filter(isWanted)
                    .map(member -> text(member) + "\n")
                    .collect(Collectors.joining());
        }

        /** Without those of tests, which students need not have. */
        Set<String> imports() {
            return unit.getImports().stream()
                    .map(this::importLine)
                    .filter(line -> !line.contains("junit") && !line.contains("dev.stridebook.course."))
                    .collect(Collectors.collectingAndThen(Collectors.toCollection(LinkedHashSet::new), lines -> {
                        lines.add("import dev.stridebook.course.*;");
                        lines.add("import dev.stridebook.course.exercise.*;");
                        return lines;
                    }));
        }

        private String importLine(ImportTree tree) {
            return text(tree).strip();
        }

        /** In the order of the calls. */
        List<String> firstArgumentsOf(String method) {
            List<String> arguments = new ArrayList<>();
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
                    // The call that a chain ends with comes first in the tree, and last in the text.
                    super.visitMethodInvocation(call, nothing);
                    ExpressionTree target = call.getMethodSelect();
                    if (target instanceof MemberSelectTree select
                            && select.getIdentifier().contentEquals(method)) {
                        arguments.add(text(call.getArguments().get(0)));
                    }
                    return null;
                }
            }.scan(type(), null);
            return arguments;
        }
    }
}
