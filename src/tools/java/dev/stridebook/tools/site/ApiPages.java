package dev.stridebook.tools.site;

import dev.stridebook.cli.Project;
import dev.stridebook.cli.WorkFailedException;
import dev.stridebook.file.FileTrees;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.spi.ToolProvider;
import java.util.stream.Stream;

/** The documentation of the library's classes, written by the JDK's own tool. What is marked as internal is left out. */
final class ApiPages {
    private static final Path SOURCES = Path.of("src/main/java");

    /** What programs and cells use. The first two are where to begin. */
    private static final List<String> PACKAGES = List.of(
            "dev.stridebook.nn",
            "dev.stridebook.shape",
            "dev.stridebook.nn.file",
            "dev.stridebook.nn.onnx",
            "dev.stridebook.data",
            "dev.stridebook.train",
            "dev.stridebook.picture",
            "dev.stridebook.notebook",
            "dev.stridebook.course",
            "dev.stridebook.course.exercise",
            "dev.stridebook.course.practice",
            "dev.stridebook.course.predict");

    private static final Pattern INTERNAL = Pattern.compile("(?m)^@Internal\\b");

    private ApiPages() {}

    /**
     * Writes the pages.
     *
     * @throws WorkFailedException if the JDK's tool fails; the message has what it said
     */
    static void write(Path project, Path folder) throws IOException {
        Path temporary = Files.createTempDirectory("stridebook");
        try {
            Path style = Files.writeString(temporary.resolve("api.css"), Resources.read("api.css"));
            List<String> arguments = new ArrayList<>(List.of(
                    "-quiet",
                    "-Xdoclint:none",
                    "-notimestamp",
                    "-encoding",
                    "UTF-8",
                    "-docencoding",
                    "UTF-8",
                    "-charset",
                    "UTF-8",
                    "-windowtitle",
                    "Stridebook",
                    "-doctitle",
                    "Stridebook",
                    "-overview",
                    project.resolve("src/main/javadoc/overview.html").toString(),
                    "-group",
                    "Begin here",
                    String.join(":", PACKAGES.subList(0, 2)),
                    "-group",
                    "Files, data, training and pictures",
                    "dev.stridebook.nn.*:dev.stridebook.data:dev.stridebook.train:dev.stridebook.picture",
                    "-group",
                    "Notebooks and the course",
                    "dev.stridebook.notebook:dev.stridebook.course*",
                    "-bottom",
                    "<a href=\"{@docRoot}/../index.html\">Stridebook's start page</a>",
                    "--add-stylesheet",
                    style.toString(),
                    "-classpath",
                    Project.classPath(),
                    "-d",
                    folder.toString()));
            arguments.addAll(sources(project));
            run(arguments);
        } finally {
            FileTrees.delete(temporary);
        }
    }

    private static List<String> sources(Path project) throws IOException {
        List<String> sources = new ArrayList<>();
        for (String name : PACKAGES) {
            try (Stream<Path> files = Files.list(project.resolve(SOURCES).resolve(name.replace('.', '/')))) {
                for (Path file : files.filter(Files::isRegularFile).sorted().toList()) {
                    if (!INTERNAL.matcher(Files.readString(file)).find()) {
                        sources.add(file.toString());
                    }
                }
            }
        }
        return sources;
    }

    private static void run(List<String> arguments) {
        ToolProvider javadoc = ToolProvider.findFirst("javadoc")
                .orElseThrow(() -> new WorkFailedException(
                        "This Java has no javadoc. Set JAVA_HOME to a complete JDK, or give --without-api."));
        StringWriter said = new StringWriter();
        PrintWriter writer = new PrintWriter(said);
        if (javadoc.run(writer, writer, arguments.toArray(String[]::new)) != 0) {
            throw new WorkFailedException("javadoc failed:" + System.lineSeparator() + said);
        }
    }
}
