package dev.stridebook.tools.mutate;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ConditionalExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.type.TypeKind;

/** Conditions that are left out, turned round, joined in another way, or wrong at their boundary. */
final class Conditions implements Mutator {
    private static final Map<Tree.Kind, List<String>> OTHERS = Map.of(
            Tree.Kind.LESS_THAN, List.of("<=", ">", ">=", "!="),
            Tree.Kind.LESS_THAN_EQUAL, List.of("<", ">", ">=", "=="),
            Tree.Kind.GREATER_THAN, List.of(">=", "<", "<=", "!="),
            Tree.Kind.GREATER_THAN_EQUAL, List.of(">", "<", "<=", "=="),
            Tree.Kind.EQUAL_TO, List.of("!=", "<=", ">="),
            Tree.Kind.NOT_EQUAL_TO, List.of("==", "<", ">"),
            Tree.Kind.CONDITIONAL_AND, List.of("||"),
            Tree.Kind.CONDITIONAL_OR, List.of("&&"));

    @Override
    public Stream<Change> changes(Place place) {
        Tree tree = place.tree();
        if (tree instanceof BinaryTree condition && OTHERS.containsKey(tree.getKind())) {
            String left = place.text(condition.getLeftOperand());
            String right = place.text(condition.getRightOperand());
            Stream<String> others = OTHERS.get(tree.getKind()).stream()
                    // A loop that runs one time too often is off by one.
                    .filter(other -> !(place.parent() instanceof ForLoopTree))
                    .map(other -> "%s %s %s".formatted(left, other, right));
            boolean isJoined =
                    tree.getKind() == Tree.Kind.CONDITIONAL_AND || tree.getKind() == Tree.Kind.CONDITIONAL_OR;
            return Stream.concat(others, isJoined ? Stream.of(left, right) : Stream.empty())
                    .map(place::by);
        }
        if (tree instanceof IfTree choice && choice.getCondition() instanceof ParenthesizedTree condition) {
            return Stream.of("(true)", "(false)", "(!%s)".formatted(place.text(condition)))
                    .map(other -> Change.of(place.edit(condition, other)));
        }
        if (tree instanceof ConditionalExpressionTree choice) {
            String yes = place.operand(choice.getTrueExpression());
            String no = place.operand(choice.getFalseExpression());
            return Stream.of(yes, no, "%s ? %s : %s".formatted(place.text(choice.getCondition()), no, yes))
                    .map(other -> place.by("(" + other + ")"));
        }
        return tree instanceof IdentifierTree && isVariable(place) && place.isOf(TypeKind.BOOLEAN, tree)
                ? Stream.of(place.by("!" + place.text(tree)))
                : Stream.empty();
    }

    private static boolean isVariable(Place place) {
        return place.variables().stream()
                .anyMatch(variable -> variable.getName().contentEquals(place.text(place.tree())));
    }
}
