package dev.stridebook.tools.mutate;

import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.TreeScanner;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Parameters that are not looked at, because one value is assumed, that are mixed up, and images that are assumed to be square. */
final class Parameters implements Mutator {
    @Override
    public Stream<Change> changes(Place place) {
        if (!(place.tree() instanceof MethodTree method)) {
            return Stream.empty();
        }
        List<? extends VariableTree> parameters = method.getParameters();
        Set<String> used = names(method.getBody());
        return Stream.concat(
                        IntStream.range(0, parameters.size())
                                .filter(i -> used.contains(
                                        parameters.get(i).getName().toString()))
                                .boxed()
                                .flatMap(i -> assumed(i, place)),
                        IntStream.range(1, parameters.size())
                                .filter(i -> place.type(parameters.get(i - 1)).equals(place.type(parameters.get(i))))
                                .filter(i -> used.contains(
                                        parameters.get(i).getName().toString()))
                                .mapToObj(i -> swapped(parameters.get(i - 1), parameters.get(i), place)))
                .map(statement -> Change.of(place.first(method.getBody(), statement)));
    }

    private static Stream<String> assumed(int number, Place place) {
        VariableTree parameter = place.method().getParameters().get(number);
        Stream<String> example =
                place.example().stream().map(each -> each.arguments().get(number));
        Stream<String> values =
                switch (place.type(parameter)) {
                    case "int", "long", "double" -> Stream.of("0", "1", "2", "3");
                    case "boolean" -> Stream.of("true", "false");
                    default -> Stream.empty();
                };
        Stream<String> fixed = Stream.concat(values, example)
                .distinct()
                .map(value -> "%s = %s;".formatted(parameter.getName(), value));
        boolean isImage = place.type(parameter).matches("\\w+\\[]\\[]");
        return isImage
                ? Stream.concat(fixed, Stream.of(square(parameter.getName().toString())))
                : fixed;
    }

    /** Cuts an image to a square. */
    private static String square(String image) {
        return "{ int n = Math.min(%1$s.length, %1$s[0].length); %1$s = java.util.Arrays.copyOf(%1$s, n); for (int q = 0; q < n; q++) { %1$s[q] = java.util.Arrays.copyOf(%1$s[q], n); } }"
                .formatted(image);
    }

    private static String swapped(VariableTree first, VariableTree second, Place place) {
        return "{ %1$s swapped = %2$s; %2$s = %3$s; %3$s = swapped; }"
                .formatted(place.text(first.getType()), first.getName(), second.getName());
    }

    private static Set<String> names(Tree body) {
        Set<String> names = new HashSet<>();
        new TreeScanner<Void, Void>() {
            @Override
            public Void visitIdentifier(IdentifierTree identifier, Void unused) {
                names.add(identifier.getName().toString());
                return null;
            }
        }.scan(body, null);
        return names;
    }
}
