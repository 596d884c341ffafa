package dev.stridebook.tools.release;

import dev.stridebook.cli.JupyterPackages;
import dev.stridebook.cli.NativePlatform;
import dev.stridebook.cli.Project;
import dev.stridebook.cli.UsageException;
import dev.stridebook.data.DataStore;
import dev.stridebook.file.AtomicFiles;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.commons.codec.digest.DigestUtils;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

@Command(
        name = "release",
        mixinStandardHelpOptions = true,
        description = {
            "Write a release: a zip for each platform, which needs a JDK and nothing else, and their SHA-256 sums.",
            "A second zip for class rooms without internet also has MNIST, and Jupyter for Linux. The same sources make the same bytes."
        })
public final class ReleaseCommand implements Callable<Integer> {
    private static final String NONE = "none";
    private static final Pattern TIME = Pattern.compile("<project.build.outputTimestamp>([^<]+)<");
    private static final Pattern VERSION =
            Pattern.compile("<artifactId>stridebook</artifactId>\\s*<version>([^<]*?)(?:-SNAPSHOT)?</version>");

    @Option(names = "--out", paramLabel = "DIR", required = true, description = "Folder for the zips.")
    private Path out;

    @Option(
            names = "--platform",
            paramLabel = "NAME",
            split = ",",
            description =
                    "Platforms (default: all): linux-x86_64, linux-arm64, macos-arm64, macos-x86_64, windows-x86_64.")
    private List<String> platforms =
            Stream.of(NativePlatform.values()).map(NativePlatform::id).toList();

    @Option(
            names = "--classroom",
            paramLabel = "NAME",
            split = ",",
            defaultValue = "linux-x86_64",
            description = "Platforms, of Linux, that get an offline zip, too, or none (default: ${DEFAULT-VALUE}).")
    private List<String> classrooms;

    @Option(
            names = "--python",
            paramLabel = "VERSION",
            defaultValue = "3.11",
            description = "Python of the offline zip's computers (default: ${DEFAULT-VALUE}, Debian 12's).")
    private String python;

    @Spec
    private CommandSpec spec;

    private PrintWriter terminal;

    @Override
    public Integer call() throws IOException, InterruptedException {
        terminal = spec.commandLine().getOut();
        List<NativePlatform> chosen = platforms.stream().map(this::platform).toList();
        List<NativePlatform> offline = classrooms.equals(List.of(NONE))
                ? List.of()
                : classrooms.stream().map(this::platform).toList();
        offline.stream().filter(platform -> !Wheels.isFor(platform)).findFirst().ifPresent(platform -> {
            throw new UsageException(
                    "--classroom must be linux-x86_64, linux-arm64 or none, but is %s: Jupyter is packed for Linux only."
                            .formatted(platform.id()));
        });
        Files.createDirectories(out);
        LocalDateTime time = OffsetDateTime.parse(inPom(TIME)).toLocalDateTime();
        // A release of a snapshot is called as the version that it will be.
        ReleaseFiles files = new ReleaseFiles(Project.root(), inPom(VERSION), time);
        Path jar = Project.root().resolve("target/stridebook.jar");
        files.writeJar(jar);
        SortedMap<String, Path> written = new TreeMap<>();
        for (NativePlatform platform : chosen) {
            write(files.zip(platform, jar), "stridebook-%s-%s.zip".formatted(files.version(), platform.id()), written);
        }
        for (NativePlatform platform : offline) {
            Path wheels = Project.root().resolve("target/wheels-" + platform.id());
            Wheels.download(platform, python, JupyterPackages.NAMES, wheels);
            ReleaseZip zip = files.zip(platform, jar);
            files.addOffline(zip, DataStore.mnist(terminal::println), wheels);
            write(zip, "stridebook-%s-%s-classroom.zip".formatted(files.version(), platform.id()), written);
        }
        List<String> sums = new ArrayList<>();
        for (var zip : written.entrySet()) {
            sums.add(sha256(zip.getValue()) + "  " + zip.getKey() + "\n");
        }
        AtomicFiles.write(out.resolve("SHA256SUMS"), String.join("", sums));
        return 0;
    }

    private NativePlatform platform(String name) {
        return Stream.of(NativePlatform.values())
                .filter(platform -> platform.id().equals(name))
                .findFirst()
                .orElseThrow(() -> new UsageException("There is no platform %s. The platforms are: %s."
                        .formatted(
                                name,
                                Stream.of(NativePlatform.values())
                                        .map(NativePlatform::id)
                                        .collect(Collectors.joining(", ")))));
    }

    private void write(ReleaseZip zip, String name, SortedMap<String, Path> written) throws IOException {
        Path file = out.resolve(name);
        zip.write(file);
        written.put(name, file);
        terminal.println("%s, %d MB".formatted(file, Math.round(Files.size(file) / 1e6)));
        terminal.flush();
    }

    private static String inPom(Pattern pattern) throws IOException {
        Matcher found = pattern.matcher(Files.readString(Project.root().resolve("pom.xml")));
        if (!found.find()) {
            throw new IOException("pom.xml has nothing like " + pattern);
        }
        return found.group(1);
    }

    private static String sha256(Path file) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return DigestUtils.sha256Hex(in);
        }
    }
}
