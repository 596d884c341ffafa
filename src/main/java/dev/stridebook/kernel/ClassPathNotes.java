package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import dev.stridebook.classpath.ClassPathChange;
import dev.stridebook.classpath.ClassPathChange.Conflict;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What a user is told of a change of the class path: what cannot be, and what may come as a surprise. */
final class ClassPathNotes {
    private static final int MOST = 3;

    private ClassPathNotes() {}

    /**
     * Returns the conflicts for which a change cannot be made in the session as it is: what was asked for, or what loads native code, is
     * in use in another version.
     *
     * @param mayBeginAnew whether the user accepts a new session, and so wants to have all that can matter
     */
    static List<Conflict> hindrances(ClassPathChange change, boolean mayBeginAnew) {
        return change.conflicts().stream()
                .filter(conflict -> conflict.isAsked() || conflict.isNative() || mayBeginAnew && conflict.canMatter())
                .toList();
    }

    /** Returns whether only a new process helps. */
    static boolean areNative(List<Conflict> conflicts) {
        return conflicts.stream().anyMatch(Conflict::isNative);
    }

    static String refusal(List<Conflict> conflicts) {
        return conflicts.stream()
                        .sorted(Comparator.comparing(conflict -> !conflict.isNative()))
                        .map(ClassPathNotes::sentence)
                        .distinct()
                        .limit(areNative(conflicts) ? 1 : MOST)
                        .collect(Collectors.joining(" "))
                + (areNative(conflicts)
                        ? say(
                                " Its native code cannot be exchanged in a running process: restart the kernel, and run this line first.")
                        : say(
                                " Restart the kernel and run this line first, or add --restart to it: the session then begins anew"
                                        + " here, without the variables, methods and classes of earlier cells."));
    }

    private static String sentence(Conflict conflict) {
        return conflict.cell() > 0
                ? say(
                        "%s %s has been used by this session (by cell %d), so %s cannot take its place.",
                        conflict.artifact(), conflict.used(), conflict.cell(), conflict.wanted())
                : say(
                        "%s %s has been used by this session, so %s cannot take its place.",
                        conflict.artifact(), conflict.used(), conflict.wanted());
    }

    private static String note(Conflict conflict) {
        return conflict.cell() > 0
                ? say(
                        "%s stays %s, as this session has used it (by cell %d); %s was wanted. --restart in this line takes that.",
                        conflict.artifact(), conflict.used(), conflict.cell(), conflict.wanted())
                : say(
                        "%s stays %s, as this session has used it; %s was wanted. --restart in this line takes that.",
                        conflict.artifact(), conflict.used(), conflict.wanted());
    }

    /** Returns notes on what Maven chose and the user did not ask for. */
    static List<String> of(ClassPathChange change) {
        return Stream.concat(
                        change.replacements().stream()
                                .filter(each -> !each.isAsked())
                                .flatMap(
                                        each -> ExchangedLibrary.of(each.artifact())
                                                .map(library -> library.note(each.ours(), each.theirs()))
                                                .stream()),
                        change.conflicts().stream().filter(Conflict::canMatter).map(ClassPathNotes::note))
                .toList();
    }
}
