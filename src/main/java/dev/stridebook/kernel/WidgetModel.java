package dev.stridebook.kernel;

import com.google.gson.JsonArray;
import com.google.gson.JsonElement;
import com.google.gson.JsonObject;
import com.google.gson.JsonParser;
import dev.stridebook.notebook.Output;
import io.github.spencerpark.jupyter.kernel.comm.Comm;
import io.github.spencerpark.jupyter.kernel.comm.CommManager;
import io.github.spencerpark.jupyter.messages.Message;
import io.github.spencerpark.jupyter.messages.comm.CommCloseCommand;
import io.github.spencerpark.jupyter.messages.comm.CommMsgCommand;
import java.util.List;
import java.util.function.Consumer;

/** The kernel's half of one of ipywidgets' models: its state is the same here and at the front end. */
final class WidgetModel extends Comm {
    private static final String TARGET = "jupyter.widget";
    private static final String PROTOCOL = "2.1.0";
    private static final String BASE = "@jupyter-widgets/base";
    private static final String CONTROLS = "@jupyter-widgets/controls";
    private static final String OUTPUT = "@jupyter-widgets/output";

    /** ipywidgets 7 and 8. */
    private static final String BASE_VERSIONS = "^1.2.0 || ^2.0.0";

    private static final String CONTROLS_VERSIONS = "^1.5.0 || ^2.0.0";
    private static final String OUTPUT_VERSIONS = "^1.0.0";

    private final JsonObject state;
    private Consumer<JsonObject> listener = changed -> {};

    private WidgetModel(CommManager manager, String id, String target, JsonObject state) {
        super(manager, id, target);
        this.state = state;
    }

    /**
     * Opens a model.
     *
     * @param name the name of its class, such as {@code IntSlider}
     * @param state its own state, without what names its class and layout
     */
    static WidgetModel open(CellComms comms, String name, JsonObject state) {
        boolean isStyle = name.endsWith("Style");
        if (!isStyle && !name.equals("Layout")) {
            state.addProperty("layout", open(comms, "Layout", new JsonObject()).reference());
        }
        String module = name.equals("Layout") ? BASE : name.equals("Output") ? OUTPUT : CONTROLS;
        state.addProperty("_model_name", name + "Model");
        state.addProperty("_model_module", module);
        state.addProperty("_model_module_version", versions(module));
        state.addProperty("_view_name", isStyle ? "StyleView" : name + "View");
        state.addProperty("_view_module", isStyle ? BASE : module);
        state.addProperty("_view_module_version", versions(isStyle ? BASE : module));
        return comms.openComm(TARGET, (manager, id, target, message) -> {
            JsonObject data = message.getContent().getData();
            data.add("state", state);
            data.add("buffer_paths", new JsonArray());
            message.getMetadata().put("version", PROTOCOL);
            return new WidgetModel(manager, id, target, state);
        });
    }

    private static String versions(String module) {
        return switch (module) {
            case BASE -> BASE_VERSIONS;
            case CONTROLS -> CONTROLS_VERSIONS;
            default -> OUTPUT_VERSIONS;
        };
    }

    /** Returns what another model's state has to name this one. */
    String reference() {
        return "IPY_MODEL_" + getID();
    }

    static JsonArray references(List<WidgetModel> models) {
        JsonArray references = new JsonArray();
        models.forEach(model -> references.add(model.reference()));
        return references;
    }

    /** Returns outputs as the state of an output widget has them. */
    static JsonArray array(List<Output> outputs) {
        JsonArray array = new JsonArray();
        outputs.forEach(
                output -> array.add(JsonParser.parseString(output.toMessage().toString())));
        return array;
    }

    /** Returns what an output has that shows this model. */
    String view() {
        JsonObject view = new JsonObject();
        view.addProperty("version_major", 2);
        view.addProperty("version_minor", 0);
        view.addProperty("model_id", getID());
        return view.toString();
    }

    /** @param listener gets what the front end has changed */
    void onChange(Consumer<JsonObject> listener) {
        this.listener = listener;
    }

    /** Changes a part of the state here and at the front end. */
    void change(String name, JsonElement value) {
        state.add(name, value);
        JsonObject changed = new JsonObject();
        changed.add(name, value);
        update(changed);
    }

    private void update(JsonObject changed) {
        JsonObject data = new JsonObject();
        data.addProperty("method", "update");
        data.add("state", changed);
        data.add("buffer_paths", new JsonArray());
        send(data);
    }

    @Override
    protected void onMessage(Message<CommMsgCommand> message) {
        JsonObject data = message.getContent().getData();
        String method = data.has("method") ? data.get("method").getAsString() : "";
        if (method.equals("request_state")) {
            update(state);
        } else if (method.equals("update")) {
            JsonObject changed = data.getAsJsonObject("state");
            changed.entrySet().forEach(each -> state.add(each.getKey(), each.getValue()));
            listener.accept(changed);
        }
    }

    @Override
    protected void onClose(Message<CommCloseCommand> message, boolean isByKernel) {}
}
