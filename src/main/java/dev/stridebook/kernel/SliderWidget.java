package dev.stridebook.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.google.gson.JsonObject;
import dev.stridebook.notebook.CellOutputs;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.notebook.Output;
import dev.stridebook.notebook.SliderRange;
import dev.stridebook.notebook.Sliding;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** Sliders as widgets of the front end, above what they draw; a picture of their drawings for those who have no widgets. */
final class SliderWidget {
    private static final String VIEW = "application/vnd.jupyter.widget-view+json";

    private final Sliding sliding;
    private final double[] values;
    private final List<WidgetModel> sliders = new ArrayList<>();
    private WidgetModel drawing;

    private SliderWidget(Sliding sliding) {
        this.sliding = sliding;
        this.values = sliding.first();
    }

    /** Shows the sliders in this run, whose cell fails if the first drawing does. */
    static void show(Sliding sliding, CellRun run) {
        List<Output> first = collect(run, () -> sliding.draw().accept(sliding.first()));
        boolean[] isFirst = {true};
        MimeBundle pictures = sliding.drawings(values -> {
            List<Output> drawn = isFirst[0] ? first : attempt(sliding, values, run);
            isFirst[0] = false;
            return drawn;
        });
        run.display(
                run.hasFrontEnd() ? pictures.with(VIEW, new SliderWidget(sliding).open(run, first)) : pictures,
                UUID.randomUUID().toString());
    }

    private static List<Output> collect(CellRun run, Runnable body) {
        CellOutputs outputs = new CellOutputs();
        run.capture(outputs, body);
        return outputs.toList();
    }

    /** Draws; an error is shown in place of the rest. */
    private static List<Output> attempt(Sliding sliding, double[] values, CellRun run) {
        CellOutputs outputs = new CellOutputs();
        run.capture(outputs, () -> {
            try {
                sliding.draw().accept(values.clone());
            } catch (Exception | Error e) {
                run.flush();
                outputs.add(Output.error(
                        run.isInterrupted()
                                ? CellErrors.interrupted()
                                : run.kernel().errorOf(e)));
            }
        });
        return outputs.toList();
    }

    /** Opens the models at the front end and returns the reference to the outermost. */
    private String open(CellRun run, List<Output> first) {
        CellComms comms = run.kernel().comms();
        for (int i = 0; i < values.length; i++) {
            int index = i;
            SliderRange range = sliding.ranges().get(i);
            WidgetModel style = WidgetModel.open(comms, "SliderStyle", state("description_width", "initial"));
            JsonObject state = state("description", range.name());
            state.addProperty("min", range.from());
            state.addProperty("max", range.to());
            state.addProperty("step", range.step());
            state.addProperty("value", range.from());
            if (!range.isWhole()) {
                state.addProperty("readout_format", ".%df".formatted(range.decimals()));
            }
            state.addProperty("style", style.reference());
            WidgetModel slider = WidgetModel.open(comms, range.isWhole() ? "IntSlider" : "FloatSlider", state);
            slider.onChange(changed -> moved(index, changed));
            sliders.add(slider);
        }
        JsonObject outputs = new JsonObject();
        outputs.addProperty("msg_id", "");
        outputs.add("outputs", WidgetModel.array(first));
        drawing = WidgetModel.open(comms, "Output", outputs);
        List<WidgetModel> children = new ArrayList<>(sliders);
        children.add(drawing);
        JsonObject box = new JsonObject();
        box.add("children", WidgetModel.references(children));
        return WidgetModel.open(comms, "VBox", box).view();
    }

    private static JsonObject state(String name, String value) {
        JsonObject state = new JsonObject();
        state.addProperty(name, value);
        return state;
    }

    /** Draws the latest values: as long as the front end has sent a later one, an earlier one is not worth it. */
    private void moved(int index, JsonObject changed) {
        if (!changed.has("value")) {
            return;
        }
        values[index] = changed.get("value").getAsDouble();
        CellRun run = CellRun.current();
        if (sliders.stream().noneMatch(slider -> run.isAwaited(slider.getID(), SliderWidget::isMove))) {
            List<Output> drawn = attempt(sliding, values, run);
            drawing.change("outputs", WidgetModel.array(drawn));
        }
    }

    private static boolean isMove(JsonNode data) {
        return data.path("state").has("value");
    }
}
