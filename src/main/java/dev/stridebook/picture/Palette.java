package dev.stridebook.picture;

import java.awt.Color;

/**
 * The colours of all pictures, for a white card. The hues are those of Okabe and Ito, Color Universal Design (2008), which
 * people with any colour vision can distinguish.
 */
final class Palette {
    static final String CARD = "#ffffff";
    static final String CARD_EDGE = "#d0d7de";
    static final String TEXT = "#1f2328";
    static final String QUIET_TEXT = "#57606a";

    static final String BLUE = "#0072b2";
    static final String PALE_BLUE = "#dcebf7";
    static final String GREEN = "#009e73";
    static final String PALE_GREEN = "#cdebe1";
    static final String ORANGE = "#ffc266";
    static final String VERMILION = "#c24e00";
    static final String GREY = "#8c959f";
    static final String PALE_GREY = "#f0f1f3";

    private Palette() {}

    static Color color(String hex) {
        return Color.decode(hex);
    }

    /** Returns blue for −1, white for 0, vermilion for 1, and the shades between. */
    static Color diverging(double value) {
        Color end = color(value < 0 ? BLUE : VERMILION);
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

    /** Returns black or white, whichever stands out more on a background. */
    static Color textOn(Color background) {
        double light = 0.299 * background.getRed() + 0.587 * background.getGreen() + 0.114 * background.getBlue();
        return light > 140 ? color(TEXT) : Color.WHITE;
    }

    static String hex(Color color) {
        return "#%06x".formatted(color.getRGB() & 0xffffff);
    }

    private static int between(int from, int to, double share) {
        return (int) Math.round(from + (to - from) * share);
    }
}
