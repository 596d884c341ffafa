package dev.stridebook.kernel;

import dev.stridebook.process.ClassDataArchive;
import dev.stridebook.process.JavaCommand;
import java.nio.file.Path;
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
    static String name(ForeignKernel.Kind with) {
        return KernelSpec.NAME + "-" + with.id();
    }

    static String displayName(ForeignKernel kernel) {
        return "Java (%s with Stridebook)".formatted(kernel.kind().displayName());
    }

    /**
     * Starts one of our own kernels.
     *
     * @param folder the folder of its spec
     */
    static KernelLaunch own(OwnKernel kernel, Path folder) {
        ClassDataArchive archive = new ClassDataArchive(folder);
        List<String> options = new ArrayList<>(kernel.options(folder));
        options.addAll(archive.useOptions());
        return own(kernel, archive, JavaCommand.argumentFile(options));
    }

    /** Starts our own kernel from a copy that every user may read. */
    static KernelLaunch own(OwnKernel kernel, SharedCopy copy) {
        ClassDataArchive archive = new ClassDataArchive(copy.folder(), copy.classPath());
        List<String> options = new ArrayList<>(kernel.options(copy.folder()));
        options.addAll(copy.options());
        options.addAll(archive.useOptions());
        return own(kernel, archive, JavaCommand.argumentFile(options, copy.classPath()));
    }

    private static KernelLaunch own(OwnKernel kernel, ClassDataArchive archive, String argumentFile) {
        Map<String, String> environment = new LinkedHashMap<>(JavaCommand.environment());
        environment.putAll(kernel.environment());
        return new KernelLaunch(
                kernel.id(),
                kernel.displayName(),
                argumentFile,
                KernelMain.class.getName(),
                environment,
                Optional.of(archive));
    }

    /** Returns the same under a name that the user chose. */
    KernelLaunch named(KernelName chosen) {
        return new KernelLaunch(chosen.id(), chosen.displayName(), argumentFile, mainClass, environment, archive);
    }

    /** Returns whether cells can be debugged. */
    boolean hasDebugger() {
        return name.equals(OwnKernel.DEBUGGER.id());
    }

    /** Starts the user's IJava or JJava with our classes after its own on the class path. */
    static KernelLaunch plugInto(ForeignKernel kernel) {
        return plugInto(kernel, JavaCommand.argumentFile(kernel.options(), kernel.jar()));
    }

    /** Starts the user's IJava or JJava, and ours, from a copy that every user may read. */
    static KernelLaunch plugInto(ForeignKernel kernel, SharedCopy copy) {
        List<String> options = new ArrayList<>(kernel.options());
        options.addAll(copy.options());
        return plugInto(kernel, JavaCommand.argumentFile(options, copy.classPath()));
    }

    private static KernelLaunch plugInto(ForeignKernel kernel, String argumentFile) {
        Map<String, String> environment = new LinkedHashMap<>(kernel.environment());
        environment.putAll(JavaCommand.environment());
        environment.merge(
                kernel.kind().startupVariable(), kernel.kind().startupScript(), (theirs, ours) -> ours + "\n" + theirs);
        return new KernelLaunch(
                name(kernel.kind()),
                displayName(kernel),
                argumentFile,
                kernel.mainClass(),
                environment,
                Optional.empty());
    }
}
