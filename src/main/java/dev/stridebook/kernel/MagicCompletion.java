package dev.stridebook.kernel;

import dev.stridebook.kernel.magic.MagicRegistry;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Completes the names of magics where a magic may stand: {@code %ja} to {@code %jars}. */
final class MagicCompletion {
    private static final Pattern LINE_MAGIC = Pattern.compile("(?:^|\\n|=)[ \\t]*(%\\w*)$");
    private static final Pattern CELL_MAGIC = Pattern.compile("^\\s*(%%\\w*)$");

    private MagicCompletion() {}

    /** @param code the code up to the cursor */
    static Optional<CodeAssist.Completions> of(MagicRegistry registry, String code) {
        Matcher cell = CELL_MAGIC.matcher(code);
        if (cell.find()) {
            return completions("%%", registry.cellNames(), cell);
        }
        Matcher line = LINE_MAGIC.matcher(code);
        return line.find() ? completions("%", registry.lineNames(), line) : Optional.empty();
    }

    private static Optional<CodeAssist.Completions> completions(String sign, Set<String> names, Matcher typed) {
        List<String> matches = names.stream()
                .map(name -> sign + name)
                .filter(name -> name.startsWith(typed.group(1)))
                .toList();
        return matches.isEmpty()
                ? Optional.empty()
                : Optional.of(new CodeAssist.Completions(matches, typed.start(1), typed.end(1)));
    }
}
