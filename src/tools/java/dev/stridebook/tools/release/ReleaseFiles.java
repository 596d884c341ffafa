package dev.stridebook.tools.release;

import dev.stridebook.cli.Installation;
import dev.stridebook.cli.NativePlatform;
import dev.stridebook.data.DataStore;
import dev.stridebook.file.PackedFolder;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.jar.Attributes;
import java.util.jar.Manifest;

/**
 * What is in a release: the launchers, our jar and the libraries for one platform, the lessons, the exercises and the documentation.
 *
 * @param project a built checkout
 * @param version as it is called
 * @param time that its files have
 */
record ReleaseFiles(Path project, String version, LocalDateTime time) {
    /** Not part of the product: tools that only the project's maintainers use, and the service that adds their commands. */
    private static boolean isInProduct(String name) {
        return !name.startsWith("dev/stridebook/tools/")
                && !name.equals("META-INF/services/dev.stridebook.cli.MoreCommands");
    }

    /** Packs our own classes into a jar that states its version. */
    void writeJar(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        manifest.getMainAttributes().put(Attributes.Name.MANIFEST_VERSION, "1.0");
        manifest.getMainAttributes().put(new Attributes.Name("Automatic-Module-Name"), "dev.stridebook");
        manifest.getMainAttributes().put(Attributes.Name.IMPLEMENTATION_VERSION, version);
        PackedFolder.write(project.resolve("target/classes"), jar, ReleaseFiles::isInProduct, Optional.of(manifest));
    }

    /**
     * Returns the zip for a platform, not written yet.
     *
     * @param jar our own, as {@link #writeJar} wrote it
     */
    ReleaseZip zip(NativePlatform platform, Path jar) throws IOException, InterruptedException {
        ReleaseZip zip = new ReleaseZip("stridebook-" + version, time);
        zip.add("stridebook", lines("stridebook", "\n"));
        zip.add("stridebook.cmd", lines("stridebook.cmd", "\r\n"));
        for (String page : List.of("README.md", "README.zh.md", "CONTRIBUTING.md", "LICENSE")) {
            zip.add(page, project.resolve(page));
        }
        for (String folder : List.of("notebooks", "exercises", "docs")) {
            zip.addAll(folder, project.resolve(folder));
        }
        // Ours is first, as in a checkout.
        List<String> classPath = new ArrayList<>(List.of("stridebook.jar"));
        for (Path library : platform.libraries(project)) {
            classPath.add(library.getFileName().toString());
            zip.add("lib/" + library.getFileName(), library);
        }
        zip.add("lib/stridebook.jar", jar);
        zip.add("lib/class-path", (String.join("\n", classPath) + "\n").getBytes(StandardCharsets.UTF_8));
        return zip;
    }

    /** Adds what a room without internet needs besides: MNIST, and what pip installs. */
    void addOffline(ReleaseZip zip, DataStore mnist, Path wheels) throws IOException {
        mnist.complete(Optional.empty(), false);
        zip.addAll("data/mnist", mnist.folder());
        zip.addAll(Installation.WHEELS, wheels);
    }

    /** A launcher works only with its system's ends of lines, whatever they are here. */
    private byte[] lines(String launcher, String end) throws IOException {
        String text = Files.readString(project.resolve(launcher)).replace("\r\n", "\n");
        return text.replace("\n", end).getBytes(StandardCharsets.UTF_8);
    }
}
