package dev.stridebook.shape;

/** The two directions a window slides in. They never influence each other. */
public enum Axis {
    HEIGHT,
    WIDTH;

    /** {@code height} or {@code width}, for texts. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
