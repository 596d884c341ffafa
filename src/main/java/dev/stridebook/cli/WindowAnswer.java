package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.shape.AxisExplanation;
import dev.stridebook.shape.Explanation;
import dev.stridebook.shape.TransposedExplanation;
import java.util.ArrayList;
import java.util.List;

/**
 * How an output size is computed, as lines to print.
 *
 * @param lines the formulas of both axes, each followed by remarks
 */
record WindowAnswer(String heightFormula, String widthFormula, List<String> lines) {

    static WindowAnswer of(Explanation explanation) {
        List<String> lines = new ArrayList<>();
        for (AxisExplanation axis : List.of(explanation.height(), explanation.width())) {
            lines.add(axis.toString());
            if (axis.unread() > 0) {
                lines.add(say("  the last %d of %d padded cells are never read", axis.unread(), axis.padded()));
            }
            if (axis.overhang() > 0) {
                lines.add(say("  the last window hangs over the edge by %d", axis.overhang()));
            }
        }
        return new WindowAnswer(
                explanation.height().formula(), explanation.width().formula(), lines);
    }

    static WindowAnswer of(TransposedExplanation explanation) {
        List<String> lines = new ArrayList<>();
        for (var axis : List.of(explanation.height(), explanation.width())) {
            lines.add(axis.toString());
            axis.choice().ifPresent(choice -> lines.add("  " + choice));
        }
        return new WindowAnswer(
                explanation.height().formula(), explanation.width().formula(), lines);
    }
}
