package dev.stridebook.picture;

import java.awt.Graphics2D;

/** One thing in a {@link Drawing}, which knows both of its forms. */
sealed interface Mark permits Figure, Label, Slot {
    void writeSvg(StringBuilder svg);

    void paint(Graphics2D graphics);
}
