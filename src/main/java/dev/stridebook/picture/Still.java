package dev.stridebook.picture;

import dev.stridebook.notebook.Displayable;
import dev.stridebook.notebook.MimeBundle;
import java.io.IOException;
import java.nio.file.Path;

/** One step of an {@link Animation}, for print. */
public final class Still implements Displayable {
    private final Drawing drawing;

    Still(Drawing drawing) {
        this.drawing = drawing;
    }

    /**
     * Writes it as an image: {@code .svg} or {@code .png}, by the name's ending.
     *
     * @throws IllegalArgumentException if the name ends in another way
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
