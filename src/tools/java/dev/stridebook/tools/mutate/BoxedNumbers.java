package dev.stridebook.tools.mutate;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.Tree;
import java.util.stream.Stream;
import javax.lang.model.type.TypeKind;

/** Objects of numbers that are compared by identity, which is right from −128 to 127 only. */
final class BoxedNumbers implements Mutator {
    @Override
    public Stream<Change> changes(Place place) {
        boolean isComparison =
                place.tree().getKind() == Tree.Kind.EQUAL_TO || place.tree().getKind() == Tree.Kind.NOT_EQUAL_TO;
        if (!isComparison || !(place.tree() instanceof BinaryTree comparison)) {
            return Stream.empty();
        }
        boolean isCached = isSmall(comparison.getLeftOperand(), place) || isSmall(comparison.getRightOperand(), place);
        boolean areWhole = place.isOf(TypeKind.INT, comparison.getLeftOperand())
                && place.isOf(TypeKind.INT, comparison.getRightOperand());
        String operator = place.tree().getKind() == Tree.Kind.EQUAL_TO ? "==" : "!=";
        return areWhole && !isCached
                ? Stream.of(place.by("Integer.valueOf(%s) %s Integer.valueOf(%s)"
                        .formatted(
                                place.text(comparison.getLeftOperand()),
                                operator,
                                place.text(comparison.getRightOperand()))))
                : Stream.empty();
    }

    /** Java keeps one object for each small number, so that comparing with one of them is right. */
    private static boolean isSmall(Tree operand, Place place) {
        return place.text(operand).matches("-?\\d{1,2}");
    }
}
