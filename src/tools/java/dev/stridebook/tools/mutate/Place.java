package dev.stridebook.tools.mutate;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreePath;
import dev.stridebook.tools.mutate.Change.Edit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import javax.lang.model.type.TypeKind;

/** A node of an answer's syntax tree, with what is around it. */
final class Place {
    private final AnswerSource source;
    private final TreePath path;

    Place(AnswerSource source, TreePath path) {
        this.source = source;
        this.path = path;
    }

    AnswerSource source() {
        return source;
    }

    Tree tree() {
        return path.getLeaf();
    }

    Tree parent() {
        return path.getParentPath().getLeaf();
    }

    /** Returns the place of the parent. */
    Place outside() {
        return new Place(source, path.getParentPath());
    }

    /** Returns the nodes around, the nearest first. */
    private List<Tree> surroundings() {
        List<Tree> around = new ArrayList<>();
        for (TreePath each = path.getParentPath(); each != null; each = each.getParentPath()) {
            around.add(each.getLeaf());
        }
        return around;
    }

    /** Returns the method that this is a part of, or is. */
    MethodTree method() {
        return tree() instanceof MethodTree itself
                ? itself
                : surroundings().stream()
                        .filter(MethodTree.class::isInstance)
                        .map(MethodTree.class::cast)
                        .findFirst()
                        .orElseThrow();
    }

    boolean isWithin(Class<? extends Tree> type) {
        return surroundings().stream().anyMatch(type::isInstance);
    }

    Optional<Example> example() {
        return source.example(method().getName().toString());
    }

    String text(Tree part) {
        return source.text(part);
    }

    /** Returns the text of an expression as an operand of any operator. */
    String operand(Tree part) {
        boolean isLoose = part instanceof BinaryTree
                || part instanceof ConditionalExpressionTree
                || part instanceof TypeCastTree
                || part instanceof UnaryTree;
        return isLoose ? "(" + text(part) + ")" : text(part);
    }

    /** Returns the type of an expression or a variable: {@code double[][]}. */
    String type(Tree part) {
        return source.type(part).toString();
    }

    boolean isOf(TypeKind kind, Tree part) {
        return source.type(part).getKind() == kind;
    }

    boolean isWhole(Tree part) {
        return isOf(TypeKind.INT, part) || isOf(TypeKind.LONG, part);
    }

    boolean isNumber(Tree part) {
        return isWhole(part) || isOf(TypeKind.DOUBLE, part);
    }

    /** Returns the change that puts something else here. */
    Change by(String replacement) {
        return Change.of(edit(tree(), replacement));
    }

    Edit edit(Tree part, String replacement) {
        return new Edit(source.start(part), source.end(part), replacement);
    }

    Edit after(Tree part, String text) {
        return new Edit(source.end(part), source.end(part), text);
    }

    /** Returns the edit that puts statements at the start of a block. */
    Edit first(BlockTree block, String statements) {
        int start = source.start(block) + 1;
        return new Edit(start, start, " " + statements);
    }

    /** Returns the edit that puts statements at the end of a block. */
    Edit last(BlockTree block, String statements) {
        int end = source.end(block) - 1;
        return new Edit(end, end, statements + " ");
    }

    /** Returns the variables that can be used here, in the order of their declarations. */
    List<VariableTree> variables() {
        Deque<VariableTree> variables = new ArrayDeque<>();
        Tree inner = tree();
        for (Tree outer : surroundings()) {
            List<VariableTree> here = new ArrayList<>();
            if (outer instanceof BlockTree block) {
                addUpTo(inner, block.getStatements(), here);
            } else if (outer instanceof ForLoopTree loop) {
                addUpTo(inner, loop.getInitializer(), here);
            } else if (outer instanceof EnhancedForLoopTree loop && loop.getStatement() == inner) {
                here.add(loop.getVariable());
            } else if (outer instanceof MethodTree method) {
                here.addAll(method.getParameters());
            }
            for (int i = here.size() - 1; i >= 0; i--) {
                variables.addFirst(here.get(i));
            }
            inner = outer;
        }
        return List.copyOf(variables);
    }

    private static void addUpTo(Tree end, List<? extends StatementTree> statements, List<VariableTree> variables) {
        for (StatementTree statement : statements) {
            if (statement == end) {
                return;
            }
            if (statement instanceof VariableTree variable) {
                variables.add(variable);
            }
        }
    }
}
