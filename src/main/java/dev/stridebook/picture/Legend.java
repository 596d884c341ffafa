package dev.stridebook.picture;

import static dev.stridebook.language.Language.say;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** The legend below a picture: a row of samples that explains its colours and lines. */
final class Legend {
    private static final double SIDE = 14;
    private static final double TEXT_SIZE = 12;

    private record Entry(Ink ink, boolean isHatched, String text) {
        double width() {
            return SIDE + 6 + Label.widthOf(text, TEXT_SIZE) + 14;
        }
    }

    private final List<Entry> entries = new ArrayList<>();

    static Legend of(PaddedInput input) {
        return new Legend()
                .entry(PaddedInput.INPUT, false, say("input"))
                .entry(PaddedInput.READ_NOW.edged(Palette.VERMILION, 2), false, say("window"))
                .around(input);
    }

    /** Creates a legend for an input whose values are shown as shades. */
    static Legend ofShaded(PaddedInput input, Board.Scale scale) {
        Legend legend = new Legend();
        scale.ends()
                .forEach((value, name) ->
                        legend.entry(Ink.fill(scale.tone(value)).edged(Palette.GREY, 1), false, say("input %s", name)));
        return legend.entry(Ink.fill(Palette.CARD).edged(Palette.VERMILION, 2), false, say("window"))
                .around(input);
    }

    private Legend around(PaddedInput input) {
        if (input.isPadded()) {
            entry(PaddedInput.PADDING, false, say("padding"));
        }
        if (input.rows().slide().overhang() + input.columns().slide().overhang() > 0) {
            entry(PaddedInput.OVERHANG, false, say("overhang"));
        }
        if (input.neverRead() > 0
                || input.rows().slide().unread() + input.columns().slide().unread() > 0) {
            entry(PaddedInput.NEVER_READ, true, say("never read"));
        }
        return this;
    }

    Legend entry(Ink ink, boolean isHatched, String text) {
        entries.add(new Entry(ink, isHatched, text));
        return this;
    }

    double width() {
        return entries.stream().mapToDouble(Entry::width).sum();
    }

    void draw(Consumer<Mark> drawing, double left, double top) {
        double x = left;
        for (Entry entry : entries) {
            drawing.accept(new Figure("legend", entry.ink).box(x, top, SIDE, SIDE));
            if (entry.isHatched) {
                drawing.accept(new Figure("legend", PaddedInput.HATCH).hatch(x, top, SIDE));
            }
            drawing.accept(Label.at(x + SIDE + 6, top + 11.5, Label.Anchor.START, entry.text)
                    .size(TEXT_SIZE));
            x += entry.width();
        }
    }
}
