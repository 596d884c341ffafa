package dev.stridebook.kernel;

import dev.stridebook.classpath.ClassPathFiles;
import java.util.List;
import java.util.stream.Collectors;

/** The imports of every session: IJava's, and those that the lessons use. */
public final class SessionImports {
    /** The first import. JShell knows several imports in one snippet by the first of them, and nobody else imports this one. */
    private static final String FIRST = "static dev.stridebook.kernel.CellFunctions.*";

    private static final String STATIC = "static ";

    private static final List<String> IMPORTS = List.of(
            FIRST,
            "java.io.*",
            "java.math.*",
            "java.net.*",
            "java.nio.file.*",
            "java.util.*",
            "java.util.concurrent.*",
            "java.util.function.*",
            "java.util.prefs.*",
            "java.util.regex.*",
            "java.util.stream.*",
            "dev.stridebook.shape.*",
            "dev.stridebook.nn.*",
            "dev.stridebook.data.*",
            "dev.stridebook.train.*",
            "dev.stridebook.picture.*",
            "dev.stridebook.course.*",
            "dev.stridebook.course.exercise.*",
            "dev.stridebook.course.predict.*",
            "dev.stridebook.notebook.Displayable",
            "dev.stridebook.notebook.LiveDisplay",
            "dev.stridebook.notebook.MimeBundle",
            "dev.stridebook.notebook.Show",
            "org.knowm.xchart.*",
            "org.nd4j.linalg.api.buffer.DataType",
            "org.nd4j.linalg.api.ndarray.INDArray",
            "org.nd4j.linalg.factory.Nd4j",
            "tech.tablesaw.api.*",
            "static dev.stridebook.course.Course.progress",
            "static dev.stridebook.course.practice.Practice.practice",
            "static dev.stridebook.notebook.Show.show",
            "static dev.stridebook.notebook.Sliders.slider",
            "static dev.stridebook.shape.Window.kernel",
            "static dev.stridebook.picture.Animation.animate",
            "static dev.stridebook.picture.Explorer.explorer");

    /** What IJava imports, and its cells' functions. */
    private static final List<String> IJAVAS = List.of(
            FIRST,
            "java.io.*",
            "java.math.*",
            "java.net.*",
            "java.util.*",
            "java.util.concurrent.*",
            "java.util.prefs.*",
            "java.util.regex.*");

    private SessionImports() {}

    /** Returns what IJava imports, without {@code import} and semicolon. */
    static List<String> ijavas() {
        return IJAVAS;
    }

    /** Returns all imports, without {@code import} and semicolon. */
    static List<String> all() {
        return IMPORTS;
    }

    /** Returns all imports that this class loader can resolve. */
    static List<String> thoseThatAreThere(ClassLoader loader) {
        return IMPORTS.stream().filter(name -> isThere(name, loader)).toList();
    }

    /** Returns those imports that this class path has. */
    static List<String> thoseThatAreThere(List<String> imports, ClassPathFiles classPath) {
        return imports.stream()
                .filter(name -> name.startsWith("java.")
                        || (isPackage(name)
                                ? classPath.hasPackage(withoutLast(name))
                                : classPath.hasClass(withoutStatic(name))))
                .toList();
    }

    private static boolean isPackage(String name) {
        return name.endsWith(".*") && !name.startsWith(STATIC);
    }

    /** Returns the class that a static import takes a member of. */
    private static String withoutStatic(String name) {
        return name.startsWith(STATIC) ? withoutLast(name.substring(STATIC.length())) : name;
    }

    private static String withoutLast(String name) {
        return name.substring(0, name.lastIndexOf('.'));
    }

    /** Returns imports as one text. JShell takes it as a single snippet, which saves a second. */
    static String asSource(List<String> imports) {
        return imports.stream().map(name -> "import " + name + ";").collect(Collectors.joining());
    }

    /** Returns the imports without those of the kernel's own cell functions, one per line. */
    public static String withoutCellFunctions(ClassLoader loader) {
        return thoseThatAreThere(loader).stream()
                .filter(name -> !name.equals(FIRST))
                .map(name -> "import " + name + ";")
                .collect(Collectors.joining("\n"));
    }

    private static boolean isThere(String name, ClassLoader loader) {
        if (name.startsWith("java.")) {
            return true;
        }
        String path = (isPackage(name) ? withoutLast(name) + "." : withoutStatic(name) + ".class").replace('.', '/');
        return loader.getResource(path.replaceFirst("/class$", ".class")) != null;
    }
}
