package dev.stridebook.notebook;

import static dev.stridebook.language.Language.say;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.Internal;
import dev.stridebook.file.AtomicFiles;
import dev.stridebook.file.RegularFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A notebook of nbformat 4.0 to 4.5. Immutable. It keeps every field it had in the file, including unknown ones, and is
 * written byte for byte as Jupyter writes it.
 */
@Internal
public final class Notebook {
    private static final int MAJOR = 4;
    private static final int NEWEST_MINOR = 5;

    private final ObjectNode root;
    private final List<Cell> cells;

    private Notebook(ObjectNode root, List<Cell> cells) {
        this.root = root;
        this.cells = List.copyOf(cells);
    }

    /**
     * Reads a notebook file.
     *
     * @throws NotebookException if the file does not exist or is not a notebook of a supported format
     * @throws IOException if the file cannot be read
     */
    public static Notebook read(Path file) throws IOException {
        String name = file.toString();
        if (Files.isDirectory(file)) {
            throw new NotebookException(name, say("is a folder."), say("Name the .ipynb files in it."));
        }
        if (RegularFiles.isSpecial(file)) {
            throw new NotebookException(
                    name,
                    say("is not a regular file but a pipe, a device or a socket."),
                    say("Copy what it gives to a file."));
        }
        try {
            return parse(Files.readString(file), name);
        } catch (NoSuchFileException missing) {
            throw new NotebookException(
                    name, say("there is no such file."), say("Check the name; the path starts at the current folder."));
        } catch (CharacterCodingException notText) {
            throw new NotebookException(name, say("is not UTF-8 text."), say("Give a Jupyter notebook (.ipynb)."));
        }
    }

    /**
     * Reads a notebook from its text.
     *
     * @param name the name for error messages, usually the file name
     * @throws NotebookException if the text is not a notebook of a supported format
     */
    public static Notebook parse(String json, String name) {
        return of(() -> JupyterJson.read(json), name);
    }

    /**
     * Reads the cells' texts and kinds, their ids and nbgrader's names from the text of a notebook, and nothing else: no outputs, no attachments,
     * no other metadata. This takes little memory, whatever is in it. A code cell of more than a million characters is read as one that fails and
     * says so.
     *
     * @param name the name for error messages, usually the file name
     * @throws NotebookException if the text is not a notebook of a supported format, or has more than fifty thousand cells
     */
    public static Notebook parseSources(String json, String name) {
        return of(() -> SourceReader.read(json, name), name);
    }

    private interface Reading {
        JsonNode read() throws IOException;
    }

    private static Notebook of(Reading reading, String name) {
        JsonNode node;
        try {
            node = reading.read();
        } catch (JsonProcessingException e) {
            String problem = firstLine(e.getOriginalMessage());
            throw new NotebookException(
                    name,
                    e.getLocation() == null
                            ? say("is not JSON: %s.", problem)
                            : say(
                                    "is not JSON: %s (line %d, column %d).",
                                    problem,
                                    e.getLocation().getLineNr(),
                                    e.getLocation().getColumnNr()),
                    say("Give a Jupyter notebook (.ipynb); if this is one, restore it from a copy."));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (!(node instanceof ObjectNode root) || !root.path("nbformat").isInt()) {
            throw new NotebookException(
                    name,
                    say("is JSON, but not a notebook: it has no nbformat number."),
                    say("Give a Jupyter notebook (.ipynb)."));
        }
        int major = root.path("nbformat").intValue();
        int minor = root.path("nbformat_minor").asInt(0);
        if (major != MAJOR || minor > NEWEST_MINOR) {
            throw new NotebookException(
                    name,
                    say("has notebook format %d.%d; formats 4.0 to 4.5 can be read.", major, minor),
                    say("Convert it: jupyter nbconvert --to notebook --nbformat 4 --inplace \"%s\"", name));
        }
        return new Notebook(root, cells(root, name));
    }

    private static List<Cell> cells(ObjectNode root, String name) {
        if (!root.path("cells").isArray()) {
            throw new NotebookException(name, say("has no list of cells."), say("Restore it from a copy."));
        }
        List<Cell> cells = new ArrayList<>();
        for (JsonNode cell : root.path("cells")) {
            if (!(cell instanceof ObjectNode object)
                    || !object.path("cell_type").isTextual()
                    || !Lines.isTextOrLines(object.get("source"))) {
                throw new NotebookException(
                        name,
                        say("cell %d has no cell_type or no source text.", cells.size() + 1),
                        say("Restore it from a copy, or delete the cell."));
            }
            cells.add(new Cell(object));
        }
        return cells;
    }

    private static String firstLine(String message) {
        return message.lines().findFirst().orElse("");
    }

    public List<Cell> cells() {
        return cells;
    }

    /** Returns a copy of the notebook's metadata. */
    public ObjectNode metadata() {
        return root.path("metadata") instanceof ObjectNode metadata ? metadata.deepCopy() : root.objectNode();
    }

    /** Returns this notebook with other cells. */
    public Notebook withCells(List<Cell> others) {
        return new Notebook(root, others);
    }

    /** Returns the text of the file as Jupyter would write it. */
    public String toJson() {
        ObjectNode copy = root.objectNode();
        root.fields().forEachRemaining(field -> {
            if (!field.getKey().equals("cells")) {
                copy.set(field.getKey(), field.getValue());
            }
        });
        copy.set("metadata", metadata());
        copy.put("nbformat_minor", root.path("nbformat_minor").asInt(0));
        ArrayNode list = copy.putArray("cells");
        cells.forEach(cell -> list.add(cell.toJson()));
        return JupyterJson.write(copy);
    }

    /**
     * Writes the notebook to a temporary file in the same folder and moves it into place, so that nobody ever reads half a notebook.
     *
     * @throws IOException if the folder cannot be created or written to
     */
    public void write(Path file) throws IOException {
        AtomicFiles.write(file, toJson());
    }
}
