package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.data.DataStore;
import dev.stridebook.file.FileTrees;
import dev.stridebook.kernel.JupyterData;
import dev.stridebook.kernel.KernelSpec;
import dev.stridebook.language.Columns;
import dev.stridebook.settings.Settings;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "uninstall",
        mixinStandardHelpOptions = true,
        description = {
            "Remove what Stridebook has put outside of its folder, and Jupyter in .venv: says what that is, and asks.",
            "Your answers, your progress and the folder itself are kept. Kernels for all users of a server are removed with"
                    + " kernel remove --prefix."
        })
final class UninstallCommand implements Callable<Integer> {
    @Option(names = "--yes", description = "Do not ask.")
    private boolean isSure;

    @Spec
    private CommandSpec spec;

    private interface Removal {
        void of(Path path) throws IOException;
    }

    /** Something that would be removed, and how. */
    private record Part(String what, Path path, Removal removal) {
        Part(String what, Path path) {
            this(what, path, FileTrees::delete);
        }

        void remove() {
            try {
                removal.of(path);
            } catch (IOException failure) {
                throw new WorkFailedException(say(
                        "%s could not be removed (%s). Close Jupyter and all kernels, and try again.", path, failure));
            }
        }
    }

    @Override
    public Integer call() throws IOException {
        PrintWriter out = spec.commandLine().getOut();
        List<Part> parts = parts();
        if (parts.isEmpty()) {
            out.println(say("There is nothing to remove."));
            return 0;
        }
        out.println(say("This would be removed:"));
        for (Part part : parts) {
            out.println(
                    "  %s %5d MB  %s".formatted(Columns.padded(part.what(), 42), megabytes(part.path()), part.path()));
        }
        out.println(say(
                "This is kept: %s, your progress; and %s, with your answers. Delete them yourself if you do not need them.",
                Settings.progress(), Project.root()));
        if (!isSure && !isConfirmed(out)) {
            out.println(say("Nothing was removed."));
            return 1;
        }
        for (Part part : parts) {
            part.remove();
        }
        FileTrees.deleteIfEmpty(Settings.cache());
        out.println(say("Removed."));
        return 0;
    }

    private static List<Part> parts() throws IOException {
        List<Part> parts = new ArrayList<>();
        JupyterData data = JupyterData.ofUser();
        for (Path kernel : KernelSpec.installed(data)) {
            parts.add(new Part(say("Jupyter kernel"), kernel, folder -> KernelSpec.removeInstalled(folder, data)));
        }
        // Not the whole folder: whoever names another one may have more in it.
        parts.add(new Part(
                "MNIST", Settings.cache().resolve(DataStore.mnist(none -> {}).id())));
        parts.add(new Part(
                "Fashion-MNIST",
                Settings.cache().resolve(DataStore.fashionMnist(none -> {}).id())));
        parts.add(new Part(say("what the grader has prepared"), Settings.cache().resolve("grade")));
        parts.add(new Part(say("native libraries that JavaCPP has unpacked"), unpackedLibraries()));
        parts.add(new Part(say("Jupyter, installed with pip"), Project.root().resolve(".venv")));
        return parts.stream().filter(part -> Files.exists(part.path())).toList();
    }

    private static Path unpackedLibraries() {
        return Path.of(System.getProperty("user.home"), ".javacpp", "cache");
    }

    private static long megabytes(Path path) throws IOException {
        long bytes = 0;
        try (Stream<Path> all = Files.walk(path)) {
            for (Path file : all.filter(Files::isRegularFile).toList()) {
                bytes += Files.size(file);
            }
        }
        return Math.round(bytes / 1e6);
    }

    private static boolean isConfirmed(PrintWriter out) throws IOException {
        out.print(say("Remove it? [y/N] "));
        out.flush();
        String answer = new BufferedReader(new InputStreamReader(System.in, Charset.defaultCharset())).readLine();
        if (answer == null) {
            out.println();
        }
        return answer != null && answer.strip().matches("(?i)y|yes");
    }
}
