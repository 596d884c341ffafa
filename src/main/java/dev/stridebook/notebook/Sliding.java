package dev.stridebook.notebook;

import static dev.stridebook.language.Language.say;

import dev.stridebook.Internal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.StringJoiner;
import java.util.function.Consumer;
import java.util.function.Function;

/**
 * Sliders with what they draw.
 *
 * @param draw shows something for one value of each range, in their order
 */
@Internal
public record Sliding(List<SliderRange> ranges, Consumer<double[]> draw) {
    private static final int MOST_DRAWINGS = 5;

    void show() {
        Hosts.current().slide(this);
    }

    /** Returns the lowest value of each range, where the sliders begin. */
    public double[] first() {
        return ranges.stream().mapToDouble(SliderRange::from).toArray();
    }

    /** Returns the values whose drawings stand for the sliders where nothing can be moved, the first ones first. */
    private List<double[]> drawn() {
        return areAllDrawn()
                ? Arrays.stream(ranges.get(0).values())
                        .mapToObj(value -> new double[] {value})
                        .toList()
                : List.of(first());
    }

    private boolean areAllDrawn() {
        return ranges.size() == 1 && ranges.get(0).size() <= MOST_DRAWINGS;
    }

    private String label(double[] values) {
        StringJoiner label = new StringJoiner(", ");
        for (int i = 0; i < values.length; i++) {
            label.add(ranges.get(i).label(values[i]));
        }
        return label.toString();
    }

    /** What to say below the drawings; empty if none is left out. */
    private String remark() {
        StringJoiner all = new StringJoiner(say(" and "));
        ranges.forEach(range -> all.add(range.range()));
        return areAllDrawn() ? "" : say("Where Jupyter has ipywidgets, sliders show %s.", all);
    }

    /** Shows the drawings one below the other. */
    void showDrawings() {
        for (double[] values : drawn()) {
            String label = label(values);
            Show.show(MimeBundle.text(label).with(MimeBundle.HTML, "<b>" + Html.escape(label) + "</b>"));
            draw.accept(values);
        }
        if (!remark().isEmpty()) {
            Show.show(MimeBundle.text(remark()));
        }
    }

    /**
     * Returns the drawings side by side.
     *
     * @param outputs returns what is shown for these values
     */
    public MimeBundle drawings(Function<double[], List<Output>> outputs) {
        StringBuilder html = new StringBuilder();
        List<String> text = new ArrayList<>();
        for (double[] values : drawn()) {
            List<Output> drawing = outputs.apply(values);
            text.add(label(values));
            html.append(
                    "<figure style=\"display:inline-block;vertical-align:top;margin:0 1em 1em 0\"><figcaption><b>%s</b></figcaption>"
                            .formatted(Html.escape(label(values))));
            for (Output output : drawing) {
                text.add(output.plainText());
                html.append(output.toHtml());
            }
            html.append("</figure>\n");
        }
        if (!remark().isEmpty()) {
            text.add(remark());
            html.append("<p>").append(Html.escape(remark())).append("</p>");
        }
        return MimeBundle.text(String.join("\n", text)).with(MimeBundle.HTML, html.toString());
    }
}
