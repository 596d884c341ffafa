package dev.stridebook.course.check;

import dev.stridebook.Internal;
import dev.stridebook.notebook.Html;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The words of exercises, in which code stands between back quotes, as in Markdown. */
@Internal
public final class Prose {
    /** A space within code, at which no line ends. */
    static final char SPACE_IN_CODE = '\u00a0';

    private static final Pattern CODE = Pattern.compile("`([^`]+)`");

    private Prose() {}

    /** Returns the text without back quotes, for {@link Paragraph} to break into lines. */
    public static String plain(String text) {
        return CODE.matcher(text)
                .replaceAll(match -> Matcher.quoteReplacement(match.group(1).replace(' ', SPACE_IN_CODE)));
    }

    /** Returns the text for a page. Code breaks only where a page is too narrow for all of it. */
    public static String toHtml(String text) {
        return CODE.matcher(Html.escape(text)).replaceAll(Prose::code);
    }

    private static String code(MatchResult match) {
        return Matcher.quoteReplacement(
                "<code style=\"display:inline-block;max-width:100%%;overflow-wrap:anywhere\">%s</code>"
                        .formatted(match.group(1)));
    }
}
