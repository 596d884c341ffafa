package dev.stridebook.tools.mutate;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import com.sun.source.tree.VariableTree;
import java.util.stream.Stream;

/** One too many or too few: where a loop starts and ends, its step, indices, and the sizes of arrays. */
final class OffByOne implements Mutator {
    @Override
    public Stream<Change> changes(Place place) {
        Tree tree = place.tree();
        if (tree instanceof ForLoopTree loop) {
            return Stream.of(starts(loop, place), ends(loop, place), steps(loop, place))
                    .flatMap(each -> each);
        }
        if (tree instanceof EnhancedForLoopTree loop) {
            String all = place.text(loop.getExpression());
            return Stream.of(
                            "java.util.Arrays.copyOfRange(%1$s, 1, %1$s.length)",
                            "java.util.Arrays.copyOf(%1$s, %1$s.length - 1)")
                    .map(part -> Change.of(place.edit(loop.getExpression(), part.formatted(all))));
        }
        if (tree instanceof ArrayAccessTree cell) {
            return oneMoreOrLess(cell.getIndex(), place);
        }
        if (tree instanceof NewArrayTree array) {
            return array.getDimensions().stream().flatMap(size -> oneMoreOrLess(size, place));
        }
        return Stream.empty();
    }

    private static Stream<Change> oneMoreOrLess(ExpressionTree number, Place place) {
        return Stream.of(" + 1", " - 1").map(one -> Change.of(place.edit(number, place.operand(number) + one)));
    }

    private static Stream<Change> starts(ForLoopTree loop, Place place) {
        return loop.getInitializer().stream()
                .filter(VariableTree.class::isInstance)
                .map(variable -> ((VariableTree) variable).getInitializer())
                .flatMap(start -> oneMoreOrLess(start, place));
    }

    private static Stream<Change> ends(ForLoopTree loop, Place place) {
        return loop.getCondition() instanceof BinaryTree condition
                ? oneMoreOrLess(condition.getRightOperand(), place)
                : Stream.empty();
    }

    private static Stream<Change> steps(ForLoopTree loop, Place place) {
        return loop.getUpdate().stream()
                .map(ExpressionStatementTree::getExpression)
                .filter(UnaryTree.class::isInstance)
                .map(step -> Change.of(place.edit(step, place.text(((UnaryTree) step).getExpression()) + " += 2")));
    }
}
