package dev.stridebook.grade;

import static dev.stridebook.language.Language.say;

import java.util.ArrayList;
import java.util.List;

/** Sentences for a report. Only the first ones are kept, the others counted: a notebook can have thousands of cells that fail. */
final class Notes {
    /** The most notes that are kept. */
    static final int MOST = 100;

    private final List<String> kept = new ArrayList<>();
    private int others;

    void add(String note) {
        if (kept.size() < MOST) {
            kept.add(note);
        } else {
            others++;
        }
    }

    boolean isEmpty() {
        return kept.isEmpty();
    }

    /** Returns the notes, and how many more there were. */
    List<String> list() {
        List<String> all = new ArrayList<>(kept);
        if (others > 0) {
            all.add(say("There are %,d more notes of this kind, which are left out.", others));
        }
        return all;
    }
}
