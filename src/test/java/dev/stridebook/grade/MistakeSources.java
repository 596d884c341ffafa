package dev.stridebook.grade;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.ImportTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.course.graded.KnownMistake;
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
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Writes the known mistakes of exercises as students hand them in: a class each. They are taken from the source of the graded
 * tests, together with their helpers, since the process with the answers has none of them.
 */
final class MistakeSources {
    private static final Path GRADED = Path.of("src/main/java/dev/stridebook/course/graded");
    private static final String HELPERS = "Library";
    private static final Pattern WORD = Pattern.compile("\\w+");

    private MistakeSources() {}

    /** In the order of {@link GradedExercise#knownMistakes}. */
    static List<AnswerSource> of(GradedExercise<?> exercise) throws IOException {
        String className = "Graded" + exercise.exercise().className();
        Class<?> contract = exercise.exercise().contract();
        Parsed own = Parsed.of(GRADED.resolve(className + ".java"));
        Parsed library = Parsed.of(GRADED.resolve(HELPERS + ".java"));
        String before = own.computedBefore("mistakes");
        Set<String> names =
                exercise.knownMistakes().stream().map(KnownMistake::name).collect(Collectors.toSet());
        Set<String> imports = new LinkedHashSet<>(own.imports());
        imports.addAll(library.imports());
        List<AnswerSource> sources = new ArrayList<>();
        for (List<String> named : own.argumentsOf("mistake")) {
            if (!names.contains(named.get(0).replace("\"", ""))) {
                continue;
            }
            String mistake = named.get(1);
            String helpers = own.members(member -> !own.isGrading(member), before + mistake)
                    // Students have the numbers of the documents, and nothing that their class would override.
                    .replace("private final Numbers numbers;", "private final Numbers numbers = Numbers.DOCUMENT;")
                    .replaceAll("@Override\\s+public Answer right", "private Answer right");
            String ofLibrary = library.members(member -> true, before + mistake + helpers);
            String shared = "static final class %s {\n%s}\n".formatted(HELPERS, ofLibrary);
            String type = """
                    class %s implements %s {
                    private interface Answer {
                    %s}
                    %s
                    %s
                    private static final Answer MISTAKE = new %s().mistake();
                    private Answer mistake() {
                    %s
                    return %s;
                    }
                    %s}
                    """.formatted(
                            exercise.answerClass(),
                            contract.getCanonicalName(),
                            declarations(contract),
                            helpers,
                            ofLibrary.isEmpty() ? "" : shared,
                            exercise.answerClass(),
                            before,
                            mistake,
                            delegation(contract))
                    .replace(className + "::", exercise.answerClass() + "::")
                    // In a notebook each exercise would import another class of this name.
                    .replaceAll("(?<![.\\w])Numbers\\b", exercise.exercise().className() + ".Numbers");
            sources.add(new AnswerSource(exercise, String.join("\n", imports), type));
        }
        return sources;
    }

    /** The contract's methods once more: what implements the contract itself would be a second answer. */
    private static String declarations(Class<?> contract) {
        return Arrays.stream(contract.getMethods())
                .map(method -> "%s %s(%s);\n"
                        .formatted(
                                method.getGenericReturnType().getTypeName(),
                                method.getName(),
                                parameters(method, true)))
                .collect(Collectors.joining());
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

        /** What the mistake's class has no use for: the graded tests, and the list of mistakes. */
        boolean isGrading(Tree member) {
            return member instanceof MethodTree method
                    && (method.getName().contentEquals("mistakes")
                            || method.getName().contentEquals("<init>")
                            || text(member).contains("@Points"));
        }

        String text(Tree tree) {
            return source.substring(
                    (int) positions.getStartPosition(unit, tree), (int) positions.getEndPosition(unit, tree));
        }

        /** Returns the members that a text names, and those that they name in turn: fewer are compiled faster. */
        String members(Predicate<Tree> isWanted, String users) {
            List<Tree> left = type().getMembers().stream()
                    .filter(member -> positions.getEndPosition(unit, member) >= 0)
                    .filter(isWanted)
                    .collect(Collectors.toCollection(ArrayList::new));
            Set<String> words = words(users);
            Set<Tree> named = new LinkedHashSet<>();
            while (left.removeIf(member -> words.contains(name(member)) && named.add(member))) {
                named.forEach(member -> words.addAll(words(text(member))));
            }
            return type().getMembers().stream()
                    .filter(named::contains)
                    .map(member -> text(member) + "\n")
                    .collect(Collectors.joining());
        }

        private static Set<String> words(String text) {
            return WORD.matcher(text).results().map(MatchResult::group).collect(Collectors.toSet());
        }

        private static String name(Tree member) {
            CharSequence name = member instanceof MethodTree method
                    ? method.getName()
                    : member instanceof VariableTree variable
                            ? variable.getName()
                            : ((ClassTree) member).getSimpleName();
            return name.toString();
        }

        /** Without those of tests, which students need not have, and of the contract, which has another name in the answer. */
        Set<String> imports() {
            return unit.getImports().stream()
                    .map(this::importLine)
                    .filter(line -> !line.contains("junit")
                            && !line.contains("dev.stridebook.course.graded.")
                            && !line.endsWith(".Answer;")
                            && !line.endsWith(".Numbers;"))
                    .collect(Collectors.collectingAndThen(Collectors.toCollection(LinkedHashSet::new), lines -> {
                        lines.add("import dev.stridebook.course.*;");
                        lines.add("import dev.stridebook.course.exercise.*;");
                        return lines;
                    }));
        }

        private String importLine(ImportTree tree) {
            return text(tree).strip();
        }

        /** What a method computes before it returns. */
        String computedBefore(String method) {
            return type().getMembers().stream()
                    .filter(MethodTree.class::isInstance)
                    .map(MethodTree.class::cast)
                    .filter(member -> member.getName().contentEquals(method))
                    .flatMap(member -> member.getBody().getStatements().stream())
                    .filter(statement -> statement.getKind() != Tree.Kind.RETURN)
                    .map(this::text)
                    .collect(Collectors.joining("\n"));
        }

        /** In the order of the calls. */
        List<List<String>> argumentsOf(String method) {
            List<List<String>> arguments = new ArrayList<>();
            new TreeScanner<Void, Void>() {
                @Override
                public Void visitMethodInvocation(MethodInvocationTree call, Void nothing) {
                    if (call.getMethodSelect() instanceof IdentifierTree called
                            && called.getName().contentEquals(method)) {
                        arguments.add(call.getArguments().stream()
                                .map(Parsed.this::text)
                                .toList());
                    }
                    return super.visitMethodInvocation(call, nothing);
                }
            }.scan(type(), null);
            return arguments;
        }
    }
}
