package dev.stridebook.tools.mutate;

import com.sun.source.tree.ArrayTypeTree;
import com.sun.source.tree.BlockTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.ReturnTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import java.util.List;
import java.util.stream.Stream;

/** Arrays of the caller that are changed, before or after computing, written into, or returned. */
final class SharedArrays implements Mutator {
    @Override
    public Stream<Change> changes(Place place) {
        Tree tree = place.tree();
        if (tree instanceof MethodTree method) {
            return arrays(method)
                    .flatMap(array -> spoilt(array, place))
                    .map(spoilt -> Change.of(place.first(method.getBody(), spoilt)));
        }
        if (tree instanceof ReturnTree result && place.parent() instanceof BlockTree) {
            return Stream.concat(
                    returned(result, place),
                    arrays(place.method())
                            .flatMap(array -> spoilt(array, place))
                            .map(spoilt -> place.by("{ var result = %s; %s return result; }"
                                    .formatted(place.text(result.getExpression()), spoilt))));
        }
        if (tree instanceof VariableTree variable
                && variable.getInitializer() != null
                && place.parent() instanceof BlockTree) {
            return arrays(place.method())
                    .filter(array -> place.type(array).equals(place.type(variable)))
                    .map(array -> Change.of(place.edit(
                            variable.getInitializer(), array.getName().toString())));
        }
        return Stream.empty();
    }

    private static Stream<? extends VariableTree> arrays(MethodTree method) {
        return method.getParameters().stream().filter(parameter -> parameter.getType() instanceof ArrayTypeTree);
    }

    private static Stream<Change> returned(ReturnTree result, Place place) {
        String type = place.type(place.method().getReturnType());
        return arrays(place.method())
                .filter(array -> place.type(array).equals(type))
                .map(array -> Change.of(
                        place.edit(result.getExpression(), array.getName().toString())));
    }

    /** Returns the statement that changes the first or the last cell of an array, if it has one. */
    private static Stream<String> spoilt(VariableTree array, Place place) {
        String type = place.type(array);
        String name = array.getName().toString();
        String value = type.contains("String") ? "\"\"" : "-1";
        return switch (type.length() - type.indexOf('[')) {
            case 2 ->
                Stream.of("%1$s[0] = %2$s;", "%1$s[%1$s.length - 1] = %2$s;")
                        .map(cell -> "if (%1$s.length > 0) { ".formatted(name) + cell.formatted(name, value) + " }");
            case 4 ->
                List.of(
                                "%1$s[0][0] = %2$s;",
                                "%1$s[%1$s.length - 1][%1$s[0].length - 1] = %2$s;", "%1$s[0] = %1$s[%1$s.length - 1];")
                        .stream()
                        .map(cell -> "if (%1$s.length > 0 && %1$s[0].length > 0) { ".formatted(name)
                                + cell.formatted(name, value) + " }");
            default -> Stream.of("%1$s[0][0][0] = %2$s;".formatted(name, value));
        };
    }
}
