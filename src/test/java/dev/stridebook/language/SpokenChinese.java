package dev.stridebook.language;

import dev.stridebook.notebook.MimeBundle;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/** Finds English in what is shown in Chinese: three words or more that are neither code nor names of layers. */
final class SpokenChinese {
    private static final Pattern ENGLISH = Pattern.compile("(?<![\\w.])[A-Za-z][a-z']+,? [a-z][a-z']*,? [a-z][a-z']*");
    /** What is no text to read: styles, scripts, code and encoded pictures. */
    private static final Pattern CODE = Pattern.compile(
            "(?s)<style.*?</style>|<script.*?</script>|<code.*?</code>|<pre>.*?</pre>|`[^`]*`|base64,[\\w+/=\\s]*|http\\S*");
    /** A text that an attribute has. */
    private static final Pattern ATTRIBUTE = Pattern.compile("(?:alt|title|aria-label)=\"([^\"]*)\"");

    private static final Pattern TAG = Pattern.compile("<[^>]*>");
    private static final Pattern ENCODED_SVG = Pattern.compile("data:image/svg\\+xml;base64,([\\w+/=]+)");
    private static final Pattern LAYERS =
            Pattern.compile("\\b(?:linear|log softmax|relu|conv|pool|view|flatten|dropout)\\b,?");

    private SpokenChinese() {}

    /** Returns the runs of English words in a text or page. */
    static List<String> english(String shown) {
        List<String> found = new ArrayList<>();
        ENCODED_SVG
                .matcher(shown)
                .results()
                .map(svg -> svg.group(1))
                .forEach(svg ->
                        found.addAll(english(new String(Base64.getDecoder().decode(svg), StandardCharsets.UTF_8))));
        String text = CODE.matcher(shown).replaceAll("¶");
        ATTRIBUTE.matcher(text).results().map(attribute -> attribute.group(1)).forEach(each -> add(each, found));
        add(TAG.matcher(text).replaceAll("¶"), found);
        return found;
    }

    /** Returns the runs of English words in all forms of a value. */
    static List<String> english(MimeBundle bundle) {
        return bundle.data().entrySet().stream()
                .filter(form -> !form.getKey().equals(MimeBundle.PNG))
                .map(Map.Entry::getValue)
                .flatMap(form -> english(form).stream())
                .toList();
    }

    private static void add(String text, List<String> found) {
        ENGLISH.matcher(LAYERS.matcher(text).replaceAll("¶"))
                .results()
                .map(MatchResult::group)
                .forEach(found::add);
    }
}
