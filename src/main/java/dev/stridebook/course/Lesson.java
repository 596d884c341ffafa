package dev.stridebook.course;

import static dev.stridebook.language.Language.say;

/** The lessons, in teaching order. */
public enum Lesson {
    WELCOME("00", "welcome"),
    WHY("00b", "why-convolve-why-pool"),
    KERNELS("01", "kernels"),
    CHANNELS("02", "channels"),
    PADDING_AND_STRIDE("03", "padding-and-stride"),
    POOLING("04", "pooling"),
    STRIDE_IN_DEPTH("05", "stride-in-depth"),
    MNIST("06", "mnist"),
    COST("07", "cost"),
    AUGMENTATION("08", "augmentation"),
    MYTHS("09", "myths"),
    SPEED("10", "speed");

    private final String number;
    private final String slug;

    Lesson(String number, String slug) {
        this.number = number;
        this.slug = slug;
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
        return switch (this) {
            case WELCOME -> say("Welcome");
            case WHY -> say("Why convolve, why pool");
            case KERNELS -> say("Kernels");
            case CHANNELS -> say("Channels and batch");
            case PADDING_AND_STRIDE -> say("Padding and stride");
            case POOLING -> say("Pooling");
            case STRIDE_IN_DEPTH -> say("Stride in depth");
            case MNIST -> say("The MNIST net");
            case COST -> say("What a network costs");
            case AUGMENTATION -> say("Augmentation: does it help?");
            case MYTHS -> say("Myth lab");
            case SPEED -> say("How fast can Java be?");
        };
    }

    /** Returns number and title: {@code 03 Padding and stride}. */
    @Override
    public String toString() {
        return number + " " + title();
    }
}
