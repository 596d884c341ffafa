package dev.stridebook.course;

/** The lessons, in teaching order. */
public enum Lesson {
    WELCOME("00", "welcome", "Welcome"),
    WHY("00b", "why-convolve-why-pool", "Why convolve, why pool"),
    KERNELS("01", "kernels", "Kernels"),
    CHANNELS("02", "channels", "Channels and batch"),
    PADDING_AND_STRIDE("03", "padding-and-stride", "Padding and stride"),
    POOLING("04", "pooling", "Pooling"),
    STRIDE_IN_DEPTH("05", "stride-in-depth", "Stride in depth"),
    MNIST("06", "mnist", "The MNIST net"),
    COST("07", "cost", "What a network costs"),
    AUGMENTATION("08", "augmentation", "Augmentation: does it help?"),
    MYTHS("09", "myths", "Myth lab"),
    SPEED("10", "speed", "How fast can Java be?");

    private final String number;
    private final String slug;
    private final String title;

    Lesson(String number, String slug, String title) {
        this.number = number;
        this.slug = slug;
        this.title = title;
    }

    /** Returns the file name of the notebook with its exercises: {@code 03-padding-and-stride.ipynb}. */
    public String notebook() {
        return "%s-%s.ipynb".formatted(number, slug);
    }

    /** Returns the number, two digits and for a lesson that came in between a letter: {@code 03}, {@code 00b}. */
    public String number() {
        return number;
    }

    /** Returns the title. */
    public String title() {
        return title;
    }

    /** Returns number and title: {@code 03 Padding and stride}. */
    @Override
    public String toString() {
        return number + " " + title;
    }
}
