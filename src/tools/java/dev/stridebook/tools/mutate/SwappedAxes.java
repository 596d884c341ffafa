package dev.stridebook.tools.mutate;

import com.sun.source.tree.ArrayAccessTree;
import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import dev.stridebook.tools.mutate.Change.Edit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Height for width, rows for columns: in indices, lengths, sizes of arrays, and all over an array at once. */
final class SwappedAxes implements Mutator {
    private static final Map<String, String> OTHER_AXIS = Map.of("height", "width", "width", "height");

    @Override
    public Stream<Change> changes(Place place) {
        Tree tree = place.tree();
        if (tree instanceof ArrayAccessTree column && column.getExpression() instanceof ArrayAccessTree row) {
            return Stream.of(new Change(swapped(row.getIndex(), column.getIndex(), place)));
        }
        if (tree instanceof NewArrayTree array && array.getDimensions().size() > 1) {
            return IntStream.range(1, array.getDimensions().size())
                    .mapToObj(axis -> new Change(swapped(
                            array.getDimensions().get(axis - 1),
                            array.getDimensions().get(axis),
                            place)));
        }
        if (tree instanceof MemberSelectTree select && select.getIdentifier().contentEquals("length")) {
            return otherLengths(select.getExpression(), place);
        }
        if (tree instanceof MemberSelectTree select
                && OTHER_AXIS.containsKey(select.getIdentifier().toString())) {
            return Stream.of(place.by(place.text(select.getExpression()) + "."
                    + OTHER_AXIS.get(select.getIdentifier().toString())));
        }
        if (tree instanceof VariableTree variable && variable.getType() instanceof ArrayTypeTree) {
            return transposed(variable, place);
        }
        return Stream.empty();
    }

    private static List<Edit> swapped(Tree first, Tree second, Place place) {
        return List.of(place.edit(first, place.text(second)), place.edit(second, place.text(first)));
    }

    /** {@code image[0].length} for {@code image.length}, and the other way round. */
    private static Stream<Change> otherLengths(ExpressionTree array, Place place) {
        Stream.Builder<Change> others = Stream.builder();
        if (array instanceof ArrayAccessTree row) {
            others.add(place.by(place.text(row.getExpression()) + ".length"));
        }
        if (place.type(array).endsWith("[][]")) {
            others.add(place.by(place.text(array) + "[0].length"));
        }
        return others.build();
    }

    /** The last two axes of an array, wherever its cells are used or it is created. */
    private static Stream<Change> transposed(VariableTree array, Place place) {
        List<Edit> edits = new ArrayList<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitArrayAccess(ArrayAccessTree cell, Void unused) {
                if (cell.getExpression() instanceof ArrayAccessTree row
                        && row.getExpression() instanceof IdentifierTree name
                        && name.getName().equals(array.getName())) {
                    edits.addAll(swapped(row.getIndex(), cell.getIndex(), place));
                }
                return super.visitArrayAccess(cell, unused);
            }
        }.scan(place.method().getBody(), null);
        if (array.getInitializer() instanceof NewArrayTree created
                && created.getDimensions().size() == 2) {
            edits.addAll(swapped(
                    created.getDimensions().get(0), created.getDimensions().get(1), place));
        }
        return edits.size() > 2 ? Stream.of(new Change(edits)) : Stream.empty();
    }
}
