package dev.stridebook.kernel.magic;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.artifact.Artifact;

/** {@code %maven}, {@code %mavenRepo} and {@code %loadFromPOM}: add libraries from Maven repositories. */
final class MavenMagics {
    private final MagicSession session;
    private final MavenResolver resolver;
    private final Set<Path> ownClassPath;
    private final Map<String, String> versions = new HashMap<>();

    /** @param ownClassPath the kernel's class path, whose libraries cannot be replaced */
    MavenMagics(MagicSession session, MavenResolver resolver, Set<Path> ownClassPath) {
        this.session = session;
        this.resolver = resolver;
        this.ownClassPath = ownClassPath;
    }

    void registerIn(MagicRegistry registry) {
        for (String name : List.of("maven", "addMavenDependency", "addMavenDependencies")) {
            registry.registerLineMagic(name, this::addDependencies);
        }
        for (String name : List.of("mavenRepo", "addMavenRepo")) {
            registry.registerLineMagic(name, this::addRepository);
        }
        registry.registerLineMagic("loadFromPOM", this::loadFromPom);
        registry.registerCellMagic("loadFromPOM", this::loadFromPom);
    }

    private List<String> addDependencies(List<String> words) throws MagicException {
        MagicArguments arguments = MagicArguments.parse(words, Set.of("from", "verbose", "v"));
        if (arguments.words().isEmpty()) {
            throw new IllegalArgumentException(
                    "%maven needs at least one artifact, such as %maven org.jsoup:jsoup:1.17.2");
        }
        try {
            return add(resolver.resolve(
                    arguments.words(), arguments.options().getOrDefault("from", List.of()), progress(arguments)));
        } catch (RepositoryException e) {
            throw MagicException.of(String.join(", ", arguments.words()) + " cannot be resolved", e);
        }
    }

    private Void addRepository(List<String> words) {
        if (words.size() != 2) {
            throw new IllegalArgumentException(
                    "%mavenRepo needs a name and an address, such as %mavenRepo jitpack https://jitpack.io");
        }
        resolver.addRepository(words.get(0), words.get(1));
        return null;
    }

    private List<String> loadFromPom(List<String> words) throws MagicException {
        MagicArguments arguments = MagicArguments.parse(words, Set.of("verbose", "v"));
        if (arguments.words().isEmpty()) {
            throw new IllegalArgumentException("%loadFromPOM needs a file, such as %loadFromPOM pom.xml");
        }
        Path pom = Path.of(arguments.words().get(0)).toAbsolutePath();
        if (!Files.isRegularFile(pom)) {
            throw new IllegalArgumentException("There is no file " + pom + ".");
        }
        return load(pom, arguments.words().subList(1, arguments.words().size()), progress(arguments));
    }

    private List<String> loadFromPom(List<String> words, String body) throws IOException, MagicException {
        MagicArguments arguments = MagicArguments.parse(words, Set.of("verbose", "v"));
        Path pom = Files.createTempFile("notebook", ".pom");
        try {
            Files.writeString(pom, PomText.complete(body));
            return load(pom, arguments.words(), progress(arguments));
        } finally {
            Files.deleteIfExists(pom);
        }
    }

    private List<String> load(Path pom, List<String> scopes, MavenProgress progress) throws MagicException {
        try {
            return add(resolver.resolvePom(pom, scopes, progress));
        } catch (RepositoryException e) {
            throw MagicException.of("The dependencies of the POM cannot be resolved", e);
        }
    }

    private static MavenProgress progress(MagicArguments arguments) {
        return new MavenProgress(
                arguments.options().containsKey("v") || arguments.options().containsKey("verbose"));
    }

    private List<String> add(List<Artifact> artifacts) {
        return artifacts.stream()
                .filter(this::isNew)
                .map(artifact -> artifact.getFile().toPath().toAbsolutePath())
                .peek(session::addToClassPath)
                .map(Path::toString)
                .toList();
    }

    /** A loaded class cannot be replaced, so a second version of a library is reported and not added. */
    private boolean isNew(Artifact artifact) {
        String name = artifact.getGroupId() + ":" + artifact.getArtifactId() + ":" + artifact.getClassifier();
        String present = versions.computeIfAbsent(name, any -> ownVersion(artifact));
        if (present == null) {
            versions.put(name, artifact.getVersion());
            return true;
        }
        if (!present.equals(artifact.getVersion())) {
            System.err.println("%s %s is already on the class path; %s is not added."
                    .formatted(artifact.getArtifactId(), present, artifact.getVersion()));
        }
        return false;
    }

    /** Returns the version that the kernel itself runs with, or null. A Maven repository has one folder per version. */
    private String ownVersion(Artifact artifact) {
        Path folder = Path.of(artifact.getGroupId().replace('.', '/'), artifact.getArtifactId());
        String suffix = artifact.getClassifier().isEmpty() ? ".jar" : "-" + artifact.getClassifier() + ".jar";
        for (Path entry : ownClassPath) {
            Path parent = entry.getParent();
            if (parent != null
                    && parent.getParent() != null
                    && parent.getParent().endsWith(folder)) {
                String version = parent.getFileName().toString();
                if (entry.endsWith(artifact.getArtifactId() + "-" + version + suffix)) {
                    return version;
                }
            }
        }
        return null;
    }
}
