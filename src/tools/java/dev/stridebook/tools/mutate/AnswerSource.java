package dev.stridebook.tools.mutate;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import com.sun.source.util.TreePathScanner;
import com.sun.source.util.Trees;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.lang.model.type.TypeMirror;

/** The source of an answer with its syntax tree, in which every expression has a type. */
final class AnswerSource {
    private final String text;
    private final CompilationUnitTree unit;
    private final Trees trees;
    private final SourcePositions positions;
    private final Map<String, Example> examples;

    private AnswerSource(String text, CompilationUnitTree unit, Trees trees, Map<String, Example> examples) {
        this.text = text;
        this.unit = unit;
        this.trees = trees;
        this.positions = trees.getSourcePositions();
        this.examples = examples;
    }

    /** @param examples questions with their answers, by the method's name */
    static AnswerSource parse(Javac compiler, String text, Map<String, Example> examples) throws IOException {
        JavacTask task = compiler.task(List.of(new Javac.Source(0, text)));
        CompilationUnitTree unit = task.parse().iterator().next();
        task.analyze();
        return new AnswerSource(text, unit, Trees.instance(task), examples);
    }

    /** Returns a mutant for each change of each mutator; the same source only once. */
    List<Mutant> mutants(List<Mutator> mutators) {
        Map<String, Mutant> mutants = new LinkedHashMap<>();
        for (Place place : places()) {
            for (Mutator mutator : mutators) {
                mutator.changes(place)
                        .map(change -> Mutant.of(mutator.name(), text, change))
                        .filter(mutant -> !mutant.source().equals(text))
                        .forEach(mutant -> mutants.putIfAbsent(mutant.source(), mutant));
            }
        }
        return List.copyOf(mutants.values());
    }

    /** Returns each method and all nodes in it. */
    private List<Place> places() {
        List<Place> places = new ArrayList<>();
        new TreePathScanner<Void, Boolean>() {
            @Override
            public Void scan(Tree tree, Boolean isInMethod) {
                boolean isInside = Boolean.TRUE.equals(isInMethod) || tree instanceof MethodTree;
                if (tree != null && isInside) {
                    places.add(new Place(AnswerSource.this, new TreePath(getCurrentPath(), tree)));
                }
                return super.scan(tree, isInside);
            }

            @Override
            public Void visitMethod(MethodTree method, Boolean isInMethod) {
                // Javac adds a constructor.
                return start(method) < 0 || method.getReturnType() == null ? null : super.visitMethod(method, true);
            }
        }.scan(new TreePath(unit), false);
        places.removeIf(place -> place.method().getReturnType() == null || start(place.tree()) < 0);
        return places;
    }

    Optional<Example> example(String method) {
        return Optional.ofNullable(examples.get(method));
    }

    String text(Tree part) {
        return text.substring(start(part), end(part));
    }

    int start(Tree part) {
        return (int) positions.getStartPosition(unit, part);
    }

    int end(Tree part) {
        return (int) positions.getEndPosition(unit, part);
    }

    /** Returns the type of an expression, or the declared type of a variable. */
    TypeMirror type(Tree part) {
        return trees.getTypeMirror(
                TreePath.getPath(unit, part instanceof VariableTree variable ? variable.getType() : part));
    }

    /** Returns where the members of the class start. */
    int startOfMembers() {
        ClassTree type = (ClassTree) unit.getTypeDecls().get(0);
        return text.indexOf('{', text.indexOf("class " + type.getSimpleName())) + 1;
    }
}
