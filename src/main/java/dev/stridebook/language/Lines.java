package dev.stridebook.language;

import java.lang.Character.UnicodeBlock;
import java.lang.Character.UnicodeScript;
import java.util.List;
import java.util.Set;

/** The lines of a text file. */
public final class Lines {
    private static final Set<UnicodeBlock> FULL_WIDTH =
            Set.of(UnicodeBlock.CJK_SYMBOLS_AND_PUNCTUATION, UnicodeBlock.HALFWIDTH_AND_FULLWIDTH_FORMS);
    private static final String SHARED_PUNCTUATION = "“”‘’…—";

    private Lines() {}

    /**
     * Joins the lines by spaces. There is none between two Chinese characters, since Chinese is written without, nor beside punctuation of
     * full width, which has room within it.
     */
    public static String joined(List<String> lines) {
        StringBuilder text = new StringBuilder();
        for (String line : lines) {
            String next = line.strip();
            boolean isBetween = !text.isEmpty() && !next.isEmpty();
            if (isBetween && isSpaced(text.codePointBefore(text.length()), next.codePointAt(0))) {
                text.append(' ');
            }
            text.append(next);
        }
        return text.toString();
    }

    private static boolean isSpaced(int before, int after) {
        boolean besidePunctuation = isFullWidth(before) || isFullWidth(after);
        return !besidePunctuation && !(isChinese(before) && isChinese(after));
    }

    private static boolean isFullWidth(int character) {
        return FULL_WIDTH.contains(UnicodeBlock.of(character));
    }

    /** Quotation marks, dots and dashes are Chinese beside a Chinese character only, for which reason both sides are asked. */
    private static boolean isChinese(int character) {
        return UnicodeScript.of(character) == UnicodeScript.HAN || SHARED_PUNCTUATION.indexOf(character) >= 0;
    }
}
