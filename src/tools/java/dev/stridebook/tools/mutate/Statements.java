package dev.stridebook.tools.mutate;

import com.sun.source.tree.ExpressionStatementTree;
import com.sun.source.tree.ForLoopTree;
import java.util.stream.Stream;

/** Statements that are forgotten. */
final class Statements implements Mutator {
    @Override
    public Stream<Change> changes(Place place) {
        return place.tree() instanceof ExpressionStatementTree && !(place.parent() instanceof ForLoopTree)
                ? Stream.of(place.by(";"))
                : Stream.empty();
    }
}
