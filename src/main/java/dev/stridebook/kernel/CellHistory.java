package dev.stridebook.kernel;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/** The cells this session has run, for a front end's history and its search. */
final class CellHistory {
    private static final int SESSION = 1;

    private record Entry(int number, String source, String output) {}

    private final List<Entry> entries = new ArrayList<>();

    synchronized void add(int number, String source, String output) {
        entries.add(new Entry(number, source, output));
    }

    /** Answers the content of a {@code history_request}: its last cells, a range of them, or those that match a pattern. */
    synchronized ArrayNode answer(JsonNode request) {
        List<Entry> found =
                switch (request.path("hist_access_type").asText()) {
                    case "range" -> range(request);
                    case "search" -> search(request);
                    default -> entries;
                };
        int most = request.path("n").asInt(0);
        boolean isRange = request.path("hist_access_type").asText().equals("range");
        List<Entry> last =
                most <= 0 || isRange || found.size() <= most ? found : found.subList(found.size() - most, found.size());
        return toJson(last, request.path("output").asBoolean(false));
    }

    private List<Entry> range(JsonNode request) {
        // 0 is this session; negative numbers are earlier sessions, which are not kept.
        int session = request.path("session").asInt(0);
        if (session != 0 && session != SESSION) {
            return List.of();
        }
        int start = request.path("start").asInt(1);
        int stop = request.path("stop").asInt(Integer.MAX_VALUE);
        return entries.stream()
                .filter(entry -> entry.number >= start && entry.number < stop)
                .toList();
    }

    private List<Entry> search(JsonNode request) {
        Pattern pattern = glob(request.path("pattern").asText("*"));
        List<Entry> matching = entries.stream()
                .filter(entry -> pattern.matcher(entry.source).matches())
                .toList();
        if (!request.path("unique").asBoolean(false)) {
            return matching;
        }
        Map<String, Entry> lastOfEach = new LinkedHashMap<>();
        for (Entry entry : matching) {
            lastOfEach.remove(entry.source);
            lastOfEach.put(entry.source, entry);
        }
        return List.copyOf(lastOfEach.values());
    }

    private static Pattern glob(String pattern) {
        String regex = Pattern.quote(pattern).replace("*", "\\E.*\\Q").replace("?", "\\E.\\Q");
        return Pattern.compile(regex, Pattern.DOTALL);
    }

    private static ArrayNode toJson(List<Entry> entries, boolean withOutput) {
        ArrayNode list = JsonNodeFactory.instance.arrayNode();
        for (Entry entry : entries) {
            ArrayNode tuple = list.addArray().add(SESSION).add(entry.number);
            if (withOutput) {
                tuple.addArray().add(entry.source).add(entry.output);
            } else {
                tuple.add(entry.source);
            }
        }
        return list;
    }
}
