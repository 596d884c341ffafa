package dev.stridebook.shape;

/** The two directions a window slides in. They never influence each other. */
public enum Axis {
    HEIGHT,
    WIDTH;

    /** Returns {@code height} or {@code width}, for messages. */
    public String label() {
        return name().toLowerCase(java.util.Locale.ROOT);
    }
}
