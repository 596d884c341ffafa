package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;

/** Notes on a cell's definitions: what they still lack, and which variables lost their values. */
final class DefinitionNotes {
    private final JShell shell;
    private final Redefinition redefinition;
    private final Set<DeclarationSnippet> unfinished = new LinkedHashSet<>();

    DefinitionNotes(JShell shell, CellOrigins origins) {
        this.shell = shell;
        this.redefinition = new Redefinition(origins);
    }

    void note(SnippetEvent event) {
        redefinition.note(event);
        boolean isUnfinished = event.status() == Snippet.Status.RECOVERABLE_DEFINED
                || event.status() == Snippet.Status.RECOVERABLE_NOT_DEFINED;
        if (isUnfinished && event.snippet() instanceof DeclarationSnippet declaration) {
            unfinished.add(declaration);
        }
    }

    /** Returns one sentence for each definition that cannot be used yet, and one for the variables. */
    List<String> toList() {
        List<String> notes = new ArrayList<>();
        for (DeclarationSnippet declaration : unfinished) {
            List<String> unknown = shell.status(declaration).isActive()
                    ? shell.unresolvedDependencies(declaration).toList()
                    : List.of();
            if (!unknown.isEmpty()) {
                notes.add(say(
                        "%s is defined, but cannot be used until %s is.",
                        declaration.name(), String.join(", ", unknown)));
            }
        }
        if (!redefinition.isEmpty()) {
            notes.add(redefinition.toString());
        }
        return notes;
    }
}
