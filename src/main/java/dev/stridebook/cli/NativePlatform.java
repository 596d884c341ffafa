package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** A system and processor that ND4J and oneDNN have native libraries for: pom.xml has a profile for each. */
public enum NativePlatform {
    LINUX_X86_64("linux-x86_64", "linux-x86_64-onednn", "linux", "amd64"),
    LINUX_ARM64("linux-arm64", "linux-arm64", "linux", "aarch64"),
    MACOS_ARM64("macosx-arm64", "macosx-arm64", "mac", "aarch64"),
    MACOS_X86_64("macosx-x86_64", "macosx-x86_64-onednn", "mac", "x86_64"),
    WINDOWS_X86_64("windows-x86_64", "windows-x86_64-onednn", "windows", "amd64");

    private final String platform;
    private final String classifier;
    private final String system;
    private final String processor;

    NativePlatform(String platform, String classifier, String system, String processor) {
        this.platform = platform;
        this.classifier = classifier;
        this.system = system;
        this.processor = processor;
    }

    /** Returns the name by which users know it, such as {@code macos-arm64}. */
    public String id() {
        return name().toLowerCase(Locale.ROOT).replaceFirst("_", "-");
    }

    /** Returns the one of this machine; empty if there is none. */
    public static Optional<NativePlatform> ofThisMachine() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String arch = System.getProperty("os.arch");
        return Stream.of(values())
                .filter(each -> os.startsWith(each.system) && arch.equals(each.processor))
                .findFirst();
    }

    /** Returns the options by which Maven chooses its libraries, whatever machine this is. */
    List<String> options() {
        return List.of(
                "-Plinux-x86_64,!linux-arm64,!macos-arm64,!macos-x86_64,!windows-x86_64",
                "-Dnd4j.platform=" + platform,
                "-Dnd4j.classifier=" + classifier);
    }

    /**
     * Returns the jars of a built checkout for this platform, without our own, in class path order. Maven downloads those of other
     * platforms than this machine's.
     *
     * @throws WorkFailedException if Maven could not download them
     */
    public List<Path> libraries(Path project) throws IOException, InterruptedException {
        Path list = project.resolve("target/classpath.txt");
        if (!ofThisMachine().equals(Optional.of(this))) {
            list = project.resolve("target/classpath-%s.txt".formatted(id()));
            List<String> arguments = new ArrayList<>(List.of(
                    "-q",
                    "dependency:build-classpath",
                    "-Dstridebook.start",
                    "-DincludeScope=runtime",
                    "-Dmdep.outputFile=" + list));
            arguments.addAll(options());
            if (!Maven.succeeds(arguments)) {
                throw new WorkFailedException(say("Maven could not download the libraries for %s.", id()));
            }
        }
        List<Path> jars = Stream.of(Files.readString(list).strip().split(File.pathSeparator))
                .map(Path::of)
                .toList();
        if (jars.stream().noneMatch(jar -> jar.toString().endsWith("-" + classifier + ".jar"))) {
            throw new WorkFailedException(say("Maven gave no libraries for %s, but other ones.", id()));
        }
        return jars;
    }
}
