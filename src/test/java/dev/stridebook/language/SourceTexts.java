package dev.stridebook.language;

import com.sun.source.tree.AnnotationTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreeScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The texts in the product's Java sources: those that are said in every language, and other sentences. */
final class SourceTexts {
    /**
     * A text with its place.
     *
     * @param room the package below {@code dev.stridebook}
     */
    record Text(Path file, long line, String room, String text) {
        @Override
        public String toString() {
            return "%s:%d: %s".formatted(file, line, text);
        }
    }

    private static final Path SOURCES = Path.of("src/main/java/dev/stridebook");
    /** The members of picocli's annotations that users read. */
    private static final Set<String> HELP = Set.of(
            "description",
            "header",
            "footer",
            "heading",
            "commandListHeading",
            "optionListHeading",
            "parameterListHeading",
            "descriptionHeading",
            "customSynopsis");

    private static final Set<String> ANNOTATIONS = Set.of("Command", "Option", "Parameters", "ArgGroup");
    private static final Pattern MARKUP = Pattern.compile("<[^<>]*>|&[a-z]+;");
    private static final Pattern SENTENCE = Pattern.compile("[A-Za-z][a-z']+,? [a-z][a-z']*,? [a-z][a-z']*");

    private final List<Text> said = new ArrayList<>();
    private final List<Text> unsaid = new ArrayList<>();
    private final List<String> problems = new ArrayList<>();

    private SourceTexts() {}

    static SourceTexts read() throws IOException {
        SourceTexts texts = new SourceTexts();
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        List<Path> files;
        try (Stream<Path> all = Files.walk(SOURCES)) {
            files = all.filter(file -> file.toString().endsWith(".java"))
                    .sorted()
                    .toList();
        }
        try (StandardJavaFileManager manager = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task = (JavacTask) compiler.getTask(
                    null, manager, null, List.of("-proc:none"), null, manager.getJavaFileObjectsFromPaths(files));
            SourcePositions positions = Trees.instance(task).getSourcePositions();
            for (CompilationUnitTree unit : task.parse()) {
                texts.new Reader(unit, positions).scan(unit, null);
            }
        }
        return texts;
    }

    /** Returns what is said, and what picocli prints as help. */
    List<Text> said() {
        return said;
    }

    /** Returns sentences that are said in no other language. */
    List<Text> unsaid() {
        return unsaid;
    }

    /** Returns calls whose text is no constant. */
    List<String> problems() {
        return problems;
    }

    private final class Reader extends TreeScanner<Void, Void> {
        private final CompilationUnitTree unit;
        private final SourcePositions positions;
        private final Path file;
        private final String room;
        private final boolean says;

        Reader(CompilationUnitTree unit, SourcePositions positions) {
            this.unit = unit;
            this.positions = positions;
            this.file = SOURCES.toAbsolutePath()
                    .relativize(Path.of(unit.getSourceFile().toUri()));
            this.room = file.getName(0).toString();
            this.says = unit.getImports().stream()
                    .anyMatch(
                            each -> each.getQualifiedIdentifier().toString().equals(Language.class.getName() + ".say"));
        }

        private Text text(Tree where, String text) {
            long line = unit.getLineMap().getLineNumber(positions.getStartPosition(unit, where));
            return new Text(file, line, room, text);
        }

        @Override
        public Void visitMethodInvocation(MethodInvocationTree call, Void none) {
            String method = call.getMethodSelect().toString();
            boolean isOurs = file.startsWith("language") || says;
            if (!(isOurs && method.equals("say"))) {
                return super.visitMethodInvocation(call, none);
            }
            ExpressionTree first = call.getArguments().get(0);
            Optional<List<String>> constants = constants(first);
            constants.ifPresentOrElse(
                    all -> all.forEach(each -> said.add(text(first, each))),
                    () -> problems.add(text(first, "what is said must be a constant, but is " + first)
                            .toString()));
            call.getArguments().stream().skip(1).forEach(argument -> scan(argument, none));
            return null;
        }

        @Override
        public Void visitAnnotation(AnnotationTree annotation, Void none) {
            if (ANNOTATIONS.contains(annotation.getAnnotationType().toString())) {
                for (ExpressionTree argument : annotation.getArguments()) {
                    if (argument instanceof AssignmentTree member
                            && HELP.contains(member.getVariable().toString())) {
                        help(member.getExpression());
                    }
                }
            }
            return null;
        }

        private void help(ExpressionTree value) {
            if (value instanceof NewArrayTree lines) {
                lines.getInitializers().forEach(this::help);
            } else {
                constants(value).orElse(List.of()).stream()
                        .filter(line -> line.matches("(?s).*[a-z].*"))
                        .forEach(line -> said.add(text(value, line)));
            }
        }

        @Override
        public Void visitBinary(BinaryTree sum, Void none) {
            Optional<List<String>> constants = constants(sum);
            if (constants.isEmpty()) {
                return super.visitBinary(sum, none);
            }
            constants.get().forEach(each -> judge(sum, each));
            return null;
        }

        @Override
        public Void visitLiteral(LiteralTree literal, Void none) {
            if (literal.getValue() instanceof String text) {
                judge(literal, text);
            }
            return null;
        }

        private void judge(Tree where, String text) {
            if (SENTENCE.matcher(MARKUP.matcher(text).replaceAll(" ")).find()) {
                unsaid.add(text(where, text));
            }
        }
    }

    /** Returns the texts that an expression can be; empty if that is not known before it runs. */
    private static Optional<List<String>> constants(ExpressionTree expression) {
        if (expression instanceof ParenthesizedTree inner) {
            return constants(inner.getExpression());
        }
        if (expression instanceof LiteralTree literal && literal.getValue() instanceof String text) {
            return Optional.of(List.of(text));
        }
        if (expression instanceof ConditionalExpressionTree choice) {
            return both(constants(choice.getTrueExpression()), constants(choice.getFalseExpression()));
        }
        if (expression instanceof BinaryTree sum && sum.getKind() == Tree.Kind.PLUS) {
            return constants(sum.getLeftOperand())
                    .flatMap(left -> constants(sum.getRightOperand())
                            .map(right -> left.stream()
                                    .flatMap(start -> right.stream().map(start::concat))
                                    .toList()));
        }
        return Optional.empty();
    }

    private static Optional<List<String>> both(Optional<List<String>> one, Optional<List<String>> other) {
        return one.flatMap(first -> other.map(
                second -> Stream.concat(first.stream(), second.stream()).toList()));
    }
}
