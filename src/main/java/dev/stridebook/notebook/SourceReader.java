package dev.stridebook.notebook;

import static dev.stridebook.language.Language.say;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectReader;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;

/**
 * Reads what a notebook says in its cells, token by token, and passes over all else: outputs, attachments, metadata. However a notebook
 * is made, this takes no more memory than its text, where a tree of it takes up to sixty times as much.
 */
final class SourceReader {
    /** The longest code cell, in characters; a Java file may have as many bytes. */
    static final int LONGEST_CODE = 1 << 20;
    /** The most cells. */
    static final int MOST_CELLS = 50_000;

    /** Does not remember the names of fields, of which there may be millions. */
    private static final JsonFactory JSON = JsonFactory.builder()
            .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
            .build();

    private static final ObjectReader VALUES =
            JupyterJson.MAPPER.reader().without(DeserializationFeature.FAIL_ON_TRAILING_TOKENS);

    private final JsonParser parser;
    private final String name;

    private SourceReader(JsonParser parser, String name) {
        this.parser = parser;
        this.name = name;
    }

    /**
     * Returns a notebook as a tree that lacks what is passed over, or something else if it is none.
     *
     * @throws NotebookException if there is too much in it
     * @throws IOException if it is not JSON
     */
    static JsonNode read(String json, String name) throws IOException {
        try (JsonParser parser = JSON.createParser(json)) {
            JsonNode root = new SourceReader(parser, name).root();
            if (parser.nextToken() != null) {
                throw MismatchedInputException.from(parser, JsonNode.class, say("something follows the notebook"));
            }
            return root;
        }
    }

    private JsonNode root() throws IOException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return MissingNode.getInstance();
        }
        ObjectNode root = JupyterJson.MAPPER.createObjectNode();
        for (String field = nextField(); field != null; field = nextField()) {
            switch (field) {
                case "nbformat", "nbformat_minor" -> keep(root, field);
                case "cells" -> {
                    root.remove(field);
                    if (parser.currentToken() == JsonToken.START_ARRAY) {
                        cells(root.putArray(field));
                    } else {
                        parser.skipChildren();
                    }
                }
                default -> parser.skipChildren();
            }
        }
        return root;
    }

    /** Returns the name of the next field of an object, whose value comes next; null at the end. */
    private String nextField() throws IOException {
        String field = parser.nextFieldName();
        if (field != null) {
            parser.nextToken();
        }
        return field;
    }

    /** Keeps a text or a number. */
    private void keep(ObjectNode object, String field) throws IOException {
        if (parser.currentToken().isStructStart()) {
            object.remove(field);
            parser.skipChildren();
        } else {
            object.set(field, VALUES.readTree(parser));
        }
    }

    /** What a cell that is too long is read as, so that it costs only itself and says why. */
    private static String tooLong() {
        return "throw new IllegalArgumentException(\"%s\");"
                .formatted(say("this cell has more than %,d characters; delete what was pasted into it", LONGEST_CODE));
    }

    private void cells(ArrayNode cells) throws IOException {
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (cells.size() == MOST_CELLS) {
                throw new NotebookException(
                        name,
                        say("has more than %,d cells.", MOST_CELLS),
                        say("Give a notebook that has only the lesson's cells and yours."));
            }
            if (parser.currentToken() == JsonToken.START_OBJECT) {
                cell(cells.addObject());
            } else {
                parser.skipChildren();
                cells.addNull();
            }
        }
    }

    private void cell(ObjectNode cell) throws IOException {
        for (String field = nextField(); field != null; field = nextField()) {
            switch (field) {
                case "cell_type", "id" -> keep(cell, field);
                case "source" -> source(cell);
                case "metadata" -> gradeId(cell);
                default -> parser.skipChildren();
            }
        }
        if (cell.path("cell_type").asText().equals("code")
                && cell.path("source").asText().length() > LONGEST_CODE) {
            cell.put("source", tooLong());
        }
    }

    /** Joins the lines at once: a list of them takes many times the memory. */
    private void source(ObjectNode cell) throws IOException {
        cell.remove("source");
        if (parser.currentToken() != JsonToken.START_ARRAY) {
            keep(cell, "source");
            return;
        }
        StringBuilder source = new StringBuilder();
        boolean allText = true;
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            if (parser.currentToken() == JsonToken.VALUE_STRING) {
                source.append(parser.getText());
            } else {
                allText = false;
                parser.skipChildren();
            }
        }
        if (allText) {
            cell.put("source", source.toString());
        }
    }

    /** Keeps nothing of the metadata but nbgrader's name of the cell. */
    private void gradeId(ObjectNode cell) throws IOException {
        cell.remove("metadata");
        if (parser.currentToken() != JsonToken.START_OBJECT) {
            parser.skipChildren();
            return;
        }
        for (String field = nextField(); field != null; field = nextField()) {
            if (field.equals("nbgrader") && parser.currentToken() == JsonToken.START_OBJECT) {
                ObjectNode nbgrader = cell.putObject("metadata").putObject(field);
                for (String inner = nextField(); inner != null; inner = nextField()) {
                    if (inner.equals("grade_id")) {
                        keep(nbgrader, inner);
                    } else {
                        parser.skipChildren();
                    }
                }
            } else {
                parser.skipChildren();
            }
        }
    }
}
