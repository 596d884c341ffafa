package dev.stridebook.kernel;

import dev.stridebook.kernel.debug.DebugAgent;
import dev.stridebook.language.Language;
import dev.stridebook.settings.Settings;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The kernels that we install: they are the same but for what their sessions import, what they speak, and whether cells can be debugged. */
public enum OwnKernel {
    /** For lessons: all of the library is imported. */
    LESSONS(KernelSpec.NAME, KernelSpec.DISPLAY_NAME, Map.of()),

    /**
     * For lessons in Chinese, whose metadata name it: so they speak Chinese in every Jupyter. It is the one for lessons under another name, and
     * is installed and removed with it.
     */
    CHINESE(
            KernelSpec.NAME + "-" + Language.CHINESE.code(),
            "Java (Stridebook 中文)",
            Map.of(Settings.LANGUAGE, Language.CHINESE.code())),

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

    /** Returns the kernel for lessons in this language. */
    public static OwnKernel forLessons(Language language) {
        return Stream.of(values())
                .filter(kernel -> language.code().equals(kernel.environment.get(Settings.LANGUAGE)))
                .findFirst()
                .orElse(LESSONS);
    }

    /** Returns the name by which Jupyter starts it. */
    public String id() {
        return id;
    }

    /** Returns the name that Jupyter shows. */
    public String displayName() {
        return displayName;
    }

    /** Returns the language that a kernel of this name always speaks; empty if it speaks the user's. */
    public static Optional<Language> languageOf(String id) {
        return Stream.of(values())
                .filter(kernel -> kernel.id.equals(id))
                .flatMap(kernel -> Optional.ofNullable(kernel.environment.get(Settings.LANGUAGE)).stream())
                .map(Language::named)
                .findFirst();
    }

    /** Returns the kernels that are installed with the one of this name, and differ from it in their names and variables only. */
    static List<OwnKernel> companions(String id) {
        return id.equals(LESSONS.id) ? List.of(CHINESE) : List.of();
    }

    /** @param folder where the kernel's java.args will be */
    List<String> options(Path folder) {
        return List.of();
    }

    Map<String, String> environment() {
        return environment;
    }
}
