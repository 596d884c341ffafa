package dev.stridebook.picture;

import java.awt.Color;

/**
 * The colours of all pictures. The hues are those of Okabe and Ito, Color Universal Design (2008), which people with any colour vision
 * can distinguish. The dark ones are the explorer's.
 */
final class Palette {
    static final Tone CARD = new Tone("#ffffff", "#1a2027");
    static final Tone CARD_EDGE = new Tone("#d0d7de", "#3d444d");
    static final Tone TEXT = new Tone("#1f2328", "#e6edf3");
    static final Tone QUIET_TEXT = new Tone("#57606a", "#a4afba");

    static final Tone BLUE = new Tone("#0072b2", "#6cb0ff");
    static final Tone PALE_BLUE = new Tone("#dcebf7", "#17364f");
    static final Tone PALE_BLUE_EDGE = new Tone("#a9c3da", "#3f6a90");
    static final Tone PALE_BLUE_SHADE = new Tone("#b7d3ea", "#24507a");
    static final Tone GREEN = new Tone("#009e73", "#2fbf95");
    static final Tone PALE_GREEN = new Tone("#cdebe1", "#0d4a3a");
    static final Tone ORANGE = new Tone("#ffc266", "#8a5400");
    static final Tone VERMILION = new Tone("#c24e00", "#ff9350");
    static final Tone GREY = new Tone("#8c959f", "#7d8590");
    static final Tone PALE_GREY = new Tone("#f0f1f3", "#2a2f36");

    private Palette() {}

    static Color color(String hex) {
        return Color.decode(hex);
    }

    /** Returns blue for −1, white for 0, vermilion for 1, and the shades between. */
    static Color diverging(double value) {
        Color end = (value < 0 ? BLUE : VERMILION).color();
        double share = Math.min(1, Math.abs(value));
        return mix(Color.WHITE, end, share);
    }

    /** Returns black for 0, white for 1, and the greys between. */
    static Color grey(double value) {
        int level = (int) Math.round(255 * Math.max(0, Math.min(1, value)));
        return new Color(level, level, level);
    }

    /** Returns the colour of a value on its picture's scale: grey from the lowest to the highest value, diverging if some are negative. */
    static Color scale(double value, double least, double greatest) {
        double reach = Math.max(-least, greatest);
        return least < 0
                ? diverging(reach == 0 ? 0 : value / reach)
                : grey(greatest == least ? 0.5 : (value - least) / (greatest - least));
    }

    /** Interpolates between two colours; the share is 0 to 1. */
    static Color mix(Color from, Color to, double share) {
        return new Color(
                between(from.getRed(), to.getRed(), share),
                between(from.getGreen(), to.getGreen(), share),
                between(from.getBlue(), to.getBlue(), share));
    }

    /** Returns black or white, whichever stands out more on a background that stands for a value. */
    static Color textOn(Color background) {
        double light = 0.299 * background.getRed() + 0.587 * background.getGreen() + 0.114 * background.getBlue();
        return light > 140 ? TEXT.color() : Color.WHITE;
    }

    static String hex(Color color) {
        return "#%06x".formatted(color.getRGB() & 0xffffff);
    }

    private static int between(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }
}
