package dev.stridebook.course;

/** The lessons, in teaching order. */
public enum Lesson {
    WELCOME("welcome", "Welcome"),
    KERNELS("kernels", "Kernels"),
    CHANNELS("channels", "Channels and batch"),
    PADDING_AND_STRIDE("padding-and-stride", "Padding and stride"),
    POOLING("pooling", "Pooling"),
    STRIDE_IN_DEPTH("stride-in-depth", "Stride in depth"),
    MNIST("mnist", "The MNIST net"),
    COST("cost", "What a network costs"),
    AUGMENTATION("augmentation", "Augmentation: does it help?"),
    MYTHS("myths", "Myth lab");

    private final String slug;
    private final String title;

    Lesson(String slug, String title) {
        this.slug = slug;
        this.title = title;
    }

    /** Returns the file name of the notebook with its exercises: {@code 03-padding-and-stride.ipynb}. */
    public String notebook() {
        return "%02d-%s.ipynb".formatted(ordinal(), slug);
    }

    /** Returns the title. */
    public String title() {
        return title;
    }

    /** Returns number and title: {@code 03 Padding and stride}. */
    @Override
    public String toString() {
        return "%02d %s".formatted(ordinal(), title);
    }
}
