package dev.stridebook.tools.mutate;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.VariableTree;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Another variable of the same type: one of those that are declared nearby, such as {@code x} for {@code y}. */
final class OtherVariables implements Mutator {
    /** All others would make hundreds of mutants that any test catches. */
    private static final int NEAREST = 3;

    @Override
    public Stream<Change> changes(Place place) {
        if (!(place.tree() instanceof IdentifierTree identifier)) {
            return Stream.empty();
        }
        List<VariableTree> variables = place.variables();
        return IntStream.range(0, variables.size())
                .filter(i -> variables.get(i).getName().equals(identifier.getName()))
                .boxed()
                .flatMap(own -> IntStream.range(0, variables.size())
                        .filter(other -> other != own)
                        .filter(other -> place.type(variables.get(other)).equals(place.type(variables.get(own))))
                        .boxed()
                        .sorted(Comparator.comparingInt(other -> Math.abs(other - own)))
                        .limit(NEAREST))
                .map(other -> place.by(variables.get(other).getName().toString()));
    }
}
