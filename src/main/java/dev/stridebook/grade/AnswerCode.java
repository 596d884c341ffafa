package dev.stridebook.grade;

import dev.stridebook.course.check.CellAnswer;
import dev.stridebook.handin.SafeText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** What is said about code that answers an exercise without compiling it. */
final class AnswerCode {
    /** Many times the length of any reference answer. */
    private static final int LONGEST = 20_000;

    private AnswerCode() {}

    /** Returns the ids of the exercises that classes in this source answer, also if it does not compile. */
    static Set<String> exercises(String source) {
        Set<String> ids = new LinkedHashSet<>();
        CellAnswer.in(source).forEach(answer -> ids.add(answer.exercise().id()));
        return ids;
    }

    /**
     * Returns a source as reports show it.
     *
     * @param cell the number of the code cell; 0 for a Java file
     */
    static List<CodePart> part(int cell, String source) {
        return shown(List.of(new CodePart(cell, source)));
    }

    /** Returns parts of a file as reports show them: together no longer than people read. */
    static List<CodePart> shown(List<CodePart> parts) {
        List<CodePart> shown = new ArrayList<>();
        int left = LONGEST;
        for (CodePart part : parts) {
            if (left > 0) {
                String source = SafeText.lines(part.source().stripTrailing(), left);
                shown.add(new CodePart(part.cell(), source));
                left -= source.length();
            }
        }
        return shown;
    }
}
