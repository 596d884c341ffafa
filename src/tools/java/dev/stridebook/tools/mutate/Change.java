package dev.stridebook.tools.mutate;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * A change of a source: some of its parts are replaced. Edits never add a line, so that lines keep their numbers.
 *
 * @param edits must not overlap
 */
record Change(List<Edit> edits) {
    /** The replacement of the characters from {@code from} to {@code to}, exclusive. */
    record Edit(int from, int to, String text) {}

    static Change of(Edit... edits) {
        return new Change(Arrays.asList(edits));
    }

    String applyTo(String source) {
        StringBuilder changed = new StringBuilder(source);
        edits.stream()
                .sorted(Comparator.comparingInt(Edit::from).reversed())
                .forEach(edit -> changed.replace(edit.from(), edit.to(), edit.text()));
        return changed.toString();
    }
}
