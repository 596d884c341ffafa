package dev.stridebook.picture;

import dev.stridebook.notebook.Html;
import java.awt.Graphics2D;
import java.awt.geom.Point2D;
import java.util.function.IntFunction;

/**
 * A place in a {@link Film} whose mark changes from step to step: a label changes its text, a figure its position. A label's state is
 * its text; a figure's state is how far it has moved, such as {@code 30px,0px}, or empty if it is hidden.
 *
 * @param mark the mark without a state
 * @param states the states by step
 * @param step the step that is drawn
 */
record Slot(Mark mark, IntFunction<String> states, int step) implements Mark {

    static Slot text(Label label, IntFunction<String> texts) {
        return new Slot(label, texts, 0);
    }

    /**
     * @param moves how far the figure is from its first place, or null where it is hidden
     */
    static Slot place(Figure figure, IntFunction<Point2D> moves) {
        return new Slot(
                figure,
                step -> {
                    Point2D move = moves.apply(step);
                    return move == null
                            ? ""
                            : Numbers.shortest(move.getX()) + "px," + Numbers.shortest(move.getY()) + "px";
                },
                0);
    }

    /** Creates a figure that is visible from a step on. */
    static Slot from(int first, Figure figure) {
        return new Slot(figure, step -> step < first ? "" : "0px,0px", 0);
    }

    Slot at(int newStep) {
        return new Slot(mark, states, newStep);
    }

    String state() {
        return states.apply(step);
    }

    /** Slots are the only {@code g} elements in our SVGs, so that a script finds them by their order. */
    @Override
    public void writeSvg(StringBuilder svg) {
        String state = state();
        if (mark instanceof Label label) {
            svg.append("<g>");
            label.text(state).writeSvg(svg);
        } else {
            svg.append(
                    state.isEmpty()
                            ? "<g style=\"visibility:hidden\">"
                            : "<g style=\"transform:translate(%s)\">".formatted(Html.escape(state)));
            mark.writeSvg(svg);
        }
        svg.append("</g>\n");
    }

    @Override
    public void paint(Graphics2D graphics) {
        still().paint(graphics);
    }

    /** Returns the mark as it is at this step, fixed; an empty label if it is hidden. */
    Mark still() {
        String state = state();
        if (mark instanceof Label label) {
            return label.text(state);
        }
        Figure figure = (Figure) mark;
        if (state.isEmpty()) {
            return new Figure(figure.name(), figure.ink());
        }
        String[] move = state.replace("px", "").split(",");
        return figure.moved(Double.parseDouble(move[0]), Double.parseDouble(move[1]));
    }
}
