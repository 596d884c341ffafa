package dev.stridebook;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.PrivateRepository.Run;
import dev.stridebook.process.JavaCommand;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.jar.JarFile;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A program that depends on the library: what it gets is what the library needs, and with that it runs. */
@EnabledOnOs(value = OS.LINUX, architectures = "amd64", disabledReason = "the list has this machine's native libraries")
class ConsumerTest {
    private static final Path GUIDE = Path.of("docs/builds.md");
    private static final Path LIST = Path.of("src/test/consumer/dependencies.txt");
    /** Of all that is published; CHANGELOG.md says what is in it. */
    static final String VERSION = "0.1.0";

    private static final String JAR = "stridebook-" + VERSION + ".jar";

    @TempDir
    private static Path folder;

    private static PrivateRepository repository;

    private static List<Path> classPath;

    /** Where Maven has never run, it downloads plugins. */
    @BeforeAll
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    static void install_the_library_and_build_the_program() throws Exception {
        repository = new PrivateRepository(Files.createDirectory(folder.resolve("repository")));
        repository.mavenInCheckout(
                "-Prelease", "flatten:flatten@flatten", "jar:jar@default-jar", "install:install@default-install");
        Path platforms = folder.resolve("platform");
        copy(Path.of("src/platform"), platforms);
        // Only this machine's: the jars of the others depend on hundreds of megabytes, their poms do not.
        repository.maven(platforms, "-pl", ".,one-platform,linux-x86_64", "install");
        repository.maven(platforms, "flatten:flatten@flatten");
        classPath = build("consumer", Path.of("src/test/consumer"), "compile");
    }

    @AfterAll
    static void remove_links() throws IOException {
        repository.close();
    }

    /** Copies and compiles a project and returns its class path, without its own classes. */
    private static List<Path> build(String name, Path from, String... goals) throws Exception {
        Path project = folder.resolve(name);
        copy(from, project);
        Path list = folder.resolve(name + ".class-path");
        List<String> arguments = new ArrayList<>(List.of(goals));
        arguments.addAll(
                List.of("dependency:build-classpath", "-Dmdep.includeScope=runtime", "-Dmdep.outputFile=" + list));
        repository.maven(project, arguments.toArray(String[]::new));
        return paths(Files.readString(list));
    }

    private static List<Path> paths(String classPath) {
        return Stream.of(classPath.strip().split(File.pathSeparator))
                .map(Path::of)
                .toList();
    }

    private static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file :
                    files.filter(file -> !file.toString().contains("target")).toList()) {
                Path copy = to.resolve(from.relativize(file).toString());
                if (!Files.exists(copy)) {
                    Files.copy(file, copy);
                }
            }
        }
    }

    private static String block(String language, String with) throws IOException {
        return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```$")
                .matcher(Files.readString(GUIDE))
                .results()
                .map(found -> found.group(1))
                .filter(code -> code.contains(with))
                .findFirst()
                .orElseThrow();
    }

    /** If this fails and is right, write the list anew. */
    @Test
    void it_gets_the_jars_of_the_list_and_no_other() throws IOException {
        assertThat(classPath.stream().map(jar -> jar.getFileName().toString()).sorted())
                .containsExactlyElementsOf(Files.readAllLines(LIST));
    }

    @Test
    void the_guide_says_how_many_they_are_and_how_large() throws IOException {
        long bytes = 0;
        for (Path jar : classPath) {
            bytes += Files.size(jar);
        }
        assertThat(Files.readString(GUIDE).replaceAll("\\s+", " "))
                .contains("%d jars, about %d MB".formatted(classPath.size(), 10 * Math.round(bytes / 1e7)));
    }

    @Test
    void the_jar_has_nothing_of_the_makers_tools() throws IOException {
        try (JarFile jar = new JarFile(installed().toFile())) {
            List<String> names = jar.stream().map(ZipEntry::getName).toList();
            assertThat(names)
                    .contains("dev/stridebook/nn/Conv2d.class", "dev/stridebook/cli/Main.class")
                    .noneMatch(name -> name.startsWith("dev/stridebook/tools/"))
                    .doesNotContain("META-INF/services/dev.stridebook.cli.MoreCommands");
        }
    }

    private static Path installed() {
        return classPath.stream().filter(jar -> jar.endsWith(JAR)).findFirst().orElseThrow();
    }

    @Test
    void it_computes_trains_draws_and_saves() throws Exception {
        runs_the_program(folder.resolve("consumer/target/classes"), classPath);
        assertThat(folder.resolve("out")).isDirectoryContaining("glob:**.gif").isDirectoryContaining("glob:**.png");
    }

    private static void runs_the_program(Path classes, List<Path> jars) throws Exception {
        // Fails where oneDNN is not complete.
        Run run = java(
                List.of("-Dstridebook.engine=onednn"),
                classes,
                jars,
                "org.example.Consumer",
                folder.resolve("out").toString());
        assertThat(run.output())
                .contains("Window: 2×2", "Pictures: 16", "Done")
                .doesNotContain("NoClassDefFoundError", "ClassNotFoundException");
    }

    private static Run java(List<String> options, Path classes, List<Path> jars, String main, String... arguments)
            throws Exception {
        List<String> command = new ArrayList<>(List.of(JavaCommand.program().toString()));
        command.addAll(JavaCommand.options());
        command.add("-XX:TieredStopAtLevel=1");
        command.addAll(options);
        command.addAll(List.of("-cp", classes + File.pathSeparator + joined(jars), main));
        command.addAll(List.of(arguments));
        Run run = Run.of(folder, command);
        assertThat(run.exitCode()).as(run.output()).isZero();
        return run;
    }

    @Test
    void the_guides_dependency_for_maven_is_that_of_the_program() throws IOException {
        assertThat(Files.readString(Path.of("src/test/consumer/pom.xml")).replaceAll("\\s+", ""))
                .contains(block("xml", "<dependency>").replaceAll("\\s+", ""));
    }

    /** The same jars as with Maven, and the artifact for the platform. */
    @Test
    void gradle_builds_the_program_with_the_guides_build_file() throws Exception {
        Path project = Files.createDirectory(folder.resolve("gradle"));
        Files.writeString(project.resolve("build.gradle"), block("groovy", "dependencies"));
        copy(Path.of("src/test/consumer/src"), project.resolve("src"));
        ProcessBuilder gradle = new ProcessBuilder(
                        "gradle",
                        "--offline",
                        "--no-daemon",
                        "--quiet",
                        "--gradle-user-home",
                        folder.resolve("gradle-home").toString(),
                        "--init-script",
                        Path.of("src/test/consumer/gradle/init.gradle")
                                .toAbsolutePath()
                                .toString(),
                        "-Drepository=" + repository.folder(),
                        "compileJava",
                        "classPath")
                .directory(project.toFile());
        // Debian's Gradle does not run on each JDK that we do. Without a wish it takes Debian's.
        gradle.environment().remove("JAVA_HOME");
        gradle.environment().put("GRADLE_OPTS", PrivateRepository.SHORT_RUN);
        Run run = Run.of(gradle);
        assertThat(run.exitCode()).as(run.output()).isZero();
        List<Path> jars = paths(run.output().lines().reduce("", (before, line) -> line));
        List<String> expected = new ArrayList<>(Files.readAllLines(LIST));
        expected.add("stridebook-linux-x86_64-" + VERSION + ".jar");
        assertThat(jars.stream().map(jar -> jar.getFileName().toString()))
                .containsExactlyInAnyOrderElementsOf(expected);
        runs_the_program(project.resolve("build/classes/java/main"), jars);
    }

    @Test
    void kotlin_compiles_and_runs_the_guides_program() throws Exception {
        Path sources = Files.createDirectories(folder.resolve("kotlin/src"));
        Files.writeString(sources.resolve("Sizes.kt"), block("kotlin", "fun main"));
        List<Path> jars = build("kotlin", Path.of("src/test/consumer/kotlin"), "kotlin:compile@compile");
        Run run = java(List.of(), folder.resolve("kotlin/target/classes"), jars, "SizesKt");
        assertThat(run.output().lines())
                .containsSubsequence(block("text", "×").lines().toList());
    }

    /** JBang itself is not here; a script for it is a Java program whose first lines say what JBang asks Maven's resolver for. */
    @Test
    void the_guides_script_for_jbang_is_a_program_that_runs() throws Exception {
        String script = block("java", "//DEPS");
        assertThat(script).contains("//DEPS dev.stridebook:stridebook:" + VERSION + "\n");
        Path source = Files.writeString(folder.resolve("Sizes.java"), script);
        Run run = java(List.of(), folder, classPath, source.toString());
        assertThat(run.output().lines())
                .containsSubsequence(block("text", "×").lines().toList());
    }

    /** As an IDE opens them, with an answer that was started over. */
    @Test
    void the_exercises_are_a_project_of_their_own() throws Exception {
        Path project = folder.resolve("answers");
        copy(Path.of("exercises"), project);
        Path stub = project.resolve("S3_5_OutputShape.java");
        Files.copy(stub, Files.createDirectory(project.resolve("kept")).resolve("S3_5_OutputShape-20260101.java"));
        repository.maven(project, "compile");
        assertThat(project.resolve("target/classes")).isDirectoryContaining("glob:**/S3_5_OutputShape.class");
        try (Stream<Path> stubs = Files.list(Path.of("exercises"));
                Stream<Path> classes = Files.list(project.resolve("target/classes"))) {
            assertThat(names(classes, ".class").filter(name -> !name.contains("$")))
                    .containsExactlyElementsOf(names(stubs, ".java").toList());
        }
    }

    private static Stream<String> names(Stream<Path> files, String end) {
        return files.map(file -> file.getFileName().toString())
                .filter(name -> name.endsWith(end))
                .map(name -> name.substring(0, name.length() - end.length()))
                .sorted();
    }

    @ParameterizedTest
    @ValueSource(strings = {"linux-x86_64", "linux-arm64", "macos-arm64", "macos-x86_64", "windows-x86_64"})
    void other_tools_get_the_native_libraries_that_maven_takes_by_its_profiles(String platform) throws Exception {
        Pom library = Pom.read(repository.pom("stridebook"));
        Pom artifact = Pom.read(folder.resolve("platform").resolve(platform).resolve("target/published-pom.xml"));
        List<String> natives = library.dependencies("/project/profiles/profile[id='" + platform + "']");
        assertThat(natives)
                .hasSize(5)
                .allSatisfy(each -> assertThat(each).contains(platform.replace("macos", "macosx")));
        List<String> expected = new ArrayList<>(natives);
        expected.add("dev.stridebook:stridebook:" + VERSION);
        assertThat(artifact.dependencies("/project")).containsExactlyInAnyOrderElementsOf(expected);
    }

    @Test
    void the_artifact_for_every_platform_depends_on_that_for_each() throws Exception {
        Pom library = Pom.read(repository.pom("stridebook"));
        Pom every = Pom.read(folder.resolve("platform/every-platform/target/published-pom.xml"));
        assertThat(every.dependencies("/project"))
                .containsExactlyElementsOf(library.texts("/project/profiles/profile/id").stream()
                        .map(platform -> "dev.stridebook:stridebook-%s:%s".formatted(platform, VERSION))
                        .toList());
    }

    /** Gradle takes such a profile on every machine. */
    @Test
    void no_profile_asks_for_the_absence_of_a_property() throws Exception {
        assertThat(Pom.read(repository.pom("stridebook")).texts("//profile/activation/property"))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"stridebook", "stridebook-linux-x86_64"})
    void the_published_pom_has_what_maven_central_asks_for(String artifact) throws Exception {
        Pom pom = Pom.read(repository.pom(artifact));
        for (String element : List.of(
                "name",
                "description",
                "url",
                "licenses/license/name",
                "licenses/license/url",
                "developers/developer/name",
                "scm/connection",
                "scm/developerConnection",
                "scm/url")) {
            assertThat(pom.texts("/project/" + element)).as(element).hasSize(1).noneMatch(String::isBlank);
        }
        assertThat(pom.texts("/project/parent|/project/build|/project/properties|/project/dependencyManagement"))
                .isEmpty();
        assertThat(pom.texts("//*")).noneMatch(text -> text.contains("${") || text.contains("SNAPSHOT"));
    }

    @Test
    void an_artifact_without_code_says_so_in_each_of_its_jars() throws IOException {
        for (String end : List.of(".jar", "-sources.jar", "-javadoc.jar")) {
            try (JarFile jar =
                    new JarFile(repository.file("stridebook-linux-x86_64", end).toFile())) {
                assertThat(jar.getEntry("META-INF/README.md")).as(end).isNotNull();
            }
        }
    }

    /** In a checkout, Java finds the makers' commands; with the jar it starts as well. */
    @Test
    void the_command_line_of_the_jar_offers_no_makers_command() throws Exception {
        String libraries = Files.readString(Path.of("target/classpath.txt")).strip();
        Run run = Run.of(
                folder,
                List.of(
                        JavaCommand.program().toString(),
                        "-cp",
                        installed() + File.pathSeparator + libraries,
                        "dev.stridebook.cli.Main",
                        "--help"));
        assertThat(run.exitCode()).as(run.output()).isZero();
        assertThat(run.output()).containsPattern("(?m)^  author ").doesNotContainPattern("(?m)^  (bench|test) ");
    }

    private static String joined(List<Path> jars) {
        return String.join(File.pathSeparator, jars.stream().map(Path::toString).toList());
    }
}
