package dev.stridebook.kernel.magic;

import static dev.stridebook.language.Language.say;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.eclipse.aether.RepositoryException;

/** Fetches artifacts from Maven repositories for code that uses their files itself. */
public final class ArtifactFiles {
    private final MavenResolver resolver;

    ArtifactFiles(MavenResolver resolver) {
        this.resolver = resolver;
    }

    /** Returns those in the repositories of the user's Maven settings. */
    public static ArtifactFiles ofUser() {
        return new ArtifactFiles(MavenResolver.ofUser());
    }

    /**
     * Fetches an artifact with its dependencies.
     *
     * @param coordinates {@code group:artifact[:packaging[:classifier]]:version}
     * @param from names or addresses of the repositories to search; all known ones if empty
     * @throws IOException if one cannot be found or fetched
     */
    public List<Path> of(String coordinates, List<String> from, boolean tellsAll) throws IOException {
        try {
            MavenResolver.Resolved resolved = resolver.resolve(List.of(coordinates), from, new MavenProgress(tellsAll));
            return Stream.concat(resolved.asked().stream(), resolved.dependencies().stream())
                    .toList();
        } catch (RepositoryException e) {
            throw new IOException(
                    MagicException.of(say("%s cannot be resolved", coordinates), e)
                            .getMessage(),
                    e);
        }
    }
}
