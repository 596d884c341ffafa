package dev.stridebook.kernel;

import dev.stridebook.kernel.debug.DebugAgent;
import dev.stridebook.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The kernels that we install: they are the same but for what their sessions import, and whether cells can be debugged. */
public enum OwnKernel {
    /** For lessons: all of the library is imported. */
    LESSONS(KernelSpec.NAME, KernelSpec.DISPLAY_NAME, Map.of()),

    /** For other people's notebooks: imports what IJava does, so that no name means something else there. */
    PLAIN(KernelSpec.NAME + "-java", "Java", Map.of(Settings.IMPORTS, OwnKernel.IJAVAS_IMPORTS)),

    /** For lessons, with a debugger: under a name of its own, as its cells run slower. */
    DEBUGGER(KernelSpec.NAME + "-debugger", "Java (Stridebook, debugger)", Map.of()) {
        @Override
        List<String> options(Path folder) {
            return DebugAgent.options(folder.toString());
        }
    };

    /** The value of {@link Settings#IMPORTS} for IJava's imports alone. */
    static final String IJAVAS_IMPORTS = "ijava";

    private final String id;
    private final String displayName;
    private final Map<String, String> environment;

    OwnKernel(String id, String displayName, Map<String, String> environment) {
        this.id = id;
        this.displayName = displayName;
        this.environment = environment;
    }

    /** Returns the name by which Jupyter starts it. */
    public String id() {
        return id;
    }

    /** Returns the name that Jupyter shows. */
    public String displayName() {
        return displayName;
    }

    /** @param folder where the kernel's java.args will be */
    List<String> options(Path folder) {
        return List.of();
    }

    Map<String, String> environment() {
        return environment;
    }
}
