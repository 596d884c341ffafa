package dev.stridebook.notebook;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.stridebook.Internal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;

/** An output of a code cell, in the notebook format. */
@Internal
public final class Output {
    public static final String STREAM = "stream";
    public static final String DISPLAY_DATA = "display_data";
    public static final String EXECUTE_RESULT = "execute_result";
    public static final String ERROR = "error";

    private static final Pattern ANSI = Pattern.compile("\\x1b\\[[0-9;?]*[A-Za-z]");

    private final ObjectNode json;

    Output(ObjectNode json) {
        this.json = json;
    }

    /** @param name {@code stdout} or {@code stderr} */
    public static Output stream(String name, String text) {
        ObjectNode json = ofType(STREAM);
        json.put("name", name);
        json.put("text", text);
        return new Output(json);
    }

    public static Output display(MimeBundle bundle) {
        return new Output(withBundle(ofType(DISPLAY_DATA), bundle));
    }

    public static Output result(MimeBundle bundle, int executionCount) {
        return new Output(withBundle(ofType(EXECUTE_RESULT), bundle).put("execution_count", executionCount));
    }

    public static Output error(CellError error) {
        ObjectNode json = ofType(ERROR);
        json.put("ename", error.name());
        json.put("evalue", error.message());
        error.traceback().forEach(json.putArray("traceback")::add);
        return new Output(json);
    }

    private static ObjectNode ofType(String type) {
        return JsonNodeFactory.instance.objectNode().put("output_type", type);
    }

    private static ObjectNode withBundle(ObjectNode json, MimeBundle bundle) {
        json.set("data", toJson(bundle));
        json.putObject("metadata");
        return json;
    }

    /** Converts a bundle to the notebook format, which is also the kernel protocol's: JSON types as JSON, all others as text. */
    public static ObjectNode toJson(MimeBundle bundle) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        new TreeMap<>(bundle.data()).forEach((mimeType, content) -> data.set(mimeType, jsonOrText(mimeType, content)));
        return data;
    }

    private static JsonNode jsonOrText(String mimeType, String content) {
        if (mimeType.endsWith("json")) {
            try {
                return JupyterJson.read(content);
            } catch (JsonProcessingException notJson) {
                return TextNode.valueOf(content);
            }
        }
        return TextNode.valueOf(content);
    }

    /** Returns {@code stream}, {@code display_data}, {@code execute_result} or {@code error}. */
    public String type() {
        return json.path("output_type").asText();
    }

    /** Returns a stream's name, {@code stdout} or {@code stderr}, or an error's class; empty for others. */
    public String name() {
        return json.path(type().equals(ERROR) ? "ename" : "name").asText();
    }

    /** Returns the text of a stream, or an error's message; empty for others. */
    public String text() {
        return type().equals(ERROR) ? json.path("evalue").asText() : Lines.join(json.path("text"));
    }

    /** Returns the lines that show an error, with ANSI colours; empty for others. */
    public List<String> traceback() {
        List<String> lines = new ArrayList<>();
        json.path("traceback").forEach(line -> lines.add(line.asText()));
        return lines;
    }

    /** Returns the content of a display or result by MIME type; empty for others. */
    public Map<String, String> data() {
        Map<String, String> data = new TreeMap<>();
        json.path("data")
                .fields()
                .forEachRemaining(form -> data.put(
                        form.getKey(),
                        Lines.isTextOrLines(form.getValue())
                                ? Lines.join(form.getValue())
                                : form.getValue().toString()));
        return data;
    }

    /** Returns this display or result showing something else. */
    Output withData(MimeBundle bundle) {
        return new Output(withBundle(json.deepCopy(), bundle));
    }

    /** Returns this output as a terminal shows it, without colours. */
    String plainText() {
        return switch (type()) {
            case STREAM -> text().stripTrailing();
            case ERROR -> ANSI.matcher(String.join("\n", traceback())).replaceAll("");
            default -> data().getOrDefault(MimeBundle.TEXT, "");
        };
    }

    /** Returns this output as a part of a page. */
    String toHtml() {
        Map<String, String> data = data();
        if (data.containsKey(MimeBundle.HTML)) {
            return data.get(MimeBundle.HTML);
        }
        if (data.containsKey(MimeBundle.SVG)) {
            return data.get(MimeBundle.SVG);
        }
        return data.containsKey(MimeBundle.PNG)
                ? "<img src=\"data:image/png;base64,%s\" alt=\"%s\">"
                        .formatted(data.get(MimeBundle.PNG).replaceAll("\\s", ""), Html.escape(plainText()))
                : "<pre>%s</pre>".formatted(Html.escape(plainText()));
    }

    /** Returns this output as messages have it, which don't divide texts into lines. */
    public ObjectNode toMessage() {
        return json.deepCopy();
    }

    ObjectNode toJson() {
        ObjectNode copy = json.deepCopy();
        if (type().equals(STREAM)) {
            Lines.split(copy, "text");
        }
        Lines.splitBundle(copy.path("data"));
        return copy;
    }
}
