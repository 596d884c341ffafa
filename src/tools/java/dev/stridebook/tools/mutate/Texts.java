package dev.stridebook.tools.mutate;

import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/**
 * Texts with other words or letters, and texts that are compared loosely. More spaces between the words of a layer, or around them, are
 * no mistake: {@code conv  1 10 k5} is read as {@code conv 1 10 k5}.
 */
final class Texts implements Mutator {
    private static final List<String> LOOSE = List.of(
            "%s.contains(%s)",
            "%s.startsWith(%s)",
            "%s.endsWith(%s)",
            "%s.equalsIgnoreCase(%s)",
            "%s.trim().equals(%s)",
            "%s.equals(%s.trim())",
            "%s == %s",
            "%2$s.contains(%1$s)");

    @Override
    public Stream<Change> changes(Place place) {
        if (place.tree() instanceof LiteralTree literal && literal.getValue() instanceof String text) {
            return Stream.of(
                            text.trim(),
                            text.replace(" ", ""),
                            text.toUpperCase(Locale.ROOT),
                            text + " x",
                            text.isEmpty() ? "x" : text.substring(0, text.length() - 1),
                            "")
                    .distinct()
                    .filter(other -> !other.equals(text))
                    .map(other -> place.by(Example.code(other)));
        }
        if (place.tree() instanceof MethodInvocationTree call
                && call.getMethodSelect() instanceof MemberSelectTree method
                && method.getIdentifier().contentEquals("equals")) {
            String a = place.text(method.getExpression());
            String b = place.text(call.getArguments().get(0));
            return LOOSE.stream().map(loose -> place.by("(" + loose.formatted(a, b) + ")"));
        }
        return Stream.empty();
    }
}
