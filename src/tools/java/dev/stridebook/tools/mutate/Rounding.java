package dev.stridebook.tools.mutate;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.stream.Stream;
import javax.lang.model.type.TypeKind;

/**
 * Quotients that are rounded in another way: up, to the nearest, half to even, or not at all. Rounding down also below 0, as
 * {@code Math.floorDiv} does, is what the tasks ask for.
 */
final class Rounding implements Mutator {
    @Override
    public Stream<Change> changes(Place place) {
        if (!(place.tree() instanceof BinaryTree quotient) || quotient.getKind() != Tree.Kind.DIVIDE) {
            return Stream.empty();
        }
        String a = place.operand(quotient.getLeftOperand());
        String b = place.operand(quotient.getRightOperand());
        if (place.isOf(TypeKind.DOUBLE, quotient)) {
            return Stream.of("(double) ((long) %s / (long) %s)", "(double) Math.round(%s / %s)")
                    .map(rounded -> place.by("(" + rounded.formatted(a, b) + ")"));
        }
        String type = place.type(quotient);
        Stream<String> rounded = Stream.of(
                        "(%1$s + %2$s - 1) / %2$s",
                        "(TYPE) Math.ceil((double) %s / %s)",
                        "(TYPE) Math.round((double) %s / %s)",
                        "(TYPE) Math.rint((double) %s / %s)")
                .map(way -> way.replace("TYPE", type));
        return Stream.concat(rounded, isForADouble(place) ? Stream.of("(double) %s / %s") : Stream.empty())
                .map(way -> place.by("(" + way.formatted(a, b) + ")"));
    }

    /** Whether the whole number becomes a fraction anyway. */
    private static boolean isForADouble(Place place) {
        Place all = place;
        while (all.parent() instanceof BinaryTree || all.parent() instanceof ParenthesizedTree) {
            all = all.outside();
        }
        return all.parent() instanceof VariableTree variable && place.isOf(TypeKind.DOUBLE, variable)
                || all.parent() instanceof ReturnTree
                        && place.isOf(TypeKind.DOUBLE, place.method().getReturnType());
    }
}
