package dev.stridebook.kernel;

import dev.stridebook.classpath.SessionClassPath;
import dev.stridebook.kernel.debug.SnippetWatch;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Set;
import jdk.jshell.execution.DirectExecutionControl;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;
import jdk.jshell.spi.SPIResolutionException;

/** Runs JShell's compiled code in this process and keeps the live value or exception, which JShell passes on only as text. */
final class CellExecution extends DirectExecutionControl {
    private final CellClassLoader loader;
    private volatile SnippetWatch watch;
    private Object value;
    private Throwable thrown;
    private int running;

    private CellExecution(CellClassLoader loader) {
        super(new Loading(loader));
        this.loader = loader;
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
            watching.beforeSnippet(method.getDeclaringClass().getName(), run);
        }
        running++;
        try {
            value = run.inUserCode(() -> method.invoke(null));
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof SPIResolutionException) {
                throw e;
            }
            thrown = e.getCause();
            throw userException(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
        } catch (CellInterrupted leftBehind) {
            thrown = leftBehind;
            throw userException(leftBehind, new HashSet<>());
        } finally {
            running--;
            if (watching != null) {
                watching.afterSnippet();
            }
        }
        // toString is never called here: if it fails, that must not fail the cell.
        return "";
    }

    private static UserException userException(Throwable e, Set<Throwable> seen) {
        seen.add(e);
        // JShell fails on frames without a file name, which hidden classes have.
        StackTraceElement[] frames = Arrays.stream(e.getStackTrace())
                .map(frame -> frame.getFileName() != null
                        ? frame
                        : new StackTraceElement(
                                frame.getClassName(), frame.getMethodName(), "Unknown", frame.getLineNumber()))
                .toArray(StackTraceElement[]::new);
        UserException converted = new UserException(messageOf(e), e.getClass().getName(), frames);
        if (e.getCause() != null && !seen.contains(e.getCause())) {
            converted.initCause(userException(e.getCause(), seen));
        }
        return converted;
    }

    private static String messageOf(Throwable e) {
        try {
            return e.getMessage();
        } catch (RuntimeException | StackOverflowError itsOwnFault) {
            return "(its message cannot be read: " + itsOwnFault.getClass().getSimpleName() + ")";
        }
    }

    private record Loading(CellClassLoader loader) implements LoaderDelegate {
        @Override
        public void load(ClassBytecodes[] classes) throws ClassInstallException {
            boolean[] loaded = new boolean[classes.length];
            for (ClassBytecodes each : classes) {
                loader.add(each.name(), each.bytecodes());
            }
            for (int i = 0; i < classes.length; i++) {
                try {
                    Class.forName(classes[i].name(), false, loader).getDeclaredMethods();
                    loaded[i] = true;
                } catch (ClassNotFoundException | LinkageError e) {
                    throw new ClassInstallException(e.toString(), loaded);
                }
            }
        }

        @Override
        public void classesRedefined(ClassBytecodes[] classes) {
            throw new IllegalStateException("Classes of cells are replaced, never redefined.");
        }

        /** The loader and the compiler follow the session's class path; JShell is told only that it has changed. */
        @Override
        public void addToClasspath(String path) {}

        @Override
        public Class<?> findClass(String name) throws ClassNotFoundException {
            return Class.forName(name, false, loader);
        }
    }
}
