package dev.stridebook.kernel;

import java.util.List;
import java.util.NavigableSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Completes package names: {@code java.ut} to {@code util}. */
final class PackageCompletion {
    private static final Pattern NAME = Pattern.compile("(?:^|[^\\w.$])((?:[A-Za-z_]\\w*\\.)*)(\\w*)$");

    private PackageCompletion() {}

    /**
     * @param packages the names of all packages, with dots
     * @param code the code up to the cursor
     * @return the possible replacements for the last name in the code
     */
    static List<String> of(NavigableSet<String> packages, String code) {
        Matcher name = NAME.matcher(code);
        if (!name.find() || name.group(1).isEmpty() && name.group(2).isEmpty()) {
            return List.of();
        }
        String outer = name.group(1);
        String prefix = outer + name.group(2);
        return packages.tailSet(prefix).stream()
                .takeWhile(candidate -> candidate.startsWith(prefix))
                .map(candidate -> candidate.substring(outer.length()).replaceFirst("\\..*", ""))
                .distinct()
                .toList();
    }
}
