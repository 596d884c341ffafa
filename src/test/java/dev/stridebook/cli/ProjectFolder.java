package dev.stridebook.cli;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.Supplier;

/** Lets commands take another folder for the checkout. */
final class ProjectFolder {
    private static final String PROPERTY = "stridebook.project";

    private ProjectFolder() {}

    /** Copies the exercises to a folder, so that commands find there what a student's checkout has. */
    static void handOut(Path folder) throws IOException {
        Path exercises = Files.createDirectory(folder.resolve("exercises"));
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of("exercises"), "*.{java,ipynb}")) {
            for (Path file : files) {
                Files.copy(file, exercises.resolve(file.getFileName()));
            }
        }
    }

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
