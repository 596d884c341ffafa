package dev.stridebook.classpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Set;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JarIndexTest {
    @TempDir
    private Path folder;

    private static List<Path> jars() {
        return ClassPath.ofThisProcess().stream().filter(Files::isRegularFile).toList();
    }

    @Test
    void itKnowsWhatEachJarHolds() throws Exception {
        JarIndex.write(folder.resolve("index"), ClassPath.ofThisProcess());
        JarIndex index = JarIndex.read(folder.resolve("index"));
        assertThat(jars()).hasSizeGreaterThan(50);
        for (Path path : jars()) {
            ClassJar jar = ClassJar.unindexed(path);
            if (jar.packages().contains("")) {
                assertThat(index.find(path)).as(path.toString()).isEmpty();
                continue;
            }
            JarIndex.Entry entry = index.find(path).orElseThrow();
            assertThat(entry.packages()).as(path.toString()).isEqualTo(jar.packages());
            assertThat(entry.packages()).allMatch(entry::hasPackage);
            assertThat(entry.services()).as(path.toString()).isEqualTo(jar.services());
        }
    }

    @Test
    void aPartOfAPackagesNameIsNoPackage() throws Exception {
        Path jar = jars().stream()
                .filter(path -> path.getFileName().toString().startsWith("xchart"))
                .findFirst()
                .orElseThrow();
        JarIndex.write(folder.resolve("index"), Set.of(jar));
        JarIndex.Entry entry = JarIndex.read(folder.resolve("index")).find(jar).orElseThrow();
        assertThat(entry.hasPackage("org.knowm.xchart")).isTrue();
        assertThat(List.of("org.knowm", "knowm.xchart", "org.knowm.xchar", "")).noneMatch(entry::hasPackage);
    }

    @Test
    void aJarThatHasChangedIsNotKnown() throws Exception {
        Path jar = Files.copy(jars().get(0), folder.resolve("some.jar"));
        JarIndex.write(folder.resolve("index"), Set.of(jar));
        JarIndex index = JarIndex.read(folder.resolve("index"));
        assertThat(index.find(jar)).isPresent();
        Files.copy(jars().get(1), folder.resolve("other.jar"));
        Files.move(folder.resolve("other.jar"), jar, StandardCopyOption.REPLACE_EXISTING);
        assertThat(index.find(jar)).isEmpty();
        Files.delete(jar);
        assertThat(index.find(jar)).isEmpty();
    }

    /** As of native libraries; the compiler asks each jar for classes outside of packages. */
    @Test
    void aJarWithoutClassesHasNoPackageAtAll() throws Exception {
        Path jar = folder.resolve("empty.jar");
        try (JarOutputStream out = new JarOutputStream(Files.newOutputStream(jar))) {
            out.putNextEntry(new ZipEntry("library.so"));
        }
        JarIndex.write(folder.resolve("index"), Set.of(jar));
        JarIndex.Entry entry = JarIndex.read(folder.resolve("index")).find(jar).orElseThrow();
        assertThat(entry.packages()).isEmpty();
        assertThat(entry.services()).isEmpty();
        assertThat(entry.hasPackage("")).isFalse();
    }

    @Test
    void withoutAFileThereIsNothingToKnow() {
        assertThat(JarIndex.read(folder.resolve("none")).find(jars().get(0))).isEmpty();
    }
}
