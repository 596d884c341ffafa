package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JShell compiles each type by itself. So a sealed one does not see the types of its cell that extend it, which Java takes for those it
 * permits if none are named; and JDK 17's does not know where {@code non-sealed class} ends.
 */
final class SealedTypes {
    private static final Pattern NON_SEALED =
            Pattern.compile("\\bnon-sealed(?=\\s+(?:(?:public|abstract|static|strictfp)\\s+)*(?:class|interface)\\b)");
    /** As long as what it stands for, so that positions stay. */
    private static final String AS_LONG = "abstract  ";

    private static final Pattern SEALED = Pattern.compile(
            "(?:(?:@[\\w.]+|public|abstract|static|strictfp)\\s+)*sealed\\s+(?:[a-z]+\\s+)*?(?:class|interface)\\s+(\\w+)(?<head>[^{]*)\\{",
            Pattern.UNICODE_CHARACTER_CLASS);
    private static final Pattern TYPE = Pattern.compile(
            "(?:[@\\w.-]+\\s+)*?(?:class|interface|record|enum)\\s+(?<name>\\w+)(?<head>[^{]*)\\{",
            Pattern.UNICODE_CHARACTER_CLASS);

    private SealedTypes() {}

    /** Says how a sealed type gets its subtypes. */
    static String remedy() {
        return say("  In a notebook, define the types that extend it in the same cell, or name them:"
                + " sealed interface Shape permits Circle, Square {}");
    }

    /** Java 17's JShell does not know such a class as one that waits for its supertype. */
    static String nonSealedRemedy() {
        return say(
                "  In a notebook, Java 17 cannot have a non-sealed class that implements an interface of the same cell."
                        + " Define it within the interface's braces, or use JDK 25.");
    }

    /** Returns a text for JShell's analysis, with everything where it was. */
    static String analysable(String text) {
        return text.contains("non-sealed") ? NON_SEALED.matcher(text).replaceAll(AS_LONG) : text;
    }

    /** Returns the beginning of an analysable text as it was written. */
    static String restored(String beginning, String written) {
        if (!written.contains("non-sealed")) {
            return beginning;
        }
        StringBuilder restored = new StringBuilder(beginning);
        Matcher masked = NON_SEALED.matcher(written);
        while (masked.find() && masked.end() <= beginning.length()) {
            restored.replace(masked.start(), masked.end(), masked.group());
        }
        return restored.toString();
    }

    /** Returns the pieces, sealed types with the types that extend them in the same cell. */
    static List<CellSource.Piece> withPermits(List<CellSource.Piece> pieces) {
        if (pieces.stream().noneMatch(piece -> piece.source().contains("sealed"))) {
            return pieces;
        }
        List<CellSource.Piece> complete = new ArrayList<>();
        for (CellSource.Piece piece : pieces) {
            Matcher sealed = SEALED.matcher(piece.source());
            List<String> extending = sealed.lookingAt() && !names(sealed.group("head"), "permits")
                    ? extending(sealed.group(1), pieces)
                    : List.of();
            complete.add(extending.isEmpty() ? piece : piece.with(permitting(piece.source(), sealed, extending)));
        }
        return complete;
    }

    private static String permitting(String source, Matcher sealed, List<String> types) {
        int brace = sealed.end() - 1;
        return source.substring(0, brace) + "permits " + String.join(", ", types) + " " + source.substring(brace);
    }

    private static List<String> extending(String type, List<CellSource.Piece> pieces) {
        List<String> names = new ArrayList<>();
        for (CellSource.Piece piece : pieces) {
            Matcher other = TYPE.matcher(piece.source());
            if (piece.kind() == CellSource.Kind.SNIPPET
                    && other.lookingAt()
                    && other.group("head").matches("(?s).*\\b(?:extends|implements)\\b.*")
                    && names(other.group("head"), type)) {
                names.add(other.group("name"));
            }
        }
        return names;
    }

    private static boolean names(String head, String word) {
        return Pattern.compile("\\b" + word + "\\b").matcher(head).find();
    }
}
