package dev.stridebook.shape;

import static dev.stridebook.language.Language.say;

import java.util.Optional;

/**
 * One axis of a {@link TransposedExplanation}: {@code out = (n − 1)·s − 2p + d·(k − 1) + outputPadding + 1} with the numbers in
 * it.
 *
 * @param window that leads from the output back to the input
 * @param outputPadding cells more at the end of the output
 * @param input cells of the input along this axis
 * @param output cells of the output
 */
public record TransposedAxisExplanation(AxisWindow window, int outputPadding, int input, int output)
        implements Formula {

    /** Creates an explanation. */
    public TransposedAxisExplanation {
        Given.notNull(window, "window");
    }

    /**
     * Returns the formula with the numbers in it: {@code (4 − 1)·2 − 2·0 + (3 − 1) + 1 + 1 = 10}. They are the steps, padding, kernel,
     * output padding and the first cell.
     */
    public String formula() {
        return terms("·");
    }

    /** Returns axis and formula as a line of LaTeX. */
    @Override
    public String toLatex() {
        return "\\text{%s} = %s".formatted(window.axis().label(), terms(" \\cdot "));
    }

    private String terms(String times) {
        String padding = window.before() == window.after()
                ? " − 2%s%d".formatted(times, window.before())
                : " − %d − %d".formatted(window.before(), window.after());
        String kernel =
                (window.dilation() == 1 ? "" : window.dilation() + times) + "(%d − 1)".formatted(window.kernel());
        return "(%d − 1)%s%d%s + %s + %d + 1 = %d"
                .formatted(input, times, window.stride(), padding, kernel, outputPadding, output);
    }

    /**
     * Says between which output sizes the output padding chooses: at a stride above 1 the window leads from several back to this
     * input. Empty where there is only one.
     */
    public Optional<String> choice() {
        int smallest = output - outputPadding;
        int most = window.stride() - 1;
        if (most == 0 || outputPadding > most || smallest < 1) {
            return Optional.empty();
        }
        return Optional.of(say(
                most == 1
                        ? "the window makes %d of %d and of %d cells alike; output padding 0 or %d says which is meant"
                        : "the window makes %d of %d to %d cells alike; output padding 0 to %d says which is meant",
                input,
                smallest,
                smallest + most,
                most));
    }

    /** Returns axis and formula: {@code height: (4 − 1)·2 − 2·0 + (3 − 1) + 1 + 1 = 10}. */
    @Override
    public String toString() {
        return say("%s: %s", window.axis().label(), formula());
    }
}
