package dev.stridebook.picture;

import static dev.stridebook.language.Language.say;

import dev.stridebook.language.Columns;
import java.awt.Font;
import java.awt.Graphics2D;
import java.awt.GraphicsEnvironment;
import java.awt.font.TextAttribute;
import java.awt.font.TextLayout;
import java.text.AttributedString;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * Fonts for texts that this machine draws. Java's own choice for other alphabets may have the Japanese shapes of Chinese characters, or none,
 * so that Chinese texts get a font for simplified Chinese where there is one.
 */
final class Fonts {
    private static final List<String> CHINESE = List.of(
            "Noto Sans CJK SC",
            "Noto Sans SC",
            "Source Han Sans SC",
            "Microsoft YaHei",
            "PingFang SC",
            "Hiragino Sans GB",
            "Heiti SC",
            "WenQuanYi Micro Hei",
            "WenQuanYi Zen Hei",
            "SimHei",
            "SimSun");
    /** The families that browsers are to take for Chinese, ours being of no use to them. */
    static final String CHINESE_FAMILIES = "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC'";

    private static Set<String> installed;
    private static boolean hasWarned;

    private Fonts() {}

    /** Returns a font for a whole text, in which it is drawn as well as this machine can. */
    static Font of(String text, int style, int size) {
        Font plain = new Font(Font.SANS_SERIF, style, size);
        if (Columns.wideIn(text) == 0) {
            return plain;
        }
        return chinese(text, style).map(font -> font.deriveFont((float) size)).orElse(plain);
    }

    /** Returns a text in fonts that have its characters, to be drawn or measured; a text without Chinese in one font. */
    static TextLayout layout(Graphics2D graphics, String text, int style, double size) {
        AttributedString parts = new AttributedString(text);
        parts.addAttribute(TextAttribute.FONT, new Font(Font.SANS_SERIF, style, 1).deriveFont((float) size));
        int start = 0;
        while (start < text.length()) {
            boolean isWide = Columns.isWide(text.codePointAt(start));
            int end = start;
            while (end < text.length() && Columns.isWide(text.codePointAt(end)) == isWide) {
                end += Character.charCount(text.codePointAt(end));
            }
            Optional<Font> own = isWide ? chinese(text.substring(start, end), style) : Optional.empty();
            if (own.isPresent()) {
                parts.addAttribute(TextAttribute.FONT, own.get().deriveFont((float) size), start, end);
            }
            start = end;
        }
        return new TextLayout(parts.getIterator(), graphics.getFontRenderContext());
    }

    /** Returns a font that has all characters of a text; empty if Java's own choice has to do. */
    private static Optional<Font> chinese(String text, int style) {
        Optional<Font> known = CHINESE.stream()
                .filter(installed()::contains)
                .map(family -> new Font(family, style, 1))
                .filter(font -> font.canDisplayUpTo(text) < 0)
                .findFirst();
        if (known.isPresent() || new Font(Font.SANS_SERIF, style, 1).canDisplayUpTo(text) < 0) {
            return known;
        }
        Optional<Font> other = Stream.of(
                        GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts())
                .filter(font -> font.canDisplayUpTo(text) < 0)
                .findFirst();
        if (other.isEmpty()) {
            warn();
        }
        return other;
    }

    private static synchronized Set<String> installed() {
        if (installed == null) {
            installed = new HashSet<>(Arrays.asList(
                    GraphicsEnvironment.getLocalGraphicsEnvironment().getAvailableFontFamilyNames()));
        }
        return installed;
    }

    private static synchronized void warn() {
        if (!hasWarned) {
            hasWarned = true;
            System.err.println(say(
                    "This machine has no font with Chinese characters, so pictures show boxes in their place. Install one,"
                            + " on Debian and Ubuntu with: sudo apt install fonts-noto-cjk"));
        }
    }
}
