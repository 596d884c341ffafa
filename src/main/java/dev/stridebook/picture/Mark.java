package dev.stridebook.picture;

import java.awt.Graphics2D;

/** An element of a {@link Drawing}, which can be drawn as SVG and as pixels. */
sealed interface Mark permits Figure, Label, Pixels, Slot {
    void writeSvg(StringBuilder svg);

    void paint(Graphics2D graphics);
}
