package dev.stridebook.tools.mutate;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** Other operators, and operands that are forgotten: {@code + 1}, {@code 2 *}, a minus. */
final class Operators implements Mutator {
    private static final Map<Tree.Kind, List<String>> OTHERS = Map.of(
            Tree.Kind.PLUS, List.of("-", "*"),
            Tree.Kind.MINUS, List.of("+"),
            Tree.Kind.MULTIPLY, List.of("+", "/"),
            Tree.Kind.DIVIDE, List.of("*", "%"),
            Tree.Kind.REMAINDER, List.of("/"));
    private static final Map<Tree.Kind, List<String>> ASSIGNMENTS = Map.of(
            Tree.Kind.PLUS_ASSIGNMENT, List.of("=", "-=", "*="),
            Tree.Kind.MINUS_ASSIGNMENT, List.of("=", "+="),
            Tree.Kind.MULTIPLY_ASSIGNMENT, List.of("=", "+="),
            Tree.Kind.DIVIDE_ASSIGNMENT, List.of("=", "*="));

    @Override
    public Stream<Change> changes(Place place) {
        Tree tree = place.tree();
        if (tree instanceof BinaryTree binary && OTHERS.containsKey(tree.getKind())) {
            String left = place.operand(binary.getLeftOperand());
            String right = place.operand(binary.getRightOperand());
            return Stream.concat(
                            OTHERS.get(tree.getKind()).stream()
                                    .map(other -> "(%s %s %s)".formatted(left, other, right)),
                            Stream.of(left, right))
                    .map(place::by);
        }
        if (tree instanceof CompoundAssignmentTree assignment && ASSIGNMENTS.containsKey(tree.getKind())) {
            return ASSIGNMENTS.get(tree.getKind()).stream()
                    .map(other -> place.by("%s %s %s"
                            .formatted(
                                    place.text(assignment.getVariable()),
                                    other,
                                    place.text(assignment.getExpression()))));
        }
        boolean isSigned = tree.getKind() == Tree.Kind.UNARY_MINUS || tree.getKind() == Tree.Kind.LOGICAL_COMPLEMENT;
        return isSigned ? Stream.of(place.by(place.text(((UnaryTree) tree).getExpression()))) : Stream.empty();
    }
}
