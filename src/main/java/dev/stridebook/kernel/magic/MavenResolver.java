package dev.stridebook.kernel.magic;

import static dev.stridebook.language.Language.say;

import eu.maveniverse.maven.mima.context.Context;
import eu.maveniverse.maven.mima.context.ContextOverrides;
import eu.maveniverse.maven.mima.context.Runtimes;
import eu.maveniverse.maven.mima.extensions.mmr.MavenModelReader;
import eu.maveniverse.maven.mima.extensions.mmr.ModelRequest;
import eu.maveniverse.maven.mima.extensions.mmr.ModelResponse;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.maven.model.Model;
import org.eclipse.aether.RepositoryException;
import org.eclipse.aether.artifact.Artifact;
import org.eclipse.aether.artifact.DefaultArtifact;
import org.eclipse.aether.collection.CollectRequest;
import org.eclipse.aether.graph.Dependency;
import org.eclipse.aether.repository.RemoteRepository;
import org.eclipse.aether.resolution.ArtifactResult;
import org.eclipse.aether.resolution.DependencyRequest;
import org.eclipse.aether.util.artifact.JavaScopes;
import org.eclipse.aether.util.filter.DependencyFilterUtils;

/** Fetches artifacts and their dependencies with Maven's own resolver and the user's settings: mirrors, proxies, passwords. */
final class MavenResolver {
    private static final Set<String> DEFAULT_SCOPES =
            Set.of(JavaScopes.COMPILE, JavaScopes.RUNTIME, JavaScopes.SYSTEM, "import");

    /** The jars of the artifacts that were asked for, and of what they depend on. */
    record Resolved(List<Path> asked, List<Path> dependencies) {}

    private final ContextOverrides.Builder settings;
    private final Map<String, RemoteRepository> added = new LinkedHashMap<>();

    private MavenResolver(ContextOverrides.Builder settings) {
        this.settings = settings;
    }

    static MavenResolver ofUser() {
        return new MavenResolver(ContextOverrides.create().withUserSettings(true));
    }

    /** Uses the given settings instead of the user's. */
    static MavenResolver with(Path settingsXml) {
        return new MavenResolver(
                ContextOverrides.create().withUserSettings(true).withUserSettingsXmlOverride(settingsXml));
    }

    /** Adds a repository to those from the settings. */
    void addRepository(String id, String url) {
        added.put(id, repository(id, url));
    }

    private static RemoteRepository repository(String id, String url) {
        return new RemoteRepository.Builder(id, "default", url).build();
    }

    /**
     * Resolves artifacts with their dependencies.
     *
     * @param coordinates each {@code group:artifact[:packaging[:classifier]]:version}
     * @param from ids or addresses of the repositories to search; all known ones if empty
     * @throws RepositoryException if one cannot be found or fetched
     */
    Resolved resolve(List<String> coordinates, List<String> from, MavenProgress progress) throws RepositoryException {
        List<Dependency> roots = coordinates.stream()
                .map(MavenResolver::artifact)
                .map(artifact -> new Dependency(artifact, JavaScopes.COMPILE))
                .toList();
        try (OwnClasses own = new OwnClasses();
                Context context = context(progress)) {
            List<RemoteRepository> known = new ArrayList<>(context.repositorySystem()
                    .newResolutionRepositories(context.repositorySystemSession(), List.copyOf(added.values())));
            known.addAll(context.remoteRepositories());
            CollectRequest request = new CollectRequest();
            request.setDependencies(roots);
            request.setRepositories(from.isEmpty() ? known : chosen(from, known));
            return resolve(context, request);
        }
    }

    private Context context(MavenProgress progress) {
        return Runtimes.INSTANCE
                .getRuntime()
                .create(settings.transferListener(progress).build());
    }

    private static List<RemoteRepository> chosen(List<String> from, List<RemoteRepository> known) {
        List<RemoteRepository> chosen = new ArrayList<>();
        for (String idOrAddress : from) {
            known.stream()
                    .filter(each -> each.getId().equalsIgnoreCase(idOrAddress))
                    .findFirst()
                    .or(() -> Optional.of(idOrAddress)
                            .filter(address -> address.contains("://"))
                            .map(address -> repository("from-" + Integer.toHexString(address.hashCode()), address)))
                    .ifPresentOrElse(chosen::add, () -> {
                        throw new IllegalArgumentException(say(
                                "There is no repository %s. Known repositories: %s; %%mavenRepo adds one.",
                                idOrAddress,
                                known.stream().map(RemoteRepository::getId).collect(Collectors.joining(", "))));
                    });
        }
        return chosen;
    }

    /**
     * Resolves the dependencies of a POM, transitively. Searches only the POM's own repositories and those from the settings.
     *
     * @param scopes the scopes of the dependencies to include; empty for all but test and provided
     */
    Resolved resolvePom(Path pom, List<String> scopes, MavenProgress progress) throws RepositoryException {
        try (OwnClasses own = new OwnClasses();
                Context context = context(progress)) {
            ModelResponse response = new MavenModelReader(context)
                    .readModel(ModelRequest.builder()
                            .setPomFile(pom.toAbsolutePath())
                            .setRepositories(context.remoteRepositories())
                            .build());
            Model model = response.getEffectiveModel();
            var descriptor = response.toArtifactDescriptorResult(model);
            Set<String> wanted = scopes.isEmpty() ? DEFAULT_SCOPES : Set.copyOf(scopes);
            CollectRequest request = new CollectRequest();
            request.setDependencies(descriptor.getDependencies().stream()
                    .filter(dependency -> wanted.contains(
                            dependency.getScope().isEmpty() ? JavaScopes.COMPILE : dependency.getScope()))
                    // An artifact that was requested by name is included whatever its scope.
                    .map(dependency -> dependency.setScope(JavaScopes.COMPILE))
                    .toList());
            request.setManagedDependencies(descriptor.getManagedDependencies());
            List<RemoteRepository> repositories = new ArrayList<>(context.repositorySystem()
                    .newResolutionRepositories(context.repositorySystemSession(), descriptor.getRepositories()));
            repositories.addAll(context.remoteRepositories());
            request.setRepositories(repositories);
            return resolve(context, request);
        }
    }

    private static Resolved resolve(Context context, CollectRequest request) throws RepositoryException {
        DependencyRequest wanted =
                new DependencyRequest(request, DependencyFilterUtils.classpathFilter(JavaScopes.RUNTIME));
        Map<Boolean, List<Path>> jars = context
                .repositorySystem()
                .resolveDependencies(context.repositorySystemSession(), wanted)
                .getArtifactResults()
                .stream()
                .map(ArtifactResult::getArtifact)
                .filter(artifact -> artifact.getExtension().equals("jar"))
                .collect(Collectors.partitioningBy(
                        artifact -> isAsked(artifact, request),
                        Collectors.mapping(
                                artifact -> artifact.getFile().toPath().toAbsolutePath(), Collectors.toList())));
        return new Resolved(jars.get(true), jars.get(false));
    }

    private static boolean isAsked(Artifact artifact, CollectRequest request) {
        return request.getDependencies().stream()
                .map(Dependency::getArtifact)
                .anyMatch(asked -> asked.getGroupId().equals(artifact.getGroupId())
                        && asked.getArtifactId().equals(artifact.getArtifactId()));
    }

    private static Artifact artifact(String coordinates) {
        try {
            return new DefaultArtifact(coordinates);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(
                    say(
                            "%s is not an artifact: write group:artifact:version, or with a packaging and a classifier group:artifact:jar:linux-x86_64:version",
                            coordinates),
                    e);
        }
    }
}
