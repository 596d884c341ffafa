package dev.stridebook.notebook;

import static dev.stridebook.language.Language.say;

import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Optional;

/**
 * A cell in another kernel: an unmodified IJava 1.3 or JJava. Both descend from jupyter-jvm-basekernel and differ only
 * in package names, so one adapter serves both. It uses reflection, since neither is on our class path.
 */
final class ForeignKernelHost implements Host {
    private static final String[][] KERNEL_GETTERS = {
        {"io.github.spencerpark.ijava.IJava", "getKernelInstance"},
        {"org.dflib.jjava.jupyter.kernel.BaseKernel", "notebookKernel"},
        {"org.dflib.jjava.JJava", "getKernelInstance"},
    };

    private final Object kernel;

    private ForeignKernelHost(Object kernel) {
        this.kernel = kernel;
    }

    /** Returns the kernel that runs this code, if it is one of these. */
    static Optional<Host> find() {
        for (String[] getter : KERNEL_GETTERS) {
            try {
                Object kernel = Class.forName(getter[0]).getMethod(getter[1]).invoke(null);
                if (kernel != null) {
                    return Optional.of(new ForeignKernelHost(kernel));
                }
            } catch (ReflectiveOperationException | LinkageError notThisOne) {
                // Another kernel, or none.
            }
        }
        return Optional.empty();
    }

    @Override
    public void display(MimeBundle bundle, String displayId) {
        call(() -> {
            Method display = method(kernel, "display", 1);
            Object data = displayData(display.getParameterTypes()[0], bundle);
            method(data, "setDisplayId", 1).invoke(data, displayId);
            display.invoke(kernel, data);
        });
    }

    @Override
    public void update(MimeBundle bundle, String displayId) {
        call(() -> {
            Object io = method(kernel, "getIO", 0).invoke(kernel);
            Object stream = io.getClass().getField("display").get(io);
            Method update = method(stream, "updateDisplay", 2);
            update.invoke(stream, displayId, displayData(update.getParameterTypes()[1], bundle));
        });
    }

    private static Object displayData(Class<?> type, MimeBundle bundle) throws ReflectiveOperationException {
        Object data = type.getConstructor().newInstance();
        Method put = type.getMethod("putData", String.class, Object.class);
        for (var form : bundle.data().entrySet()) {
            put.invoke(data, form.getKey(), form.getValue());
        }
        return data;
    }

    private static Method method(Object target, String name, int parameters) throws NoSuchMethodException {
        return Arrays.stream(target.getClass().getMethods())
                .filter(method -> method.getName().equals(name) && method.getParameterCount() == parameters)
                .filter(method -> !method.isBridge())
                .findFirst()
                .orElseThrow(() -> new NoSuchMethodException(target.getClass().getName() + "." + name));
    }

    private interface Reflection {
        void run() throws ReflectiveOperationException;
    }

    private static void call(Reflection reflection) {
        try {
            reflection.run();
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(
                    say(
                            "This kernel does not show values the way IJava 1.3 and JJava 1.0 do. Use the Stridebook kernel:"
                                    + " ./stridebook kernel install"),
                    e);
        }
    }
}
