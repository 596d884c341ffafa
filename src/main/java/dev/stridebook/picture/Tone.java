package dev.stridebook.picture;

import java.awt.Color;

/**
 * A colour as a light and as a dark page show it. An SVG picture follows the page; PNG and GIF pictures are light.
 *
 * @param light in hex
 * @param dark in hex
 */
record Tone(String light, String dark) {

    /** Returns a colour that stands for a value, and therefore is the same on any page. */
    static Tone fixed(Color colour) {
        String hex = Palette.hex(colour);
        return new Tone(hex, hex);
    }

    Color color() {
        return Palette.color(light);
    }

    /** Returns the SVG attribute of this name; programs that know no dark pages draw the light one. */
    String toSvgAttribute(String name) {
        return "%s=\"%s\"".formatted(name, light);
    }

    /** Returns the CSS that the page chooses from; empty if there is nothing to choose. */
    String toSvgStyle(String name) {
        return light.equals(dark) ? "" : "%s:light-dark(%s,%s)".formatted(name, light, dark);
    }
}
