package dev.stridebook.notebook;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.Internal;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;

/** A cell of a {@link Notebook}. Immutable. It keeps every field it had in the file. */
@Internal
public final class Cell {
    private final ObjectNode json;

    Cell(ObjectNode json) {
        this.json = json;
    }

    public boolean isCode() {
        return type().equals("code");
    }

    public boolean isMarkdown() {
        return type().equals("markdown");
    }

    /** Returns {@code code}, {@code markdown} or {@code raw}. */
    public String type() {
        return json.path("cell_type").asText();
    }

    /** Returns its id; empty if it has none, as in older notebooks. */
    public String id() {
        return json.path("id").asText();
    }

    public String source() {
        return Lines.join(json.path("source"));
    }

    /** Returns a copy of the cell's metadata. */
    public ObjectNode metadata() {
        return json.path("metadata") instanceof ObjectNode metadata ? metadata.deepCopy() : json.objectNode();
    }

    /** Returns the tags that a teacher or a tool gave it, such as {@code raises-exception}. */
    public Set<String> tags() {
        Set<String> tags = new LinkedHashSet<>();
        json.path("metadata").path("tags").forEach(tag -> tags.add(tag.asText()));
        return tags;
    }

    public List<Output> outputs() {
        List<Output> outputs = new ArrayList<>();
        for (JsonNode output : json.path("outputs")) {
            if (output instanceof ObjectNode object) {
                outputs.add(new Output(object));
            }
        }
        return outputs;
    }

    /** Returns the picture that is attached to the cell under this name: its media type and Base64 content. */
    public Optional<Map.Entry<String, String>> attachment(String name) {
        return json.path("attachments").path(name).properties().stream()
                .findFirst()
                .map(form -> Map.entry(form.getKey(), Lines.join(form.getValue())));
    }

    /** Returns the number that Jupyter shows next to the cell, if it ran. */
    public OptionalInt executionCount() {
        JsonNode count = json.path("execution_count");
        return count.isInt() ? OptionalInt.of(count.intValue()) : OptionalInt.empty();
    }

    /** Returns this cell with another source. */
    public Cell withSource(String source) {
        ObjectNode changed = json.deepCopy();
        changed.put("source", source);
        return new Cell(changed);
    }

    /** Returns this code cell as it is after a run. */
    public Cell executed(int executionCount, List<Output> outputs) {
        ObjectNode executed = json.deepCopy();
        executed.put("execution_count", executionCount);
        ArrayNode list = executed.putArray("outputs");
        outputs.forEach(output -> list.add(output.toJson()));
        return new Cell(executed);
    }

    /** Returns this code cell as it is before a run; other cells unchanged. */
    public Cell withoutOutputs() {
        if (!isCode()) {
            return this;
        }
        ObjectNode cleared = json.deepCopy();
        cleared.putNull("execution_count");
        cleared.putArray("outputs");
        return new Cell(cleared);
    }

    ObjectNode toJson() {
        ObjectNode copy = json.deepCopy();
        Lines.split(copy, "source");
        copy.path("attachments").forEach(Lines::splitBundle);
        if (!copy.path("metadata").isObject()) {
            copy.putObject("metadata");
        }
        if (isCode()) {
            ArrayNode list = copy.putArray("outputs");
            outputs().forEach(output -> list.add(output.toJson()));
            if (!copy.has("execution_count")) {
                copy.putNull("execution_count");
            }
        }
        return copy;
    }
}
