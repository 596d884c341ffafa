package dev.stridebook.handin;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** What a name says about a file, whatever the case of its letters. */
enum FileKind {
    JAVA,
    NOTEBOOK,
    /** An archive that can be opened. What it is, its content says. */
    ARCHIVE,
    /** An archive that cannot be opened. */
    SEALED,
    /** A Java file or notebook with another ending after its own, which systems that hide endings add. */
    RENAMED,
    OTHER;

    private static final List<String> ARCHIVES = List.of(
            ".tar.gz",
            ".tar.bz2",
            ".tar.xz",
            ".tgz",
            ".tbz2",
            ".tbz",
            ".txz",
            ".tar",
            ".gz",
            ".bz2",
            ".xz",
            ".zip",
            ".jar",
            ".7z");
    private static final List<String> SEALED_ARCHIVES = List.of(
            ".tar.zst",
            ".tar.lz4",
            ".tar.lzma",
            ".tar.br",
            ".rar",
            ".zipx",
            ".zst",
            ".lz4",
            ".lzma",
            ".lzh",
            ".lha",
            ".ace",
            ".arj",
            ".cab",
            ".iso",
            ".dmg",
            ".sit",
            ".sitx",
            ".br",
            ".z");
    private static final Pattern RENAMED_SOURCE =
            Pattern.compile(".*\\.(java|ipynb)\\.(txt|text|json|html?|rtf|docx?|odt|download|bak|old|class)");
    /** What systems and programs add by themselves. */
    private static final Set<String> LEFT_BEHIND =
            Set.of("__macosx", "thumbs.db", "ehthumbs.db", "desktop.ini", "icon\r");

    static FileKind of(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        if (lower.endsWith(".java")) {
            return JAVA;
        }
        if (lower.endsWith(".ipynb")) {
            return NOTEBOOK;
        }
        if (endsWithOneOf(lower, ARCHIVES)) {
            return ARCHIVE;
        }
        if (endsWithOneOf(lower, SEALED_ARCHIVES)) {
            return SEALED;
        }
        return RENAMED_SOURCE.matcher(lower).matches() ? RENAMED : OTHER;
    }

    private static boolean endsWithOneOf(String lower, List<String> endings) {
        return endings.stream().anyMatch(lower::endsWith);
    }

    boolean isSource() {
        return this == JAVA || this == NOTEBOOK;
    }

    /** Returns the name without the ending of a source or an archive. */
    static String withoutEnding(String name) {
        String lower = name.toLowerCase(Locale.ROOT);
        return Stream.concat(Stream.of(".java", ".ipynb"), Stream.concat(ARCHIVES.stream(), SEALED_ARCHIVES.stream()))
                .filter(lower::endsWith)
                .findFirst()
                .map(ending -> name.substring(0, name.length() - ending.length()))
                .orElse(name);
    }

    /** Returns whether a file or folder was not made by the student but by a system or a program: hidden files, caches. */
    static boolean isLeftBehind(String name) {
        return name.startsWith(".") || LEFT_BEHIND.contains(name.toLowerCase(Locale.ROOT));
    }
}
