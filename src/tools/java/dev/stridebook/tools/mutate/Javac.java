package dev.stridebook.tools.mutate;

import com.sun.source.util.JavacTask;
import dev.stridebook.classpath.ClassPath;
import dev.stridebook.classpath.ClassPathFiles;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticListener;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Compiles many variants of one class at once, in memory. Each is put into a package of its own, so that they have different names.
 * For one thread.
 */
final class Javac {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    private static final ClassPathFiles CLASS_PATH = new ClassPathFiles(ClassPath.ofThisProcess());
    private static final List<String> OPTIONS =
            List.of("-proc:none", "-g", "-Xlint:none", "-XDrawDiagnostics", "-Xmaxerrs", "1000000");

    private final JavaFileManager manager = CLASS_PATH.over(COMPILER.getStandardFileManager(null, Locale.ROOT, null));

    /** A variant, named by its number. */
    static final class Source extends SimpleJavaFileObject {
        private final int number;
        private final String text;

        /** @param number from 1 on; 0 for a source that stays in no package */
        Source(int number, String text) {
            super(URI.create("memory:///" + packageOf(number) + "/Answer.java"), Kind.SOURCE);
            this.number = number;
            this.text = text;
        }

        /** All names have the same length. */
        static String packageOf(int number) {
            return "variant%05d".formatted(number);
        }

        /** On the line of the first import, so that lines keep their numbers. */
        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return number == 0 ? text : "package " + packageOf(number) + "; " + text;
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return kind == Kind.SOURCE;
        }
    }

    /** Returns a task that reports no errors. */
    JavacTask task(List<Source> sources) {
        return task(sources, manager, ignored -> {});
    }

    private static JavacTask task(
            List<Source> sources, JavaFileManager files, DiagnosticListener<? super JavaFileObject> errors) {
        return (JavacTask) COMPILER.getTask(null, files, errors, OPTIONS, null, sources);
    }

    /**
     * Compiles each text on its own.
     *
     * @return for each text its class files by name; null if it does not compile
     */
    List<Map<String, byte[]>> compile(List<String> texts) {
        List<Source> sources = new ArrayList<>();
        for (String text : texts) {
            sources.add(new Source(sources.size() + 1, text));
        }
        Outputs outputs = new Outputs(manager);
        List<Source> left = sources;
        while (!left.isEmpty()) {
            // An error in one keeps the compiler from writing any.
            Set<JavaFileObject> broken = new HashSet<>();
            task(left, outputs, diagnostic -> {
                        if (diagnostic.getKind() == Diagnostic.Kind.ERROR) {
                            broken.add(diagnostic.getSource());
                        }
                    })
                    .call();
            if (broken.isEmpty()) {
                break;
            }
            outputs.files.clear();
            left = left.stream().filter(source -> !broken.contains(source)).toList();
        }
        return sources.stream()
                .map(source -> outputs.files.get(Source.packageOf(source.number)))
                .toList();
    }

    private static final class ClassFile extends SimpleJavaFileObject {
        private final Outputs outputs;
        private final String className;

        ClassFile(Outputs outputs, String className) {
            super(URI.create("memory:///" + className.replace('.', '/') + Kind.CLASS.extension), Kind.CLASS);
            this.outputs = outputs;
            this.className = className;
        }

        @Override
        public OutputStream openOutputStream() {
            return new ByteArrayOutputStream() {
                @Override
                public void close() {
                    outputs.files
                            .computeIfAbsent(className.substring(0, className.indexOf('.')), variant -> new HashMap<>())
                            .put(className, toByteArray());
                }
            };
        }
    }

    private static final class Outputs extends ForwardingJavaFileManager<JavaFileManager> {
        /** Class files by package, then by name. */
        private final Map<String, Map<String, byte[]>> files = new HashMap<>();

        Outputs(JavaFileManager manager) {
            super(manager);
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            return new ClassFile(this, className);
        }
    }
}
