package dev.stridebook.cli;

import java.nio.file.Path;
import java.util.function.Supplier;

/** Lets commands take another folder for the checkout. */
final class ProjectFolder {
    private static final String PROPERTY = "stridebook.project";

    private ProjectFolder() {}

    static <T> T during(Path folder, Supplier<T> work) {
        String before = System.getProperty(PROPERTY);
        System.setProperty(PROPERTY, folder.toString());
        try {
            return work.get();
        } finally {
            if (before == null) {
                System.clearProperty(PROPERTY);
            } else {
                System.setProperty(PROPERTY, before);
            }
        }
    }
}
