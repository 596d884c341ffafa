package dev.stridebook.cli;

import dev.stridebook.file.FileTrees;
import dev.stridebook.kernel.JavaEvaluator;
import dev.stridebook.kernel.RehearsedCells;
import dev.stridebook.notebook.SilentIo;
import dev.stridebook.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Runs commands and cells as users do, for an archive of the classes that these load. What fails here is the user's to find out. */
public final class TypicalUse {
    private static final String NOTEBOOK = """
            {"cells": [{"cell_type": "code", "execution_count": null, "id": "sum", "metadata": {}, "outputs": [], "source": "1 + 1"}],
             "metadata": {}, "nbformat": 4, "nbformat_minor": 5}
            """;

    private TypicalUse() {}

    /** Runs all. */
    public static void run() throws IOException {
        Path folder = Files.createTempDirectory("stridebook");
        try {
            // What is answered here is nobody's progress.
            System.setProperty(
                    Settings.PROGRESS, folder.resolve("progress.json").toString());
            command("shape", "--input", "8x8", "--kernel", "3");
            command("doctor");
            Path notebook = folder.resolve("typical.ipynb");
            Files.writeString(notebook, NOTEBOOK);
            command("run", notebook.toString(), "--out", folder.resolve("out").toString());
            cells();
        } finally {
            FileTrees.delete(folder);
        }
    }

    private static void cells() {
        try (JavaEvaluator evaluator = JavaEvaluator.start()) {
            int cell = 1;
            for (String source : RehearsedCells.ALL) {
                evaluator.evaluate(source, cell++, new SilentIo());
            }
        }
    }

    private static void command(String... arguments) {
        Main.commandLineFor(arguments).execute(arguments);
    }
}
