package dev.stridebook.nn;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * Gives the arrays of another network the names they have in ours.
 *
 * @param source of the arrays, for messages
 * @param prefixes theirs to ours; of several that fit, the longest counts
 */
record Renaming(String source, Map<String, String> prefixes) {

    /**
     * @throws WeightsException if two arrays get the same name, or a prefix fits none
     */
    Map<String, INDArray> of(Map<String, INDArray> arrays) {
        Map<String, INDArray> renamed = new LinkedHashMap<>();
        Set<String> unused = new HashSet<>(prefixes.keySet());
        arrays.forEach((name, values) -> {
            String prefix = prefixes.keySet().stream()
                    .filter(candidate -> beginsWith(name, candidate))
                    .max(Comparator.comparingInt(String::length))
                    .orElse(null);
            unused.remove(prefix);
            String ours = prefix == null ? name : replaced(name, prefix, prefixes.get(prefix));
            if (renamed.put(ours, values) != null) {
                throw new WeightsException(
                        "%s: the prefixes %s give two arrays the name %s.".formatted(source, prefixes, ours));
            }
        });
        if (!unused.isEmpty()) {
            throw new WeightsException(
                    "%s: no name begins with %s. They are %s.".formatted(source, unused, arrays.keySet()));
        }
        return renamed;
    }

    private static boolean beginsWith(String name, String prefix) {
        return prefix.isEmpty() || name.equals(prefix) || name.startsWith(prefix + ".");
    }

    private static String replaced(String name, String prefix, String ours) {
        String rest = prefix.isEmpty() ? "." + name : name.substring(prefix.length());
        return ours.isEmpty() ? rest.replaceFirst("^\\.", "") : ours + rest;
    }
}
