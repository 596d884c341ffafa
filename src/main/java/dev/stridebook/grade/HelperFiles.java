package dev.stridebook.grade;

import dev.stridebook.handin.SourceFile;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The Java files of a submission that answer nothing themselves, but may have classes that answers in other files need. */
final class HelperFiles {
    /** The most characters that are compiled together with an answer. */
    private static final int MOST = 1 << 20;

    private final List<SourceFile> files;
    /** Whether a file has an answer: to find out takes as long as to read all of it, and every file may ask for every other. */
    private final Map<SourceFile, Boolean> answering = new HashMap<>();

    private final Set<SourceFile> used = new HashSet<>();

    /** @param files all files of a submission */
    HelperFiles(List<SourceFile> files) {
        this.files = files.stream().filter(file -> !file.isNotebook()).toList();
    }

    /**
     * Returns the files that may help another; none if they are too many.
     *
     * @param isSameFolder whether only those in its folder are wanted
     */
    List<SourceFile> of(SourceFile file, boolean isSameFolder) {
        List<SourceFile> helpers = new ArrayList<>();
        int characters = 0;
        for (SourceFile other : files) {
            boolean isWanted = other != file && (!isSameFolder || other.folder().equals(file.folder()));
            if (isWanted && !hasAnswer(other)) {
                helpers.add(other);
                characters += other.text().length();
                if (characters > MOST) {
                    return List.of();
                }
            }
        }
        return helpers;
    }

    /** Returns whether a file has a class that answers an exercise, also if it does not compile. */
    boolean hasAnswer(SourceFile file) {
        return answering.computeIfAbsent(
                file, each -> !AnswerCode.exercises(each.text()).isEmpty());
    }

    /** Remembers that an answer needs these files. */
    void use(List<SourceFile> helpers) {
        used.addAll(helpers);
    }

    /** Returns whether an answer needs a file. */
    boolean isUsed(SourceFile file) {
        return used.contains(file);
    }
}
