package dev.stridebook.kernel;

import dev.stridebook.kernel.debug.DebugAgent;
import dev.stridebook.process.ClassDataArchive;
import dev.stridebook.process.JavaCommand;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The start configuration of a kernel with our class path.
 *
 * @param name the name by which Jupyter starts it
 * @param argumentFile the content for {@code java @file}: options and the class path
 * @param mainClass the main class, which gets the connection file
 * @param environment the environment variables that it needs
 * @param archive the archive of its classes, if it has one
 */
record KernelLaunch(
        String name,
        String displayName,
        String argumentFile,
        String mainClass,
        Map<String, String> environment,
        Optional<ClassDataArchive> archive) {
    static String name(Optional<ForeignKernel.Kind> with) {
        return KernelSpec.NAME + with.map(kind -> "-" + kind.id()).orElse("");
    }

    /**
     * Starts our own kernel.
     *
     * @param data where its spec is
     * @param debugged whether cells can be debugged; then everything is slower
     */
    static KernelLaunch own(JupyterData data, boolean debugged) {
        String name = debugged ? KernelSpec.DEBUGGER_NAME : KernelSpec.NAME;
        ClassDataArchive archive = new ClassDataArchive(data.kernel(name));
        List<String> options = new ArrayList<>(archive.useOptions());
        if (debugged) {
            options.addAll(DebugAgent.options(data.kernel(name).toString()));
        }
        return new KernelLaunch(
                name,
                debugged ? "Java (Stridebook, debugger)" : KernelSpec.DISPLAY_NAME,
                JavaCommand.argumentFile(options),
                KernelMain.class.getName(),
                JavaCommand.environment(),
                Optional.of(archive));
    }

    /** Returns whether cells can be debugged. */
    boolean hasDebugger() {
        return name.equals(KernelSpec.DEBUGGER_NAME);
    }

    /** Starts the user's IJava or JJava with our classes after its own on the class path. */
    static KernelLaunch plugInto(ForeignKernel kernel) {
        Map<String, String> environment = new LinkedHashMap<>(kernel.environment());
        environment.putAll(JavaCommand.environment());
        environment.merge(
                kernel.kind().startupVariable(), kernel.kind().startupScript(), (theirs, ours) -> ours + "\n" + theirs);
        return new KernelLaunch(
                name(Optional.of(kernel.kind())),
                "Java (%s with Stridebook)".formatted(kernel.kind().displayName()),
                JavaCommand.argumentFile(kernel.options(), kernel.jar()),
                kernel.mainClass(),
                environment,
                Optional.empty());
    }
}
