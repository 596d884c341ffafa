package dev.stridebook.tools.compare;

import java.util.List;
import java.util.stream.Stream;

/** Everything that can be compared. A new layer takes an entry in one of these lists, and no other change here or in Python. */
final class Kinds {
    static final List<Kind> ALL = Stream.of(
                    Convolutions.KINDS, Poolings.KINDS, Paddings.KINDS, Layers.KINDS, Training.KINDS, Networks.KINDS)
            .flatMap(List::stream)
            .toList();

    private Kinds() {}

    /**
     * @throws IllegalArgumentException if there is none of that name
     */
    static Kind of(String name) {
        return ALL.stream()
                .filter(kind -> kind.name().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("There is no %s among %s."
                        .formatted(name, ALL.stream().map(Kind::name).toList())));
    }
}
