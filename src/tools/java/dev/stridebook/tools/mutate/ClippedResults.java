package dev.stridebook.tools.mutate;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import java.util.List;
import java.util.stream.Stream;
import javax.lang.model.type.TypeKind;

/** Fractions that are made presentable: rounded to two digits, made positive, or cut off at 0 or 255 as brightness is. */
final class ClippedResults implements Mutator {
    private static final List<String> WAYS =
            List.of("Math.round(100 * (%s)) / 100.0", "Math.abs(%s)", "Math.max(0, %s)", "Math.min(255, %s)");

    @Override
    public Stream<Change> changes(Place place) {
        Tree tree = place.tree();
        if (tree instanceof ReturnTree result && isFraction(place.method().getReturnType(), place)) {
            return clipped(result.getExpression(), place);
        }
        if (tree instanceof AssignmentTree assignment
                && assignment.getVariable() instanceof ArrayAccessTree cell
                && isFraction(cell, place)) {
            return clipped(assignment.getExpression(), place);
        }
        if (tree instanceof CompoundAssignmentTree sum
                && tree.getKind() == Tree.Kind.PLUS_ASSIGNMENT
                && sum.getVariable() instanceof ArrayAccessTree cell
                && isFraction(cell, place)) {
            String all = place.text(cell) + " + " + place.operand(sum.getExpression());
            return WAYS.stream().map(way -> place.by(place.text(cell) + " = " + way.formatted(all)));
        }
        return Stream.empty();
    }

    private static boolean isFraction(Tree part, Place place) {
        return place.isOf(TypeKind.DOUBLE, part);
    }

    private static Stream<Change> clipped(Tree result, Place place) {
        return WAYS.stream().map(way -> Change.of(place.edit(result, way.formatted(place.text(result)))));
    }
}
