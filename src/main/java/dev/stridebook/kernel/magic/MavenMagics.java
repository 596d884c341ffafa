package dev.stridebook.kernel.magic;

import static dev.stridebook.language.Language.say;

import dev.stridebook.classpath.ClassPathRequest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.eclipse.aether.RepositoryException;

/** {@code %maven}, {@code %mavenRepo} and {@code %loadFromPOM}: add libraries from Maven repositories. */
final class MavenMagics {
    private final MagicSession session;
    private final MavenResolver resolver;

    MavenMagics(MagicSession session, MavenResolver resolver) {
        this.session = session;
        this.resolver = resolver;
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
        MagicArguments arguments = MagicArguments.parse(words, Set.of("from", "verbose", "v", MagicArguments.RESTART));
        if (arguments.words().isEmpty()) {
            throw new IllegalArgumentException(
                    say("%maven needs at least one artifact, such as %maven org.jsoup:jsoup:1.17.2"));
        }
        try {
            return add(
                    resolver.resolve(
                            arguments.words(),
                            arguments.options().getOrDefault("from", List.of()),
                            progress(arguments)),
                    arguments);
        } catch (RepositoryException e) {
            throw MagicException.of(say("%s cannot be resolved", String.join(", ", arguments.words())), e);
        }
    }

    private Void addRepository(List<String> words) {
        if (words.size() != 2) {
            throw new IllegalArgumentException(
                    say("%mavenRepo needs a name and an address, such as %mavenRepo jitpack https://jitpack.io"));
        }
        resolver.addRepository(words.get(0), words.get(1));
        return null;
    }

    private List<String> loadFromPom(List<String> words) throws MagicException {
        MagicArguments arguments = MagicArguments.parse(words, Set.of("verbose", "v", MagicArguments.RESTART));
        if (arguments.words().isEmpty()) {
            throw new IllegalArgumentException(say("%loadFromPOM needs a file, such as %loadFromPOM pom.xml"));
        }
        Path pom = Path.of(arguments.words().get(0)).toAbsolutePath();
        if (!Files.isRegularFile(pom)) {
            throw new IllegalArgumentException(say("There is no file %s.", pom));
        }
        return load(pom, arguments.words().subList(1, arguments.words().size()), arguments);
    }

    private List<String> loadFromPom(List<String> words, String body) throws IOException, MagicException {
        MagicArguments arguments = MagicArguments.parse(words, Set.of("verbose", "v", MagicArguments.RESTART));
        Path pom = Files.createTempFile("notebook", ".pom");
        try {
            Files.writeString(pom, PomText.complete(body));
            return load(pom, arguments.words(), arguments);
        } finally {
            Files.deleteIfExists(pom);
        }
    }

    private List<String> load(Path pom, List<String> scopes, MagicArguments arguments) throws MagicException {
        try {
            return add(resolver.resolvePom(pom, scopes, progress(arguments)), arguments);
        } catch (RepositoryException e) {
            throw MagicException.of(say("The dependencies of the POM cannot be resolved"), e);
        }
    }

    private static MavenProgress progress(MagicArguments arguments) {
        return new MavenProgress(
                arguments.options().containsKey("v") || arguments.options().containsKey("verbose"));
    }

    private List<String> add(MavenResolver.Resolved resolved, MagicArguments arguments) {
        return session
                .addToClassPath(
                        new ClassPathRequest(resolved.asked(), resolved.dependencies(), arguments.mayBeginAnew()))
                .stream()
                .map(Path::toString)
                .toList();
    }
}
