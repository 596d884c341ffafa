package dev.stridebook.tools.mutate;

import com.sun.source.tree.MethodInvocationTree;
import java.util.Map;
import java.util.stream.Stream;

/** The maximum for the minimum, and calls of {@code Math} that are forgotten. */
final class Functions implements Mutator {
    private static final Map<String, String> OTHERS = Map.of("Math.max", "Math.min", "Math.min", "Math.max");

    @Override
    public Stream<Change> changes(Place place) {
        if (!(place.tree() instanceof MethodInvocationTree call)
                || !place.text(call.getMethodSelect()).startsWith("Math.")) {
            return Stream.empty();
        }
        Stream<Change> forgotten = call.getArguments().stream().map(argument -> place.by(place.operand(argument)));
        String other = OTHERS.get(place.text(call.getMethodSelect()));
        return other == null
                ? forgotten
                : Stream.concat(forgotten, Stream.of(Change.of(place.edit(call.getMethodSelect(), other))));
    }
}
