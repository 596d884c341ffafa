package dev.stridebook.kernel.magic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.classpath.ClassPathChange;
import dev.stridebook.classpath.ClassPathRequest;
import dev.stridebook.classpath.SessionClassPath;
import dev.stridebook.notebook.MimeBundle;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Uses its own repository on disk in place of Maven Central. */
class MavenMagicsTest {
    @TempDir
    private Path folder;

    private final List<String> added = new ArrayList<>();
    private MagicRegistry magics;
    private MavenResolver resolver;
    private SessionClassPath classPath;

    private final MagicSession session = new MagicSession() {
        @Override
        public List<Path> addToClassPath(ClassPathRequest request) {
            ClassPathChange change = classPath.plan(request, Map.of());
            classPath.apply(change);
            for (Path jar : change.added()) {
                assertThat(jar).isAbsolute().isRegularFile();
                added.add(jar.getFileName().toString());
            }
            return change.added();
        }

        @Override
        public Object evaluate(String source) {
            throw new UnsupportedOperationException();
        }

        @Override
        public Object evaluate(String name, String source) {
            throw new UnsupportedOperationException();
        }

        @Override
        public void display(MimeBundle bundle) {
            throw new UnsupportedOperationException();
        }
    };

    @BeforeEach
    void central_is_mirrored_by_a_folder() throws IOException {
        // The user's settings name the mirrors, as behind a school's firewall.
        Path settings = folder.resolve("settings.xml");
        Files.writeString(settings, """
                <settings>
                  <localRepository>%s</localRepository>
                  <mirrors>
                    <mirror><id>school</id><mirrorOf>central</mirrorOf><url>%s</url></mirror>
                  </mirrors>
                </settings>
                """.formatted(
                        folder.resolve("local"), folder.resolve("central").toUri()));
        magics = new MagicRegistry();
        publish("own", "own", "2.0", "jar", "");
        classPath = new SessionClassPath(List.of(folder.resolve("own/org/example/own/2.0/own-2.0.jar")));
        resolver = MavenResolver.with(settings);
        new MavenMagics(session, resolver).registerIn(magics);
        publish("central", "app", "1.0", "jar", "<dependency>" + coordinates("lib", "1.1") + "</dependency>");
        publish("central", "lib", "1.1", "jar", "");
        publish("central", "lib", "1.2", "jar", "");
        publish("central", "own", "1.0", "jar", "");
    }

    private static String coordinates(String artifact, String version) {
        return "<groupId>org.example</groupId><artifactId>%s</artifactId><version>%s</version>"
                .formatted(artifact, version);
    }

    private void publish(String repository, String artifact, String version, String extension, String dependencies)
            throws IOException {
        Path place = Files.createDirectories(folder.resolve(repository)
                .resolve("org/example")
                .resolve(artifact)
                .resolve(version));
        Files.writeString(place.resolve("%s-%s.pom".formatted(artifact, version)), """
                <project><modelVersion>4.0.0</modelVersion>%s<dependencies>%s</dependencies></project>
                """.formatted(
                        coordinates(artifact, version), dependencies));
        Files.writeString(place.resolve("%s-%s.%s".formatted(artifact, version, extension)), "content");
    }

    private Object run(String magic) throws Exception {
        return magics.run(MagicCall.of(magic).orElseThrow());
    }

    @Test
    void an_artifact_comes_with_its_dependencies_from_where_the_users_settings_say() throws Exception {
        Object paths = run("%maven org.example:app:1.0");

        assertThat(added).containsExactly("app-1.0.jar", "lib-1.1.jar");
        assertThat(paths)
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(2)
                .first()
                .asString()
                .startsWith(folder.resolve("local").toString());
    }

    @Test
    void artifacts_are_fetched_for_code_that_uses_the_files_itself() throws Exception {
        ArtifactFiles artifacts = new ArtifactFiles(resolver);

        assertThat(artifacts.of("org.example:app:1.0", List.of(), false))
                .extracting(path -> path.getFileName().toString())
                .containsExactly("app-1.0.jar", "lib-1.1.jar");
        assertThatThrownBy(() -> artifacts.of("org.example:app:9", List.of("school"), false))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("org.example:app:9 cannot be resolved");
        assertThat(added).isEmpty();
    }

    @Test
    void a_packaging_and_a_classifier_may_stand_before_the_version() throws Exception {
        Path place = folder.resolve("central/org/example/app/1.0");
        Files.writeString(place.resolve("app-1.0-linux.jar"), "content");

        run("%addMavenDependency org.example:lib:jar:1.1 org.example:app:jar:linux:1.0");
        assertThat(added).containsExactly("lib-1.1.jar", "app-1.0-linux.jar");
    }

    @Test
    void several_artifacts_are_resolved_together() throws Exception {
        run("%addMavenDependencies org.example:lib:1.2 org.example:app:1.0");

        assertThat(added).containsExactly("lib-1.2.jar", "app-1.0.jar");
    }

    @Test
    void a_repository_can_be_added_and_chosen() throws Exception {
        publish("extra", "tool", "3", "jar", "");
        assertThatThrownBy(() -> run("%maven org.example:tool:3"))
                .isInstanceOf(MagicException.class)
                .hasMessageContaining("org.example:tool:3")
                .hasMessageContaining("school");
        run("%mavenRepo extra " + folder.resolve("extra").toUri());
        run("%maven org.example:tool:3 --from=extra");

        assertThat(added).containsExactly("tool-3.jar");
        assertThatThrownBy(() -> run("%maven org.example:tool:3 --from=nowhere"))
                .hasMessageContaining("There is no repository nowhere. Known repositories: extra, school");
    }

    @Test
    void the_fragments_of_a_readme_are_enough_of_a_pom() throws Exception {
        publish("extra", "tool", "3", "jar", "");
        run("""
                %%%%loadFromPOM
                <!-- <dependency>%s</dependency> -->
                <repository><id>extra</id><url>%s</url></repository>
                <dependency>%s</dependency>
                <dependencies>
                  <dependency>%s</dependency>
                  <dependency>%s<scope>test</scope></dependency>
                </dependencies>
                """.formatted(
                        coordinates("nowhere", "1"),
                        folder.resolve("extra").toUri(),
                        coordinates("tool", "3"),
                        coordinates("app", "1.0"),
                        coordinates("nowhere", "1")));

        assertThat(added).containsExactly("tool-3.jar", "app-1.0.jar", "lib-1.1.jar");
    }

    @Test
    void a_pom_file_is_read_with_its_properties_and_managed_versions() throws Exception {
        Path pom = folder.resolve("my pom.xml");
        Files.writeString(
                pom, """
                <project>
                  <modelVersion>4.0.0</modelVersion>
                  <groupId>a</groupId><artifactId>b</artifactId><version>1</version>
                  <properties><app>1.0</app></properties>
                  <dependencyManagement><dependencies>
                    <dependency>%s</dependency>
                  </dependencies></dependencyManagement>
                  <dependencies>
                    <dependency>%s</dependency>
                    <dependency>%s<scope>provided</scope></dependency>
                  </dependencies>
                </project>
                """.formatted(coordinates("lib", "1.2"), coordinates("app", "${app}"), coordinates("own", "1.0")));
        run("%loadFromPOM \"" + pom + "\"");
        assertThat(added).containsExactly("app-1.0.jar", "lib-1.2.jar");

        run("%loadFromPOM \"" + pom + "\" provided");
        assertThat(added).containsExactly("app-1.0.jar", "lib-1.2.jar", "own-1.0.jar");
    }

    @Test
    void the_version_that_was_asked_for_last_is_the_one_in_use() throws Exception {
        run("%maven org.example:lib:1.1");
        run("%maven org.example:lib:1.2");
        assertThat(run("%maven org.example:lib:1.2")).isEqualTo(List.of());
        // It depends on lib 1.1, which nobody asks for by name here.
        run("%maven org.example:app:1.0");

        assertThat(users()).containsExactly("lib-1.2.jar", "app-1.0.jar");
    }

    @Test
    void of_two_versions_that_dependencies_bring_the_later_one_is_in_use() throws Exception {
        publish("central", "newer", "1.0", "jar", "<dependency>" + coordinates("lib", "1.2") + "</dependency>");
        run("%maven org.example:app:1.0");
        run("%maven org.example:newer:1.0");
        assertThat(users()).containsExactly("app-1.0.jar", "newer-1.0.jar", "lib-1.2.jar");

        run("%maven org.example:lib:1.1");
        run("%maven org.example:newer:1.0");
        assertThat(users()).containsExactly("app-1.0.jar", "newer-1.0.jar", "lib-1.1.jar");
    }

    @Test
    void a_library_of_the_kernels_is_replaced_by_the_users_version() throws Exception {
        assertThat(run("%maven org.example:own:1.0"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .singleElement()
                .asString()
                .endsWith("own-1.0.jar");

        assertThat(users()).containsExactly("own-1.0.jar");
        assertThat(classPath.replaced())
                .extracting(path -> path.getFileName().toString())
                .containsExactly("own-2.0.jar");
    }

    private List<String> users() {
        return classPath.users().stream()
                .map(path -> path.getFileName().toString())
                .toList();
    }

    @Test
    void what_is_wrong_is_told_with_what_is_right() {
        assertThatThrownBy(() -> run("%maven jsoup"))
                .hasMessageStartingWith("jsoup is not an artifact: write group:artifact:version");
        assertThatThrownBy(() -> run("%maven")).hasMessageContaining("such as %maven org.");
        assertThatThrownBy(() -> run("%maven a:b:1 --form=central")).hasMessageContaining("--form=central");
        assertThatThrownBy(() -> run("%mavenRepo https://jitpack.io")).hasMessageContaining("a name and an address");
        assertThatThrownBy(() -> run("%loadFromPOM nowhere.xml")).hasMessageContaining("There is no file");
        assertThatThrownBy(() -> run("%%loadFromPOM\n<dependency>"))
                .hasMessageStartingWith("This is not valid POM XML");
        assertThatThrownBy(() -> run("%%loadFromPOM\n<plugin/>")).hasMessageContaining("<plugin> is neither");
    }
}
