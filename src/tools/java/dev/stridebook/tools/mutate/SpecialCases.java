package dev.stridebook.tools.mutate;

import com.sun.source.tree.MethodTree;
import com.sun.source.tree.VariableTree;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers that are right for one example only, or give its result always. */
final class SpecialCases implements Mutator {
    @Override
    public Stream<Change> changes(Place place) {
        if (!(place.tree() instanceof MethodTree method)) {
            return Stream.empty();
        }
        String names =
                method.getParameters().stream().map(VariableTree::getName).collect(Collectors.joining(", "));
        return place.example().stream()
                .flatMap(example -> Stream.of(
                        "if (!java.util.Arrays.deepEquals(new Object[] {%s}, new Object[] {%s})) { return %s; }"
                                .formatted(
                                        names,
                                        String.join(", ", example.arguments()),
                                        nothing(place.type(method.getReturnType()), example)),
                        "if (true) { return %s; }".formatted(example.result())))
                .map(statement -> Change.of(place.first(method.getBody(), statement)));
    }

    private static String nothing(String type, Example example) {
        return switch (type) {
            case "int", "long", "double" -> "0";
            case "boolean" -> "false";
            default -> type.endsWith("]") ? "new " + type.replace("[]", "[0]") : example.result();
        };
    }
}
