package dev.stridebook.tools.mutate;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.NewArrayTree;
import com.sun.source.tree.PrimitiveTypeTree;
import com.sun.source.tree.VariableTree;
import dev.stridebook.tools.mutate.Change.Edit;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Variables that are static and keep what the call before left in them: sums never start again, and results share an array. */
final class KeptState implements Mutator {
    @Override
    public Stream<Change> changes(Place place) {
        if (!(place.tree() instanceof VariableTree variable) || !(place.parent() instanceof BlockTree)) {
            return Stream.empty();
        }
        String type = place.text(variable.getType());
        String name = variable.getName().toString();
        if (variable.getType() instanceof PrimitiveTypeTree && variable.getInitializer() instanceof LiteralTree start) {
            return Stream.of(Change.of(
                    field("%s %s = %s;".formatted(type, name, place.text(start)), place), place.edit(variable, "")));
        }
        if (variable.getInitializer() instanceof NewArrayTree array
                && !array.getDimensions().isEmpty()) {
            String created = "if (%s) { %s = %s; }".formatted(differs(name, array, place), name, place.text(array));
            return Stream.of(Change.of(field("%s %s;".formatted(type, name), place), place.edit(variable, created)));
        }
        return Stream.empty();
    }

    private static Edit field(String declaration, Place place) {
        int start = place.source().startOfMembers();
        return new Edit(start, start, " static " + declaration);
    }

    private static String differs(String name, NewArrayTree array, Place place) {
        List<String> sizes = array.getDimensions().stream().map(place::operand).toList();
        return name + " == null || "
                + IntStream.range(0, sizes.size())
                        .mapToObj(axis -> "%s%s.length != %s".formatted(name, "[0]".repeat(axis), sizes.get(axis)))
                        .collect(Collectors.joining(" || "));
    }
}
