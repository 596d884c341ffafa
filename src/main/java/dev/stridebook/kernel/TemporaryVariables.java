package dev.stridebook.kernel;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/**
 * The variables {@code $1}, {@code $2}, … that JShell makes of a cell's value. It imports each that is there into every later snippet,
 * so that hundreds would make all cells slow. Only the latest are there; an earlier one comes back when a snippet names it.
 */
final class TemporaryVariables {
    private static final int LATEST = 10;
    private static final Pattern NAME = Pattern.compile("\\$\\d+");

    private final JShell shell;
    private final KeptValues values;
    private final Deque<VarSnippet> latest = new ArrayDeque<>();
    private final Map<String, String> typesOfEarlier = new HashMap<>();

    /** @param values gives those that come back their values */
    TemporaryVariables(JShell shell, KeptValues values) {
        this.shell = shell;
        this.values = values;
    }

    /** Adds the variable of a snippet that was evaluated, if it has one. */
    void add(Snippet snippet) {
        if (snippet.subKind() != Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND) {
            return;
        }
        latest.add((VarSnippet) snippet);
        if (latest.size() > LATEST) {
            VarSnippet earliest = latest.remove();
            typesOfEarlier.put(earliest.name(), earliest.typeName());
            shell.drop(earliest);
        }
    }

    /** Makes those available that a snippet names, from now on: what it defines may depend on them. */
    void provideFor(String source) {
        Matcher name = NAME.matcher(source);
        while (name.find()) {
            latest.removeIf(variable -> variable.name().equals(name.group()));
            String type = typesOfEarlier.remove(name.group());
            if (type != null) {
                for (SnippetEvent event : shell.eval(type + " " + name.group() + ";")) {
                    values.restore(event);
                }
            }
        }
    }
}
