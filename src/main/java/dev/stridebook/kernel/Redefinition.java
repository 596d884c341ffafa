package dev.stridebook.kernel;

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
            changes.add(join(reset) + (reset.size() == 1 ? " is" : " are") + " null again");
        }
        if (!gone.isEmpty()) {
            changes.add(join(gone) + (gone.size() == 1 ? " is" : " are") + " gone");
        }
        String remedy = cells.isEmpty()
                ? ""
                : " To get %s back, run cell %s again."
                        .formatted(
                                reset.size() + gone.size() == 1 ? "it" : "them",
                                join(cells.stream().map(String::valueOf).toList()));
        return "%s was redefined, so %s.%s".formatted(type, String.join(", and ", changes), remedy);
    }

    private static String join(List<String> names) {
        int last = names.size() - 1;
        return last == 0 ? names.get(0) : String.join(", ", names.subList(0, last)) + " and " + names.get(last);
    }
}
