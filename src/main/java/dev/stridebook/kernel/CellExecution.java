package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import dev.stridebook.classpath.SessionClassPath;
import dev.stridebook.kernel.debug.SnippetWatch;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Stream;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import jdk.jshell.spi.SPIResolutionException;

/** Runs JShell's compiled code in this process and keeps the live value or exception, which JShell passes on only as text. */
final class CellExecution extends DirectExecutionControl {
    private static final int MOST_CAUSES = 1000;

    private final CellClassLoader loader;
    private volatile SnippetWatch watch;
    private Object value;
    private Throwable thrown;
    private final CellClasses classes;
    private int running;

    private CellExecution(CellClassLoader loader) {
        this(new CellClasses(loader));
    }

    private CellExecution(CellClasses classes) {
        super(classes);
        this.classes = classes;
        this.loader = classes.loader();
    }

    static CellExecution create(SessionClassPath classPath) {
        return new CellExecution(new CellClassLoader(CellExecution.class.getClassLoader(), classPath));
    }

    /** Returns whether a snippet is running. */
    boolean isRunning() {
        return running > 0;
    }

    CellClassLoader loader() {
        return loader;
    }

    CellClasses classes() {
        return classes;
    }

    /** Reports each snippet that a cell runs, until null is passed. */
    void watch(SnippetWatch newWatch) {
        watch = newWatch;
    }

    /** Returns who is told of each snippet, or null. */
    SnippetWatch watch() {
        return watch;
    }

    /** Makes JShell use this execution control. */
    ExecutionControlProvider provider() {
        return new ExecutionControlProvider() {
            @Override
            public String name() {
                return "stridebook";
            }

            @Override
            public ExecutionControl generate(ExecutionEnv env, Map<String, String> parameters) {
                return CellExecution.this;
            }
        };
    }

    /** Returns the last snippet's value and forgets it. */
    Object takeValue() {
        Object taken = value;
        value = null;
        return taken;
    }

    /** Returns what the last snippet threw and forgets it. */
    Throwable takeThrown() {
        Throwable taken = thrown;
        thrown = null;
        return taken;
    }

    @Override
    protected String invoke(Method method) throws Exception {
        CellRun run = CellRun.current();
        if (run == null) {
            value = method.invoke(null);
            return "";
        }
        SnippetWatch watching = watch;
        if (watching != null) {
            watching.beforeSnippet(method.getDeclaringClass().getName(), run, run.userThread());
        }
        running++;
        try {
            Outcome outcome = run.inUserCode(() -> outcomeOf(method));
            thrown = outcome.thrown();
            if (outcome.converted() != null) {
                throw outcome.converted();
            }
            value = outcome.value();
        } catch (CellInterrupted interrupted) {
            thrown = interrupted;
            throw converted(interrupted);
        } finally {
            running--;
            if (watching != null) {
                watching.afterSnippet();
            }
        }
        // toString is never called here: if it fails, that must not fail the cell.
        return "";
    }

    /** @param converted what was thrown, as JShell takes it; null if nothing was */
    private record Outcome(Object value, Throwable thrown, UserException converted) {}

    /** Runs on the thread of the cells, since an exception's methods may be a cell's own code. */
    private static Outcome outcomeOf(Method method) throws IllegalAccessException, InvocationTargetException {
        try {
            return new Outcome(method.invoke(null), null, null);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SPIResolutionException) {
                throw e;
            }
            return new Outcome(null, e.getCause(), converted(e.getCause()));
        }
    }

    /** Returns what was thrown as plain data: its methods may fail, and are not called again. */
    static UserException converted(Throwable first) {
        List<Throwable> chain = new ArrayList<>();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        for (Throwable e = first; e != null && chain.size() < MOST_CAUSES && seen.add(e); e = causeOf(e)) {
            chain.add(e);
        }
        UserException converted = null;
        for (int i = chain.size() - 1; i >= 0; i--) {
            Throwable e = chain.get(i);
            UserException outer = new UserException(messageOf(e), e.getClass().getName(), framesOf(e));
            if (converted != null) {
                outer.initCause(converted);
            }
            converted = outer;
        }
        return converted;
    }

    private static Throwable causeOf(Throwable e) {
        return of(e::getCause, failed -> null);
    }

    private static String messageOf(Throwable e) {
        return of(
                () -> ErrorText.shortened(e.getMessage()),
                failed -> say(
                        "(its message cannot be read: %s)", failed.getClass().getSimpleName()));
    }

    private static StackTraceElement[] framesOf(Throwable e) {
        StackTraceElement[] frames = of(e::getStackTrace, failed -> null);
        // JShell fails on frames without a file name, which hidden classes have.
        return Stream.of(frames == null ? new StackTraceElement[0] : frames)
                .filter(Objects::nonNull)
                .map(frame -> frame.getFileName() != null
                        ? frame
                        : new StackTraceElement(
                                frame.getClassName(), frame.getMethodName(), "Unknown", frame.getLineNumber()))
                .toArray(StackTraceElement[]::new);
    }

    /** A cell's exception may have methods that fail in any way. */
    private static <T> T of(Supplier<T> method, Function<Throwable, T> otherwise) {
        try {
            return method.get();
        } catch (CellInterrupted interrupted) {
            throw interrupted;
        } catch (Throwable itsOwnFault) {
            return otherwise.apply(itsOwnFault);
        }
    }
}
