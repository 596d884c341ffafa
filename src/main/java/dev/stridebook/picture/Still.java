package dev.stridebook.picture;

import dev.stridebook.notebook.Displayable;
import dev.stridebook.notebook.MimeBundle;
import java.io.IOException;
import java.nio.file.Path;

/** A single step of an {@link Animation}, for print. */
public final class Still implements Displayable {
    private final Drawing drawing;

    Still(Drawing drawing) {
        this.drawing = drawing;
    }

    /**
     * Writes the picture as {@code .svg} or {@code .png}, according to the file extension.
     *
     * @throws IllegalArgumentException if the file has another extension
     * @throws IOException if the file cannot be written
     */
    public void save(Path file) throws IOException {
        Pictures.save(this, file);
    }

    String toSvg() {
        return drawing.toSvg();
    }

    @Override
    public MimeBundle toMimeBundle() {
        return drawing.toMimeBundle("");
    }
}
