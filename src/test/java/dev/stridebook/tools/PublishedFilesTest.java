package dev.stridebook.tools;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.yaml.snakeyaml.Yaml;

/** What visitors of the repository see: workflows, issue templates, how to cite, what has changed. They say the same as the pom. */
class PublishedFilesTest {
    /** GitHub's machines, as its documentation names them. */
    private static final Set<String> SYSTEMS =
            Set.of("ubuntu-latest", "ubuntu-24.04", "ubuntu-24.04-arm", "macos-15", "macos-15-intel", "windows-2025");

    private static final Pattern SYSTEM = Pattern.compile("(?:ubuntu|macos|windows)-(?:\\d\\d[\\w.-]*|latest)");

    private static List<Path> yaml(String folder) throws IOException {
        try (Stream<Path> files = Files.list(Path.of(folder))) {
            return files.filter(file -> file.toString().endsWith(".yml"))
                    .sorted()
                    .toList();
        }
    }

    static List<Path> workflows() throws IOException {
        return yaml(".github/workflows");
    }

    static List<Path> templates() throws IOException {
        return yaml(".github/ISSUE_TEMPLATE").stream()
                .filter(file -> !file.endsWith("config.yml"))
                .toList();
    }

    @Test
    void the_linter_has_nothing_to_say_about_the_workflows() throws Exception {
        WorkflowLinter linter = WorkflowLinter.find(Path.of(""))
                .orElseThrow(() -> new AssertionError("Run ./stridebook test once: it installs actionlint."));
        var check = linter.check(workflows());
        assertThat(check.output()).isEmpty();
        assertThat(check.exitCode()).isZero();
    }

    @Test
    void the_linter_finds_mistakes() throws Exception {
        Path wrong = Files.createTempFile("wrong", ".yml");
        Files.writeString(wrong, "on: push\njobs:\n  a:\n    runs-on: ubuntu-latest\n    steps:\n      - uses: none\n");
        var check = WorkflowLinter.find(Path.of("")).orElseThrow().check(List.of(wrong));
        Files.delete(wrong);
        assertThat(check.exitCode()).as(check.output()).isEqualTo(1);
        assertThat(check.output()).contains("none");
    }

    @ParameterizedTest
    @MethodSource("workflows")
    void a_workflow_runs_on_known_systems_with_the_least_permissions(Path file) throws Exception {
        String text = Files.readString(file);
        assertThat(SYSTEM.matcher(text).results().map(found -> found.group())).isSubsetOf(SYSTEMS);
        Map<String, Object> workflow = new Yaml().load(text);
        assertThat(workflow.get("permissions")).isInstanceOf(Map.class);
    }

    /** A command of ours, a file or a profile that is gone would be noticed only at GitHub. */
    @ParameterizedTest
    @MethodSource("workflows")
    void a_workflow_names_what_there_is(Path file) throws Exception {
        String text = Files.readString(file);
        String pom = Files.readString(Path.of("pom.xml"));
        Pattern.compile("-P([\\w-]+)")
                .matcher(text)
                .results()
                .forEach(profile -> assertThat(pom).contains("<id>" + profile.group(1) + "</id>"));
        Pattern.compile("(?:bash|-f) ([\\w./-]+)")
                .matcher(text)
                .results()
                .forEach(named -> assertThat(Path.of(named.group(1))).exists());
        Pattern.compile("dev\\.stridebook\\.(\\w+)\\.\\*\\*")
                .matcher(text)
                .results()
                .forEach(tests -> assertThat(Path.of("src/test/java/dev/stridebook", tests.group(1)))
                        .isDirectory());
    }

    /** The pom's profiles and the release name the same native libraries. */
    @Test
    void the_release_makes_a_kernel_jar_for_each_platform_of_the_pom() throws Exception {
        Set<String> ofRelease = new TreeSet<>();
        Pattern.compile("(?m)^ +kernel_jar (\\S+ \\S+)$")
                .matcher(Files.readString(Path.of(".github/workflows/release.yml")))
                .results()
                .forEach(call -> ofRelease.add(call.group(1)));
        Set<String> ofPom = new TreeSet<>();
        Pattern.compile("<nd4j.platform>(\\S+)</nd4j.platform>\\s+<nd4j.classifier>(\\S+)</nd4j.classifier>")
                .matcher(Files.readString(Path.of("pom.xml")))
                .results()
                .forEach(profile -> ofPom.add(profile.group(1) + " " + profile.group(2)));
        assertThat(ofRelease).hasSize(5).isEqualTo(ofPom);
    }

    @ParameterizedTest
    @MethodSource("templates")
    void a_template_asks_questions_that_can_be_answered(Path file) throws Exception {
        Map<String, Object> template = new Yaml().load(Files.readString(file));
        assertThat(template).containsKeys("name", "description", "body");
        List<String> ids = new ArrayList<>();
        for (Object element : (List<?>) template.get("body")) {
            Map<?, ?> question = (Map<?, ?>) element;
            assertThat(question.get("type")).isIn("input", "textarea", "dropdown", "checkboxes", "markdown");
            assertThat(((Map<?, ?>) question.get("attributes")).get("label"))
                    .asString()
                    .isNotBlank();
            ids.add(question.get("id").toString());
        }
        assertThat(ids).isNotEmpty().doesNotHaveDuplicates();
    }

    /** Binder and dev containers have the JDK that the pom compiles for, and Maven to build once. */
    @ParameterizedTest
    @ValueSource(strings = {"binder/apt.txt", ".devcontainer/Dockerfile"})
    void a_prepared_machine_has_the_jdk_of_the_pom_and_maven(String file) throws Exception {
        String release = group("<maven.compiler.release>(\\d+)<", Files.readString(Path.of("pom.xml")));
        assertThat(Files.readString(Path.of(file)).split("[\\s\\\\]+"))
                .contains("openjdk-" + release + "-jdk-headless", "maven");
    }

    @Test
    void the_dev_container_names_files_that_are_there() throws Exception {
        JsonNode container = new ObjectMapper()
                .readTree(Path.of(".devcontainer/devcontainer.json").toFile());
        assertThat(Path.of(".devcontainer", container.at("/build/dockerfile").asText()))
                .content()
                .contains("USER " + container.at("/remoteUser").asText());
        assertThat(Path.of(container.at("/onCreateCommand").asText().replaceFirst("^bash ", "")))
                .isExecutable();
        assertThat(container.at("/customizations/codespaces/openFiles"))
                .isNotEmpty()
                .allSatisfy(file -> assertThat(Path.of(file.asText())).isRegularFile());
    }

    @Test
    void binders_script_can_be_run() {
        assertThat(Path.of("binder/postBuild")).isExecutable();
    }

    @Test
    void version_and_address_are_everywhere_those_of_the_pom() throws Exception {
        String pom = Files.readString(Path.of("pom.xml"));
        String version = group("<artifactId>stridebook</artifactId>\\s+<version>([^<]+)<", pom);
        String address = group("<stridebook.repository>([^<]+)<", pom);
        Map<String, Object> citation = new Yaml().load(Files.readString(Path.of("CITATION.cff")));
        assertThat(citation)
                .containsEntry("version", version)
                .containsEntry("repository-code", address)
                .containsEntry("license", "Apache-2.0")
                .containsKeys("cff-version", "message", "title", "authors");
        assertThat(Files.readString(Path.of("CHANGELOG.md")))
                .containsPattern("(?m)^## " + Pattern.quote(version) + " ");
        assertThat(Files.readString(Path.of("src/platform/pom.xml")))
                .contains("<stridebook.repository>" + address + "<", "<version>" + version + "</version>");
        assertThat(Files.readString(Path.of("src/spark/pom.xml"))).contains("<version>" + version + "</version>");
        assertThat(Files.readString(Path.of(".github/ISSUE_TEMPLATE/config.yml")))
                .contains(address + "/");
        assertThat(Files.readString(Path.of("docs/builds.md")))
                .contains("<version>" + version + "</version>", "stridebook:" + version, "linux-x86_64:" + version);
        assertThat(Files.readString(Path.of("exercises/pom.xml"))).contains("<version>" + version + "</version>");
    }

    private static String group(String pattern, String text) {
        var matcher = Pattern.compile(pattern).matcher(text);
        assertThat(matcher.find()).as(pattern).isTrue();
        return matcher.group(1);
    }
}
