package dev.stridebook.classpath;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.jar.JarOutputStream;
import java.util.zip.ZipEntry;
import javax.tools.JavaFileObject;
import javax.tools.JavaFileObject.Kind;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ClassPathFilesTest {
    @TempDir
    private Path folder;

    private Path jar;
    private Path classes;

    @BeforeEach
    void write() throws Exception {
        jar = folder.resolve("some.jar");
        classes = Files.createDirectories(folder.resolve("classes"));
        try (OutputStream file = Files.newOutputStream(jar);
                JarOutputStream out = new JarOutputStream(file)) {
            for (String name : List.of(
                    "shared/Both.class", "shared/inner/Deep.class", "META-INF/versions/21/shared/New.class", "a.txt")) {
                out.putNextEntry(new ZipEntry(name));
                out.write(name.getBytes());
            }
        }
        Files.createDirectories(classes.resolve("shared"));
        Files.writeString(classes.resolve("shared/Both.class"), "folder");
        Files.writeString(classes.resolve("shared/Mine.class"), "folder");
    }

    private static StandardJavaFileManager over(ClassPathFiles files) {
        return files.over(ToolProvider.getSystemJavaCompiler().getStandardFileManager(null, null, null));
    }

    private static List<String> list(StandardJavaFileManager manager, String packageName, boolean recurse)
            throws Exception {
        List<String> names = new ArrayList<>();
        for (JavaFileObject file :
                manager.list(StandardLocation.CLASS_PATH, packageName, Set.of(Kind.CLASS), recurse)) {
            names.add(manager.inferBinaryName(StandardLocation.CLASS_PATH, file));
        }
        return names;
    }

    @Test
    void the_first_entry_that_has_a_class_gives_it() throws Exception {
        StandardJavaFileManager manager = over(new ClassPathFiles(List.of(jar, classes)));

        assertThat(list(manager, "shared", false)).containsExactlyInAnyOrder("shared.Both", "shared.Mine");
        JavaFileObject both = manager.getJavaFileForInput(StandardLocation.CLASS_PATH, "shared.Both", Kind.CLASS);
        assertThat(both.openInputStream()).hasContent("shared/Both.class");
        assertThat(both.toUri().toString()).startsWith("jar:file:").endsWith("some.jar!/shared/Both.class");
        assertThat(both.isNameCompatible("Both", Kind.CLASS)).isTrue();
        assertThat(manager.getJavaFileForInput(StandardLocation.CLASS_PATH, "shared.None", Kind.CLASS))
                .isNull();
    }

    @Test
    void packages_are_listed_with_those_inside_if_asked_for() throws Exception {
        StandardJavaFileManager manager = over(new ClassPathFiles(List.of(jar)));

        assertThat(list(manager, "shared", true)).containsExactlyInAnyOrder("shared.Both", "shared.inner.Deep");
        assertThat(list(manager, "nowhere", true)).isEmpty();
    }

    @Test
    void entries_can_be_added_and_files_that_are_no_jars_hold_nothing() throws Exception {
        Path noJar = Files.writeString(folder.resolve("readme.jar"), "no jar");
        ClassPathFiles files = new ClassPathFiles(List.of(noJar));
        StandardJavaFileManager manager = over(files);
        assertThat(list(manager, "shared", false)).isEmpty();

        manager.handleOption(
                "-classpath",
                List.of(noJar + System.getProperty("path.separator") + jar).iterator());
        assertThat(list(manager, "shared", false)).containsExactly("shared.Both");
    }

    @Test
    void all_packages_are_known_by_name() {
        assertThat(new ClassPathFiles(List.of(jar, classes)).packages())
                .contains("shared", "shared.inner", "java.util", "java.net.http")
                .doesNotContain("META-INF.versions.21.shared", "sun.misc.nothing");
    }
}
