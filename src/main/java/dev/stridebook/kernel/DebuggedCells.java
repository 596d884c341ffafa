package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import dev.stridebook.kernel.debug.CellLine;
import dev.stridebook.kernel.debug.DebugAgent;
import dev.stridebook.kernel.debug.DebuggedSession;
import dev.stridebook.kernel.debug.NamedValue;
import dev.stridebook.kernel.debug.SnippetWatch;
import dev.stridebook.notebook.MimeBundle;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;
import jdk.jshell.VarSnippet;

/** The session as the debugger sees it. */
final class DebuggedCells implements DebuggedSession {
    private static final String EVALUATED = "evaluated$";

    private final Supplier<Session> session;
    private final StridebookKernel kernel;
    /** What was evaluated, compiled, until a cell may have changed what its names mean: a condition is evaluated again and again. */
    private final Map<String, Method> compiled = new ConcurrentHashMap<>();

    /** @param running what runs now; null if nothing does */
    record Session(
            JShell shell, CellOrigins origins, CellExecution execution, CompilerCare compilerCare, CellRun running) {}

    /** @param session is asked for each time, as a session may begin anew */
    DebuggedCells(Supplier<Session> session, StridebookKernel kernel) {
        this.session = session;
        this.kernel = kernel;
    }

    private JShell shell() {
        return session.get().shell();
    }

    private CellExecution execution() {
        return session.get().execution();
    }

    private CellOrigins origins() {
        return session.get().origins();
    }

    /** Returns the compiler's options: local variables keep their names if there is a debugger to show them. */
    static String[] compilerOptions(List<String> usersOptions) {
        return Stream.concat(DebugAgent.isLoaded() ? Stream.of("-g") : Stream.empty(), usersOptions.stream())
                .toArray(String[]::new);
    }

    @Override
    public void watch(SnippetWatch watch) {
        if (watch == null) {
            execution().watch(null);
            compiled.clear();
            return;
        }
        settle(classNames());
        execution().watch(new SnippetWatch() {
            @Override
            public void beforeSnippet(String className, Object run, Thread thread) {
                settle(List.of(className));
                compiled.clear();
                watch.beforeSnippet(className, run, thread);
            }

            @Override
            public void afterSnippet() {
                watch.afterSnippet();
            }
        });
    }

    /** JShell has compiled the snippet that runs, but tells of it only when it has run. */
    private void settle(Collection<String> classNames) {
        origins()
                .settle(
                        shell().snippets()
                                .filter(snippet -> shell().status(snippet).isActive()),
                        classNames);
    }

    @Override
    public Optional<Object> run() {
        return Optional.ofNullable(session.get().running());
    }

    @Override
    public Object identity() {
        return execution();
    }

    @Override
    public Collection<String> classNames() {
        return execution().loader().names();
    }

    @Override
    public Optional<CellLine> line(String className, int line) {
        return origins().line(className, line);
    }

    @Override
    public List<NamedValue> variables() {
        List<NamedValue> variables = new ArrayList<>();
        for (VarSnippet variable : shell().variables().toList()) {
            SnippetWrapper wrapper = shell().sourceCodeAnalysis().wrapper(variable);
            try {
                Field field = Class.forName(
                                wrapper.fullClassName(), false, execution().loader())
                        .getDeclaredField(variable.name());
                field.setAccessible(true);
                variables.add(new NamedValue(variable.name(), variable.typeName(), field.get(null)));
            } catch (ReflectiveOperationException | LinkageError notLoaded) {
                // It has no value yet.
            }
        }
        return variables;
    }

    @Override
    public Object evaluate(String source, List<NamedValue> locals) throws Exception {
        List<NamedValue> usable =
                locals.stream().filter(local -> !local.name().equals("this")).toList();
        String parameters =
                usable.stream().map(local -> typeOf(local) + " " + local.name()).collect(Collectors.joining(", "));
        String key = parameters + "\n" + source;
        Method method = compiled.get(key);
        if (method == null) {
            method = compile(source.strip(), parameters);
            compiled.put(key, method);
        }
        try {
            return method.invoke(null, usable.stream().map(NamedValue::value).toArray());
        } catch (InvocationTargetException e) {
            throw e.getCause() instanceof Exception thrown ? thrown : e;
        }
    }

    /** The type as it can be written in a cell. A local class cannot: its variables are plain objects then. */
    private static String typeOf(NamedValue local) {
        String type =
                local.type().replaceAll("REPL\\.\\$JShell\\$\\d+[A-Z]*\\$", "").replace('$', '.');
        return type.contains("REPL") || type.matches(".*\\.\\d.*|\\d.*") ? "Object" : type;
    }

    private Method compile(String source, String parameters) throws Exception {
        String statement = source.endsWith(";") ? source : source + ";";
        String problem = "";
        for (String body : List.of("return " + statement, statement + " return null;")) {
            CompilerCare.Evaluated evaluated = session.get()
                    .compilerCare()
                    .evaluate("Object %s(%s) { %s }".formatted(EVALUATED, parameters, body));
            if (evaluated.unfit().isPresent()) {
                throw new IllegalArgumentException(evaluated.unfit().get());
            }
            for (SnippetEvent event : evaluated.events()) {
                if (event.causeSnippet() != null) {
                    continue;
                }
                Snippet snippet = event.snippet();
                if (event.status() == Snippet.Status.VALID) {
                    SnippetWrapper wrapper = shell().sourceCodeAnalysis().wrapper(snippet);
                    Method method = Arrays.stream(Class.forName(
                                            wrapper.fullClassName(),
                                            true,
                                            execution().loader())
                                    .getDeclaredMethods())
                            .filter(each -> each.getName().equals(EVALUATED))
                            .findFirst()
                            .orElseThrow();
                    method.setAccessible(true);
                    shell().drop(snippet);
                    return method;
                }
                if (problem.isEmpty()) {
                    problem = problemOf(snippet);
                }
                if (shell().status(snippet).isActive()) {
                    shell().drop(snippet);
                }
            }
        }
        throw new IllegalArgumentException(problem);
    }

    private String problemOf(Snippet snippet) {
        return Stream.concat(
                        shell().diagnostics(snippet).map(each -> each.getMessage(null)),
                        shell().status(snippet) == Snippet.Status.RECOVERABLE_DEFINED
                                        || shell().status(snippet) == Snippet.Status.RECOVERABLE_NOT_DEFINED
                                ? shell().unresolvedDependencies((jdk.jshell.DeclarationSnippet) snippet)
                                        .map(name -> say("There is no %s here.", name))
                                : Stream.empty())
                .findFirst()
                .orElse(say("This is not an expression."));
    }

    @Override
    public MimeBundle render(Object value) {
        return kernel.toBundle(value);
    }
}
