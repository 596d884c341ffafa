package dev.stridebook.nn;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * How the arrays of a file differ from those of a network.
 *
 * @param ours the network's names, each with its shape as text
 * @param theirs the file's
 */
record Misfit(Map<String, String> ours, Map<String, String> theirs) {
    private static final int MOST_SHOWN = 10;

    String explain(String source) {
        Map<String, String> missing = without(ours, theirs);
        Map<String, String> unexpected = without(theirs, ours);
        List<String> misshapen = ours.keySet().stream()
                .filter(name -> theirs.containsKey(name) && !theirs.get(name).equals(ours.get(name)))
                .map(name ->
                        "%s is %s in the network, but %s in the file".formatted(name, ours.get(name), theirs.get(name)))
                .toList();
        StringBuilder text =
                new StringBuilder("%s: the weights do not fit the network, and nothing was changed.".formatted(source));
        append(text, "Only in the network", listed(missing));
        append(text, "Only in the file", listed(unexpected));
        append(text, "Of different shapes", misshapen);
        if (!missing.isEmpty() && !unexpected.isEmpty()) {
            text.append("\nIf only the names differ, map theirs to ours: into(net, Map.of(%s))."
                    .formatted(suggestion(missing, unexpected)));
        } else if (!misshapen.isEmpty()) {
            text.append("\nBuild the network with the sizes of the file.");
        }
        return text.toString();
    }

    private static Map<String, String> without(Map<String, String> all, Map<String, String> those) {
        Map<String, String> rest = new LinkedHashMap<>(all);
        rest.keySet().removeAll(those.keySet());
        return rest;
    }

    private static List<String> listed(Map<String, String> shapes) {
        return shapes.entrySet().stream()
                .map(entry -> entry.getKey() + " " + entry.getValue())
                .toList();
    }

    private static void append(StringBuilder text, String what, List<String> lines) {
        if (!lines.isEmpty()) {
            String more = lines.size() > MOST_SHOWN ? " and %d more".formatted(lines.size() - MOST_SHOWN) : "";
            text.append("\n%s: %s%s."
                    .formatted(what, lines.stream().limit(MOST_SHOWN).collect(Collectors.joining(", ")), more));
        }
    }

    /** The prefixes of layers whose shapes leave no doubt, or an example. */
    private static String suggestion(Map<String, String> missing, Map<String, String> unexpected) {
        Map<String, List<String>> layers = byShapes(missing);
        Map<String, List<String>> candidates = byShapes(unexpected);
        String pairs = layers.entrySet().stream()
                .filter(layer -> layer.getValue().size() == 1
                        && candidates.getOrDefault(layer.getKey(), List.of()).size() == 1)
                .map(layer -> pair(
                        candidates.get(layer.getKey()).get(0), layer.getValue().get(0)))
                .collect(Collectors.joining(", "));
        return pairs.isEmpty() ? pair(prefix(first(unexpected)), prefix(first(missing))) + ", …" : pairs;
    }

    private static String pair(String theirs, String ours) {
        return "\"%s\", \"%s\"".formatted(theirs, ours);
    }

    /** The prefixes of all layers that have the same arrays of the same shapes. */
    private static Map<String, List<String>> byShapes(Map<String, String> shapes) {
        Map<String, Map<String, String>> layers = new LinkedHashMap<>();
        shapes.forEach((name, shape) -> layers.computeIfAbsent(prefix(name), layer -> new TreeMap<>())
                .put(name.substring(prefix(name).length()), shape));
        return layers.entrySet().stream()
                .collect(Collectors.groupingBy(
                        layer -> layer.getValue().toString(),
                        LinkedHashMap::new,
                        Collectors.mapping(Map.Entry::getKey, Collectors.toList())));
    }

    private static String prefix(String name) {
        return name.substring(0, Math.max(0, name.lastIndexOf('.')));
    }

    private static String first(Map<String, String> shapes) {
        return shapes.keySet().iterator().next();
    }
}
