package dev.stridebook.nn;

import dev.stridebook.nn.array.Shapes;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Parameters and buffers under all names that they have in a network: those of a layer that has several places have several.
 *
 * @param parameters in order
 * @param buffers in order
 */
record Named(Map<String, Parameter> parameters, Map<String, INDArray> buffers) {

    /**
     * @throws WeightsException if a layer has several parameters of the same name
     */
    static Named of(Layer layer) {
        Named named = new Named(new LinkedHashMap<>(), new LinkedHashMap<>());
        named.add("", layer);
        return named;
    }

    private void add(String prefix, Layer layer) {
        if (layer instanceof Container container) {
            container.children().forEach((name, child) -> add(prefix + name + ".", child));
            return;
        }
        for (Parameter parameter : layer.parameters()) {
            Parameter before = parameters.put(prefix + parameter.name(), parameter);
            if (before != null && before.identity() != parameter.identity()) {
                throw new WeightsException(
                        "%s has two parameters named %s. Give them names of their own in its parameters(), such as parameter.named(\"first.%2$s\")."
                                .formatted(layer, parameter.name()));
            }
        }
        layer.buffers().forEach((name, values) -> buffers.put(prefix + name, values));
    }

    /**
     * The names a file must have, each with its shape: of what has several names all that the file has, or else the first.
     *
     * @param inFile the file's names
     */
    Map<String, String> expected(Set<String> inFile) {
        Map<String, String> expected = new LinkedHashMap<>();
        for (List<String> names : synonyms()) {
            List<String> found = names.stream().filter(inFile::contains).toList();
            (found.isEmpty() ? names.subList(0, 1) : found).forEach(name -> expected.put(name, shape(name)));
        }
        return expected;
    }

    private String shape(String name) {
        return parameters.containsKey(name)
                ? Shapes.text(parameters.get(name).shape())
                : Shapes.text(buffers.get(name));
    }

    /**
     * @throws WeightsException if what is one parameter or buffer here has different values under two names
     */
    void requireTheSame(String source, Map<String, INDArray> values) {
        for (List<String> names : synonyms()) {
            List<String> found = names.stream().filter(values::containsKey).toList();
            for (String name : found) {
                if (!isEqual(values.get(found.get(0)), values.get(name))) {
                    throw new WeightsException(
                            "%s: the weights do not fit the network, and nothing was changed. %s and %s are one and the same in the network, but have different values in the file. Build the network with a layer of its own in each place, or leave one of the two out of the file."
                                    .formatted(source, found.get(0), name));
                }
            }
        }
    }

    private static boolean isEqual(INDArray a, INDArray b) {
        return a == b
                || Arrays.equals(a.dup('c').data().asFloat(), b.dup('c').data().asFloat());
    }

    /** The names of each parameter, then those of each buffer. */
    private Collection<List<String>> synonyms() {
        return Stream.concat(parameters.keySet().stream(), buffers.keySet().stream())
                .collect(Collectors.groupingBy(this::identity, LinkedHashMap::new, Collectors.toList()))
                .values();
    }

    private Object identity(String name) {
        return parameters.containsKey(name) ? parameters.get(name).identity() : new Same(buffers.get(name));
    }

    /** Arrays have an equality of their own. */
    private record Same(INDArray array) {
        @Override
        public boolean equals(Object other) {
            return other instanceof Same same && same.array == array;
        }

        @Override
        public int hashCode() {
            return System.identityHashCode(array);
        }
    }
}
