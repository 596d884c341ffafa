package dev.stridebook.tools.mutate;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Arguments, elements and operands in another order, where both have the same type: {@code Size.of(width, height)}. */
final class SwappedArguments implements Mutator {
    private static final Set<Tree.Kind> ORDERED = Set.of(Tree.Kind.MINUS, Tree.Kind.DIVIDE, Tree.Kind.REMAINDER);

    @Override
    public Stream<Change> changes(Place place) {
        List<? extends ExpressionTree> parts = parts(place);
        return IntStream.range(1, parts.size())
                .filter(i -> place.type(parts.get(i - 1)).equals(place.type(parts.get(i))))
                .mapToObj(i -> swapped(parts.get(i - 1), parts.get(i), place));
    }

    private static List<? extends ExpressionTree> parts(Place place) {
        Tree tree = place.tree();
        if (tree instanceof MethodInvocationTree call) {
            String method = place.text(call.getMethodSelect());
            return method.equals("Math.max") || method.equals("Math.min") ? List.of() : call.getArguments();
        }
        if (tree instanceof NewClassTree created) {
            return created.getArguments();
        }
        if (tree instanceof NewArrayTree array && array.getInitializers() != null) {
            return array.getInitializers();
        }
        return tree instanceof BinaryTree binary && ORDERED.contains(tree.getKind())
                ? List.of(binary.getLeftOperand(), binary.getRightOperand())
                : List.of();
    }

    private static Change swapped(ExpressionTree first, ExpressionTree second, Place place) {
        boolean isOperand = place.tree() instanceof BinaryTree;
        return Change.of(
                place.edit(first, isOperand ? place.operand(second) : place.text(second)),
                place.edit(second, isOperand ? place.operand(first) : place.text(first)));
    }
}
