package dev.stridebook.tools.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import dev.stridebook.notebook.Notebook;
import dev.stridebook.notebook.NotebookException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiConsumer;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Finds the Java notebooks of a folder. */
final class JavaNotebooks {
    /** Names of kernels that run Java, in notebooks that don't name the language. */
    private static final Pattern KERNELS = Pattern.compile("i?java\\d*|jjava.*|ganymede.*|rapaio.*|stridebook.*");

    private JavaNotebooks() {}

    /**
     * Returns the Java notebooks in a folder and all folders below it, by path.
     *
     * @param unreadable receives each file that is no notebook, and why
     */
    static Map<Path, Notebook> in(Path folder, BiConsumer<Path, String> unreadable) throws IOException {
        List<Path> files;
        try (Stream<Path> all = Files.walk(folder)) {
            files = all.filter(file -> file.toString().endsWith(".ipynb") && Files.isRegularFile(file))
                    .filter(file -> !file.toString().contains(".ipynb_checkpoints"))
                    .toList();
        }
        Map<Path, Notebook> notebooks = new TreeMap<>();
        for (Path file : files) {
            try {
                Notebook notebook = Notebook.read(file);
                if (isJava(notebook)) {
                    notebooks.put(file, notebook);
                }
            } catch (NotebookException e) {
                unreadable.accept(file, e.getMessage());
            }
        }
        return notebooks;
    }

    static boolean isJava(Notebook notebook) {
        JsonNode metadata = notebook.metadata();
        String language = metadata.path("kernelspec")
                .path("language")
                .asText(metadata.path("language_info").path("name").asText(""));
        String kernel = metadata.path("kernelspec").path("name").asText("");
        return language.equalsIgnoreCase("java")
                || KERNELS.matcher(kernel.toLowerCase(Locale.ROOT)).matches();
    }
}
