package dev.stridebook.tools.mutate;

import java.util.ArrayList;
import java.util.List;

/**
 * A reference answer with a change that a student could have made.
 *
 * @param kind the mutator that made it
 * @param line the first line that differs, from 1
 * @param before the lines that differ, without indentation and line breaks
 * @param after what is there instead
 * @param source the whole source
 */
public record Mutant(String kind, int line, String before, String after, String source) {
    static Mutant of(String kind, String original, Change change) {
        String source = change.applyTo(original);
        List<String> old = original.lines().toList();
        List<String> changed = source.lines().toList();
        int line = 0;
        List<String> before = new ArrayList<>();
        List<String> after = new ArrayList<>();
        for (int i = 0; i < old.size(); i++) {
            if (!old.get(i).equals(changed.get(i))) {
                line = before.isEmpty() ? i + 1 : line;
                before.add(old.get(i).strip());
                after.add(changed.get(i).strip());
            }
        }
        return new Mutant(kind, line, String.join(" … ", before), String.join(" … ", after), source);
    }

    /** Returns the change, which is different for each mutant of an answer: {@code line 12: return n; → return n - 1;}. */
    public String change() {
        return "line %d: %s → %s".formatted(line, before, after);
    }
}
