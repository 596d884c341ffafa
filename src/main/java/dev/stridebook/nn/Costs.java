package dev.stridebook.nn;

import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Shape;
import java.util.HashSet;
import java.util.Set;

/** Counts what layers cost, one after the other. Parameters that several of them share are counted with the first. */
final class Costs {
    private final Set<Object> counted = new HashSet<>();
    private Cost sum = Cost.NONE;

    /** Adds a layer and returns what it costs in addition to those before. */
    Cost add(Layer layer, Shape input) {
        Cost cost = layer.cost(input);
        long shared = 0;
        for (Parameter parameter : Parameter.distinct(layer.parameters())) {
            shared += counted.add(parameter.identity()) ? 0 : parameter.count();
        }
        // A layer of one's own may have parameters whose cost it does not tell.
        Cost more = new Cost(Math.max(0, cost.parameters() - shared), cost.macs(), cost.activations());
        sum = sum.plus(more);
        return more;
    }

    /** Whether parameters of the layer have been counted before. */
    boolean haveCounted(Layer layer) {
        return layer.parameters().stream().map(Parameter::identity).anyMatch(counted::contains);
    }

    Cost sum() {
        return sum;
    }
}
