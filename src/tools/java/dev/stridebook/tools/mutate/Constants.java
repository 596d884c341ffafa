package dev.stridebook.tools.mutate;

import com.sun.source.tree.LiteralTree;
import java.util.stream.Stream;

/** Other constants: one more, one less, 0, twice as many. */
final class Constants implements Mutator {
    @Override
    public Stream<Change> changes(Place place) {
        if (!(place.tree() instanceof LiteralTree literal)) {
            return Stream.empty();
        }
        if (literal.getValue() instanceof Integer value) {
            return Stream.of(value + 1, value - 1, 2 * value, 0).distinct().map(other -> place.by(other.toString()));
        }
        if (literal.getValue() instanceof Long value) {
            return Stream.of(value + 1, value - 1, 0L).map(other -> place.by(other + "L"));
        }
        if (literal.getValue() instanceof Double value) {
            return Stream.of(value + 1, value - 1, 0.0).map(other -> place.by(other.toString()));
        }
        return literal.getValue() instanceof Boolean value
                ? Stream.of(place.by(String.valueOf(!value)))
                : Stream.empty();
    }
}
