package dev.stridebook.tools.mutate;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.AssignmentTree;
import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.CompoundAssignmentTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.TypeCastTree;
import com.sun.source.tree.UnaryTree;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import javax.lang.model.type.TypeKind;

/** Numbers of a smaller type on the way to a result: casts that truncate, and casts that are missing or come too late. */
final class NarrowNumbers implements Mutator {
    private static final Map<Tree.Kind, String> COMPOUND = Map.of(
            Tree.Kind.PLUS_ASSIGNMENT, "+",
            Tree.Kind.MINUS_ASSIGNMENT, "-",
            Tree.Kind.MULTIPLY_ASSIGNMENT, "*",
            Tree.Kind.DIVIDE_ASSIGNMENT, "/");

    @Override
    public Stream<Change> changes(Place place) {
        Tree tree = place.tree();
        if (tree instanceof BinaryTree || tree instanceof ArrayAccessTree && !isTarget(place)) {
            return castsOf(tree, place).map(place::by);
        }
        if (tree instanceof AssignmentTree assignment && assignment.getVariable() instanceof ArrayAccessTree) {
            return castsOf(assignment.getExpression(), place)
                    .map(cast -> Change.of(place.edit(assignment.getExpression(), cast)));
        }
        if (tree instanceof CompoundAssignmentTree assignment
                && assignment.getVariable() instanceof ArrayAccessTree target
                && COMPOUND.containsKey(tree.getKind())) {
            return narrower(target, place)
                    .map(type -> place.by("%1$s = (%2$s) (%1$s %3$s %4$s)"
                            .formatted(
                                    place.text(target),
                                    type,
                                    COMPOUND.get(tree.getKind()),
                                    place.operand(assignment.getExpression()))));
        }
        if (tree instanceof TypeCastTree cast && place.isNumber(cast)) {
            return Stream.concat(Stream.of(place.by(place.operand(cast.getExpression()))), castOfAll(cast, place));
        }
        if (tree instanceof LiteralTree literal && place.isOf(TypeKind.LONG, literal)) {
            return Stream.of(place.by(place.text(literal).replaceAll("[lL]", "")));
        }
        if (tree instanceof LiteralTree literal
                && literal.getValue() instanceof Double value
                && value == Math.rint(value)) {
            return Stream.of(place.by(String.format(Locale.ROOT, "%.0f", value)));
        }
        return Stream.empty();
    }

    private static boolean isTarget(Place place) {
        Tree parent = place.parent();
        return parent instanceof AssignmentTree assignment && assignment.getVariable() == place.tree()
                || parent instanceof CompoundAssignmentTree compound && compound.getVariable() == place.tree()
                || parent instanceof UnaryTree;
    }

    private static Stream<String> castsOf(Tree expression, Place place) {
        return narrower(expression, place).map(type -> "(%s) %s".formatted(type, place.operand(expression)));
    }

    private static Stream<String> narrower(Tree expression, Place place) {
        return NarrowVariables.narrower(place.source().type(expression).getKind());
    }

    /** {@code (long) (a * b)} for {@code (long) a * b}. */
    private static Stream<Change> castOfAll(TypeCastTree cast, Place place) {
        Place all = place;
        while (all.parent() instanceof BinaryTree product && product.getLeftOperand() == all.tree()) {
            all = all.outside();
        }
        if (all == place) {
            return Stream.empty();
        }
        String uncast = place.operand(cast.getExpression())
                + place.text(all.tree()).substring(place.text(cast).length());
        return Stream.of(all.by("(%s) (%s)".formatted(place.text(cast.getType()), uncast)));
    }
}
