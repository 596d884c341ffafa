package dev.stridebook.kernel;

import dev.stridebook.process.ClassDataArchive;
import dev.stridebook.process.JavaCommand;
import java.util.LinkedHashMap;
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

    /** Starts our own kernel. */
    static KernelLaunch own(ClassDataArchive archive) {
        return new KernelLaunch(
                name(Optional.empty()),
                KernelSpec.DISPLAY_NAME,
                JavaCommand.argumentFile(archive.useOptions()),
                KernelMain.class.getName(),
                JavaCommand.environment(),
                Optional.of(archive));
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
