package dev.stridebook.kernel.magic;

import static dev.stridebook.language.Language.say;

import dev.stridebook.file.RegularFiles;
import dev.stridebook.notebook.Cell;
import dev.stridebook.notebook.Notebook;
import dev.stridebook.notebook.NotebookException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** {@code %load}: runs a Java file, or the code cells of a notebook, in this session. */
final class LoadMagic {
    private static final String NOTEBOOK = ".ipynb";
    private static final List<String> EXTENSIONS = List.of("", ".jsh", ".jshell", ".java", ".ijava", NOTEBOOK);

    private final MagicSession session;

    LoadMagic(MagicSession session) {
        this.session = session;
    }

    void registerIn(MagicRegistry registry) {
        registry.registerLineMagic("load", this::load);
    }

    private Void load(List<String> names) throws Exception {
        if (names.size() != 1) {
            throw new IllegalArgumentException(say("%load needs one file, such as %load helpers.jshell"));
        }
        Path file = find(names.get(0));
        if (file.toString().endsWith(NOTEBOOK)) {
            loadNotebook(file);
        } else {
            session.evaluate(file.getFileName().toString(), RegularFiles.readString(file));
        }
        return null;
    }

    private void loadNotebook(Path file) throws Exception {
        Notebook notebook;
        try {
            notebook = Notebook.read(file);
        } catch (NotebookException e) {
            throw new IllegalArgumentException(e.getMessage(), e);
        }
        int number = 0;
        for (Cell cell : notebook.cells()) {
            if (cell.isCode()) {
                number++;
                session.evaluate(say("%s, code cell %d", file.getFileName(), number), cell.source());
            }
        }
    }

    private static Path find(String name) throws IOException {
        Path given = Path.of(name).toAbsolutePath();
        return EXTENSIONS.stream()
                .flatMap(extension -> Stream.of(given.resolveSibling(given.getFileName() + extension)))
                .filter(Files::isRegularFile)
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(say(
                        "There is no file %s, with or without one of the extensions %s.",
                        given, String.join(" ", EXTENSIONS.subList(1, EXTENSIONS.size())))));
    }
}
