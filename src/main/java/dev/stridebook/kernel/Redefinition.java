package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;

/** The variables that lost their values because a cell redefined their type. */
final class Redefinition {
    private final List<String> reset = new ArrayList<>();
    private final List<String> gone = new ArrayList<>();
    private final TreeSet<Integer> cells = new TreeSet<>();
    private final CellOrigins origins;
    private String type = "";

    Redefinition(CellOrigins origins) {
        this.origins = origins;
    }

    /** Records the effect of a snippet's evaluation on another snippet. */
    void note(SnippetEvent event) {
        boolean isLost = event.causeSnippet() != null
                && event.isSignatureChange()
                && event.snippet().kind() == Snippet.Kind.VAR
                && event.status() != Snippet.Status.OVERWRITTEN;
        if (isLost && event.causeSnippet() instanceof DeclarationSnippet cause) {
            type = cause.name();
            (event.status() == Snippet.Status.VALID ? reset : gone).add(((DeclarationSnippet) event.snippet()).name());
            origins.cellOf(event.snippet()).ifPresent(cells::add);
        }
    }

    boolean isEmpty() {
        return reset.isEmpty() && gone.isEmpty();
    }

    /** {@code Point was redefined, so p is gone. To get it back, run cell 4 again.} */
    @Override
    public String toString() {
        List<String> changes = new ArrayList<>();
        if (!reset.isEmpty()) {
            changes.add(say(reset.size() == 1 ? "%s is null again" : "%s are null again", join(reset)));
        }
        if (!gone.isEmpty()) {
            changes.add(say(gone.size() == 1 ? "%s is gone" : "%s are gone", join(gone)));
        }
        String remedy = cells.isEmpty()
                ? ""
                : say(
                        reset.size() + gone.size() == 1
                                ? " To get it back, run cell %s again."
                                : " To get them back, run cell %s again.",
                        join(cells.stream().map(String::valueOf).toList()));
        String all = changes.stream()
                .reduce((one, other) -> say("%s, and %s", one, other))
                .orElse("");
        return say("%s was redefined, so %s.%s", type, all, remedy);
    }

    private static String join(List<String> names) {
        int last = names.size() - 1;
        return last == 0
                ? names.get(0)
                : say("%s and %s", String.join(say(", "), names.subList(0, last)), names.get(last));
    }
}
