package dev.stridebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.Modifier;
import java.net.URI;
import java.net.URL;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SessionImportsTest {
    private static final ClassLoader LOADER = SessionImportsTest.class.getClassLoader();

    /** An ambiguous name, such as List once java.awt.* is imported, would not compile anywhere in a notebook. */
    @Test
    void no_name_comes_from_two_packages() throws Exception {
        List<String> packages = Pattern.compile("import ([a-z0-9_.]+)\\.\\*;")
                .matcher(asSource(LOADER))
                .results()
                .map((MatchResult match) -> match.group(1))
                .toList();
        assertThat(packages).contains("java.util", "dev.stridebook.shape", "tech.tablesaw.api", "org.knowm.xchart");
        Map<String, List<String>> owners = new TreeMap<>();
        for (String each :
                Stream.concat(Stream.of("java.lang"), packages.stream()).toList()) {
            for (String name : publicClasses(each)) {
                owners.computeIfAbsent(name, any -> new ArrayList<>()).add(each);
            }
        }

        assertThat(owners.values().stream().flatMap(List::stream))
                .contains("java.lang")
                .containsAll(packages);
        assertThat(owners).allSatisfy((name, from) -> assertThat(from).as(name).hasSize(1));
    }

    @Test
    void all_that_ijava_imports_is_imported() {
        assertThat(asSource(LOADER))
                .contains(
                        "import java.util.*;",
                        "import java.io.*;",
                        "import java.math.*;",
                        "import java.net.*;",
                        "import java.util.concurrent.*;",
                        "import java.util.prefs.*;",
                        "import java.util.regex.*;");
    }

    @Test
    void another_kernel_keeps_its_own_functions() {
        assertThat(SessionImports.withoutCellFunctions(LOADER))
                .contains("import dev.stridebook.nn.*;\n", "import static dev.stridebook.notebook.Show.show;")
                .doesNotContain("CellFunctions");
    }

    @Test
    void what_the_class_path_lacks_is_left_out() {
        assertThat(asSource(ClassLoader.getPlatformClassLoader()))
                .contains("import java.util.*;")
                .doesNotContain("stridebook")
                .doesNotContain("tablesaw");
    }

    private static String asSource(ClassLoader loader) {
        return SessionImports.asSource(SessionImports.thoseThatAreThere(loader));
    }

    private static List<String> publicClasses(String packageName) throws Exception {
        String folder = packageName.replace('.', '/');
        if (packageName.startsWith("java.")) {
            FileSystem modules = FileSystems.getFileSystem(URI.create("jrt:/"));
            String module = packageName.equals("java.util.prefs") ? "java.prefs" : "java.base";
            return publicClasses(packageName, modules.getPath("modules", module, folder));
        }
        List<String> classes = new ArrayList<>();
        // Packages of ours are among the tests' classes as well.
        for (URL url : Collections.list(LOADER.getResources(folder + "/"))) {
            URI location = url.toURI();
            if (location.getScheme().equals("file")) {
                classes.addAll(publicClasses(packageName, Path.of(location)));
            } else {
                try (FileSystem jar = FileSystems.newFileSystem(location, Map.of())) {
                    classes.addAll(publicClasses(packageName, jar.getPath(folder)));
                }
            }
        }
        return classes;
    }

    private static List<String> publicClasses(String packageName, Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(file -> file.getFileName().toString())
                    .filter(name -> name.endsWith(".class") && !name.contains("$") && !name.contains("-"))
                    .map(name -> name.substring(0, name.length() - ".class".length()))
                    .filter(name -> isPublic(packageName + "." + name))
                    .toList();
        }
    }

    private static boolean isPublic(String name) {
        try {
            return Modifier.isPublic(Class.forName(name, false, LOADER).getModifiers());
        } catch (ClassNotFoundException e) {
            throw new AssertionError(e);
        }
    }
}
