package dev.stridebook.kernel;

import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.SourcePositions;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.io.InputStream;
import java.net.JarURLConnection;
import java.net.URI;
import java.net.URL;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import javax.tools.JavaCompiler;
import javax.tools.JavaFileObject;
import javax.tools.SimpleJavaFileObject;
import javax.tools.ToolProvider;

/**
 * Finds documentation comments in sources: the library's, which its jar contains, and those of any other library whose
 * {@code -sources.jar} lies beside its jar, as Maven puts it. A source is read when somebody asks.
 */
final class SourceDocumentation {
    /** Where the library's jar has its sources. */
    private static final String OURS = "META-INF/sources/";

    private final ClassLoader loader;

    /** @param loader finds the session's classes */
    SourceDocumentation(ClassLoader loader) {
        this.loader = loader;
    }

    /**
     * @param comment without its asterisks; empty if there is none
     * @param source the source of the class or member
     */
    record Found(String comment, String source) {}

    /** Returns what the source says about this, or about what it overrides where it says nothing itself. */
    Optional<Found> find(DocumentedSignature wanted) {
        Optional<Found> own = findHere(wanted);
        if (own.isPresent() && !own.get().comment().isBlank() || wanted.member().isEmpty()) {
            return own;
        }
        return classOf(wanted.owner())
                .flatMap(owner -> Stream.concat(
                                Stream.ofNullable(owner.getSuperclass()), Stream.of(owner.getInterfaces()))
                        .flatMap(above -> find(wanted.of(above)).stream())
                        .filter(found -> !found.comment().isBlank())
                        .findFirst())
                .map(above -> new Found(above.comment(), own.map(Found::source).orElse(above.source())))
                .or(() -> own);
    }

    private Optional<Class<?>> classOf(String dotted) {
        for (String name = dotted;
                ;
                name = name.substring(0, name.lastIndexOf('.')) + "$" + name.substring(name.lastIndexOf('.') + 1)) {
            try {
                return Optional.of(Class.forName(name, false, loader));
            } catch (ClassNotFoundException | LinkageError perhapsWithinAnother) {
                if (name.lastIndexOf('.') < 0) {
                    return Optional.empty();
                }
            }
        }
    }

    private Optional<Found> findHere(DocumentedSignature wanted) {
        Optional<Class<?>> owner = classOf(wanted.owner());
        if (owner.isEmpty()) {
            return Optional.empty();
        }
        Class<?> outermost = owner.get();
        while (outermost.getEnclosingClass() != null) {
            outermost = outermost.getEnclosingClass();
        }
        try {
            Optional<String> source = source(outermost);
            return source.isEmpty() ? Optional.empty() : findIn(source.get(), owner.get(), wanted);
        } catch (IOException | RuntimeException unreadable) {
            return Optional.empty();
        }
    }

    private Optional<String> source(Class<?> outermost) throws IOException {
        String path = outermost.getName().replace('.', '/');
        URL ours = loader.getResource(OURS + path + ".java");
        if (ours != null) {
            try (InputStream in = ours.openStream()) {
                return Optional.of(new String(in.readAllBytes(), StandardCharsets.UTF_8));
            }
        }
        URL compiled = loader.getResource(path + ".class");
        if (compiled == null || !(compiled.openConnection() instanceof JarURLConnection jar)) {
            return Optional.empty();
        }
        Path file = Path.of(URI.create(jar.getJarFileURL().toString()));
        Path sources = file.resolveSibling(file.getFileName().toString().replaceFirst("\\.jar$", "-sources.jar"));
        if (sources.equals(file) || !Files.isRegularFile(sources)) {
            return Optional.empty();
        }
        try (ZipFile zip = new ZipFile(sources.toFile())) {
            ZipEntry entry = zip.getEntry(path + ".java");
            return entry == null
                    ? Optional.empty()
                    : Optional.of(new String(zip.getInputStream(entry).readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    private static Optional<Found> findIn(String source, Class<?> owner, DocumentedSignature wanted)
            throws IOException {
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        JavaFileObject file =
                new SimpleJavaFileObject(URI.create("string:///Source.java"), JavaFileObject.Kind.SOURCE) {
                    @Override
                    public CharSequence getCharContent(boolean ignoreEncodingErrors) {
                        return source;
                    }
                };
        JavacTask task =
                (JavacTask) compiler.getTask(null, null, problem -> {}, List.of("-proc:none"), null, List.of(file));
        CompilationUnitTree unit = task.parse().iterator().next();
        DocTrees trees = DocTrees.instance(task);
        TreePath path = new TreePath(unit);
        ClassTree type = null;
        for (String name : simpleNames(owner)) {
            List<? extends Tree> among = type == null ? unit.getTypeDecls() : type.getMembers();
            type = (ClassTree) among.stream()
                    .filter(each -> each instanceof ClassTree inner
                            && inner.getSimpleName().contentEquals(name))
                    .findFirst()
                    .orElse(null);
            if (type == null) {
                return Optional.empty();
            }
            path = new TreePath(path, type);
        }
        SourcePositions positions = trees.getSourcePositions();
        Optional<? extends Tree> member =
                type.getMembers().stream().filter(isWanted(wanted)).findFirst();
        if (member.isEmpty() && (!wanted.member().isEmpty() || wanted.parameters() != null) && !owner.isRecord()) {
            return Optional.empty();
        }
        Tree found = member.isPresent() ? member.get() : type;
        TreePath to = member.isPresent() ? new TreePath(path, found) : path;
        String comment = trees.getDocComment(to);
        if (comment == null && owner.isRecord()) {
            comment = trees.getDocComment(path);
        }
        String text = source.substring(
                (int) positions.getStartPosition(unit, found), (int) positions.getEndPosition(unit, found));
        return Optional.of(new Found(comment == null ? "" : comment, text));
    }

    private static List<String> simpleNames(Class<?> owner) {
        String name = owner.getName()
                .substring(
                        owner.getPackageName().isEmpty()
                                ? 0
                                : owner.getPackageName().length() + 1);
        return List.of(name.split("\\$"));
    }

    private static Predicate<Tree> isWanted(DocumentedSignature wanted) {
        return tree -> {
            if (wanted.parameters() == null) {
                return tree instanceof VariableTree field && field.getName().contentEquals(wanted.member());
            }
            String name = wanted.isConstructor() ? "<init>" : wanted.member();
            return tree instanceof MethodTree method
                    && method.getName().contentEquals(name)
                    && method.getParameters().stream()
                            .map(parameter ->
                                    DocumentedSignature.type(parameter.getType().toString()))
                            .toList()
                            .equals(wanted.parameters());
        };
    }
}
