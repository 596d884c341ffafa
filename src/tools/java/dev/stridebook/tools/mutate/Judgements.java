package dev.stridebook.tools.mutate;

import com.sun.source.tree.MemberSelectTree;
import dev.stridebook.course.Judgement;
import java.util.Arrays;
import java.util.stream.Stream;

/** The other two judgements of a claim. */
final class Judgements implements Mutator {
    @Override
    public Stream<Change> changes(Place place) {
        return place.tree() instanceof MemberSelectTree
                        && place.text(place.tree()).startsWith("Judgement.")
                ? Arrays.stream(Judgement.values()).map(other -> place.by("Judgement." + other))
                : Stream.empty();
    }
}
