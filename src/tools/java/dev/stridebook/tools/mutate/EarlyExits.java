package dev.stridebook.tools.mutate;

import com.sun.source.tree.BlockTree;
import com.sun.source.tree.EnhancedForLoopTree;
import com.sun.source.tree.ForLoopTree;
import com.sun.source.tree.IfTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.StatementTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.WhileLoopTree;
import java.util.List;
import java.util.stream.Stream;

/** Loops that end after their first round, or as soon as a condition holds or does not hold, and methods that return from a loop. */
final class EarlyExits implements Mutator {
    @Override
    public Stream<Change> changes(Place place) {
        Tree tree = place.tree();
        boolean isInLoop = place.isWithin(ForLoopTree.class)
                || place.isWithin(EnhancedForLoopTree.class)
                || place.isWithin(WhileLoopTree.class);
        if (tree instanceof IfTree choice && isInLoop) {
            return exits(choice.getThenStatement(), place, choice.getElseStatement() == null);
        }
        return bodyOf(tree) instanceof BlockTree body ? exits(body, place, false) : Stream.empty();
    }

    private static StatementTree bodyOf(Tree tree) {
        if (tree instanceof ForLoopTree loop) {
            return loop.getStatement();
        }
        if (tree instanceof EnhancedForLoopTree loop) {
            return loop.getStatement();
        }
        return tree instanceof WhileLoopTree loop ? loop.getStatement() : null;
    }

    private static Stream<Change> exits(StatementTree body, Place place, boolean canHaveElse) {
        Stream.Builder<Change> exits = Stream.builder();
        List<? extends StatementTree> all = place.method().getBody().getStatements();
        if (body instanceof BlockTree block) {
            exits.add(Change.of(place.last(block, "break;")));
            if (all.get(all.size() - 1) instanceof ReturnTree last) {
                exits.add(Change.of(place.last(block, place.text(last))));
            }
        }
        if (canHaveElse) {
            exits.add(Change.of(place.after(body, " else { break; }")));
        }
        return exits.build();
    }
}
