package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import java.io.IOException;
import java.io.InputStream;
import java.net.MalformedURLException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.CodeSigner;
import java.security.CodeSource;
import java.util.Optional;
import java.util.jar.JarEntry;
import java.util.jar.JarFile;
import java.util.jar.Manifest;
import java.util.zip.ZipFile;

/** A jar or folder that a user added, as a class loader reads it. A jar stays open, and gives what it has for this Java version. */
abstract class ClassPathEntry {
    /** The bytes of a class, and where they come from. */
    record Found(byte[] bytecode, CodeSource source) {}

    /** Opens an entry; a file that is not a jar holds nothing, as for Java's own class path. */
    static ClassPathEntry open(Path path) {
        return Files.isDirectory(path) ? new Folder(path) : new Jar(path);
    }

    /** Returns where a resource is; empty if there is none. */
    abstract Optional<URL> resource(String name);

    abstract Optional<Found> read(String name) throws IOException;

    /** Returns what the jar says about itself; null if it says nothing. */
    abstract Manifest manifest();

    abstract URL url();

    static URL urlOf(Path path) {
        try {
            return path.toUri().toURL();
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(say("%s cannot be put on the class path.", path), e);
        }
    }

    private static final class Folder extends ClassPathEntry {
        private final Path root;

        Folder(Path root) {
            this.root = root;
        }

        private Optional<Path> file(String name) {
            Path file = root.resolve(name).normalize();
            return file.startsWith(root) && Files.exists(file) ? Optional.of(file) : Optional.empty();
        }

        @Override
        Optional<URL> resource(String name) {
            return file(name).map(ClassPathEntry::urlOf);
        }

        @Override
        Optional<Found> read(String name) throws IOException {
            Optional<Path> file = file(name);
            return file.isEmpty()
                    ? Optional.empty()
                    : Optional.of(
                            new Found(Files.readAllBytes(file.get()), new CodeSource(url(), (CodeSigner[]) null)));
        }

        @Override
        Manifest manifest() {
            return null;
        }

        @Override
        URL url() {
            return urlOf(root);
        }
    }

    private static final class Jar extends ClassPathEntry {
        private final Path path;
        private final JarFile jar;

        Jar(Path path) {
            this.path = path;
            JarFile opened;
            try {
                opened = new JarFile(path.toFile(), true, ZipFile.OPEN_READ, JarFile.runtimeVersion());
            } catch (IOException notAJar) {
                opened = null;
            }
            this.jar = opened;
        }

        private Optional<JarEntry> entry(String name) {
            return jar == null ? Optional.empty() : Optional.ofNullable(jar.getJarEntry(name));
        }

        @Override
        Optional<URL> resource(String name) {
            return entry(name).map(entry -> {
                try {
                    String encoded = new URI(null, null, "/" + entry.getRealName(), null).getRawPath();
                    return URI.create("jar:" + url() + "!" + encoded).toURL();
                } catch (URISyntaxException | MalformedURLException e) {
                    throw new IllegalArgumentException(say("%s in %s has no address.", name, path), e);
                }
            });
        }

        @Override
        Optional<Found> read(String name) throws IOException {
            Optional<JarEntry> entry = entry(name);
            if (entry.isEmpty()) {
                return Optional.empty();
            }
            byte[] bytes;
            try (InputStream in = jar.getInputStream(entry.get())) {
                bytes = in.readAllBytes();
            }
            // A jar's signers are known once an entry has been read to its end.
            return Optional.of(
                    new Found(bytes, new CodeSource(url(), entry.get().getCodeSigners())));
        }

        @Override
        Manifest manifest() {
            try {
                return jar == null ? null : jar.getManifest();
            } catch (IOException unreadable) {
                return null;
            }
        }

        @Override
        URL url() {
            return urlOf(path);
        }
    }
}
