package dev.stridebook.course.answer;

import static dev.stridebook.language.Language.say;

import dev.stridebook.classpath.ClassPath;
import dev.stridebook.classpath.ClassPathFiles;
import dev.stridebook.compiler.CompilerErrors;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.net.URI;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.Diagnostic;
import javax.tools.DiagnosticCollector;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/** Compiles source files in memory. */
public final class MemoryCompiler {
    private static final JavaCompiler COMPILER = ToolProvider.getSystemJavaCompiler();
    /** Shared, so that the class path is read only once. */
    private static JavaFileManager manager;

    private MemoryCompiler() {}

    /**
     * Compiles against the class path of this process, without annotation processors.
     *
     * @return the bytes of each class file by class name, in the order of the compiler's output
     * @throws DoesNotCompileException if there are errors
     * @throws UnusableAnswerException if this Java has no compiler
     */
    public static Map<String, byte[]> compile(String fileName, String source)
            throws DoesNotCompileException, UnusableAnswerException {
        return compile(new Source(fileName, "", source), List.of()).all();
    }

    /**
     * Compiles a source and its imports; see {@link #compile(String, String)}.
     *
     * @param imports lines to put before the source; the source's line numbers still start at 1
     */
    static Map<String, byte[]> compile(String fileName, String imports, String source)
            throws DoesNotCompileException, UnusableAnswerException {
        return compile(new Source(fileName, imports, source), List.of()).all();
    }

    /**
     * Compiles a source together with others; see {@link #compile(String, String)}.
     *
     * @param others further sources by file name
     */
    public static Compiled compile(String fileName, String source, Map<String, String> others)
            throws DoesNotCompileException, UnusableAnswerException {
        return compile(
                new Source(fileName, "", source),
                others.entrySet().stream()
                        .map(other -> new Source(other.getKey(), "", other.getValue()))
                        .toList());
    }

    /**
     * What the compiler wrote.
     *
     * @param all the bytes of each class file by class name, in the order of the compiler's output
     * @param own the names of the classes in the first source
     */
    public record Compiled(Map<String, byte[]> all, Set<String> own) {}

    private static synchronized Compiled compile(Source source, List<Source> others)
            throws DoesNotCompileException, UnusableAnswerException {
        if (COMPILER == null) {
            throw new UnusableAnswerException(say(
                    "This Java (%s) has no compiler. Use a JDK instead of a JRE.", System.getProperty("java.home")));
        }
        if (manager == null) {
            manager = new ClassPathFiles(ClassPath.ofThisProcess())
                    .over(COMPILER.getStandardFileManager(null, Locale.ROOT, null));
        }
        DiagnosticCollector<JavaFileObject> diagnostics = new DiagnosticCollector<>();
        Outputs outputs = new Outputs(manager, source);
        boolean isCompiled = COMPILER.getTask(
                        null,
                        outputs,
                        diagnostics,
                        List.of("-proc:none", "-g", "-Xlint:none"),
                        null,
                        Stream.concat(Stream.of(source), others.stream()).toList())
                .call();
        if (!isCompiled) {
            throw new DoesNotCompileException(diagnostics.getDiagnostics().stream()
                    .filter(diagnostic -> diagnostic.getKind() == Diagnostic.Kind.ERROR)
                    .map(diagnostic ->
                            describe(diagnostic.getSource() instanceof Source other ? other : source, diagnostic))
                    .collect(Collectors.joining("\n")));
        }
        return new Compiled(outputs.toBytes(), outputs.own);
    }

    /** Returns file, line and message, then the source line with a mark below the position. */
    private static String describe(Source file, Diagnostic<?> diagnostic) {
        String source = file.text;
        String message = diagnostic.getMessage(Locale.ENGLISH).indent(2).strip();
        if (diagnostic.getLineNumber() == Diagnostic.NOPOS) {
            return file.fileName + ": " + message;
        }
        String line = source.lines()
                .skip(diagnostic.getLineNumber() - 1)
                .findFirst()
                .orElse("")
                // Tabs would shift the mark: the column counts each as one character.
                .replace('\t', ' ');
        int column = (int) (diagnostic.getPosition() - lineStart(source, diagnostic.getPosition()));
        long ownLine = diagnostic.getLineNumber() - file.imports.lines().count();
        String explained =
                CompilerErrors.lines(diagnostic.getCode(), diagnostic.getMessage(Locale.ENGLISH), line).stream()
                        .map(part -> "\n" + part)
                        .collect(Collectors.joining());
        return "%s:%s: %s\n    %s\n    %s^%s"
                .formatted(
                        file.fileName,
                        ownLine > 0 ? ownLine : say("imports"),
                        message,
                        line,
                        " ".repeat(column),
                        explained);
    }

    private static long lineStart(String source, long position) {
        int before = (int) Math.min(position, source.length()) - 1;
        return Math.max(source.lastIndexOf('\n', before), source.lastIndexOf('\r', before)) + 1L;
    }

    /** A file whose public class may have any name, since downloading a file twice renames it. */
    private static final class Source extends SimpleJavaFileObject {
        private final String fileName;
        private final String imports;
        private final String text;

        Source(String fileName, String imports, String source) {
            super(URI.create("memory:///" + fileName.replaceAll("[^\\p{L}\\p{M}\\p{N}_.]", "_")), Kind.SOURCE);
            this.fileName = fileName;
            this.imports = imports;
            this.text = imports + source;
        }

        @Override
        public CharSequence getCharContent(boolean ignoreEncodingErrors) {
            return text;
        }

        @Override
        public boolean isNameCompatible(String simpleName, Kind kind) {
            return kind == Kind.SOURCE;
        }
    }

    private static final class ClassFile extends SimpleJavaFileObject {
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

        ClassFile(String className) {
            super(URI.create("memory:///" + className.replace('.', '/') + Kind.CLASS.extension), Kind.CLASS);
        }

        @Override
        public OutputStream openOutputStream() {
            return bytes;
        }
    }

    private static final class Outputs extends ForwardingJavaFileManager<JavaFileManager> {
        private final Map<String, ClassFile> files = new LinkedHashMap<>();
        private final Set<String> own = new HashSet<>();
        private final Source first;

        Outputs(JavaFileManager manager, Source first) {
            super(manager);
            this.first = first;
        }

        @Override
        public JavaFileObject getJavaFileForOutput(
                Location location, String className, JavaFileObject.Kind kind, FileObject sibling) {
            if (sibling == first) {
                own.add(className);
            }
            return files.computeIfAbsent(className, ClassFile::new);
        }

        Map<String, byte[]> toBytes() {
            Map<String, byte[]> bytes = new LinkedHashMap<>();
            files.forEach((name, file) -> bytes.put(name, file.bytes.toByteArray()));
            return bytes;
        }
    }
}
