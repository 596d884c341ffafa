package dev.stridebook.kernel;

import dev.stridebook.settings.Settings;
import java.util.Map;

/** The kernels that we install: they are the same but for what their sessions import. */
public enum OwnKernel {
    /** For lessons: all of the library is imported. */
    LESSONS(KernelSpec.NAME, KernelSpec.DISPLAY_NAME, Map.of()),

    /** For other people's notebooks: imports what IJava does, so that no name means something else there. */
    PLAIN(KernelSpec.NAME + "-java", "Java", Map.of(Settings.IMPORTS, OwnKernel.IJAVAS_IMPORTS));

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

    Map<String, String> environment() {
        return environment;
    }
}
