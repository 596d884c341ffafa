package dev.stridebook.cli;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * A picture in {@code docs/} that shows the product.
 *
 * @param file its name
 * @param words what can be read on it, each with the file of the product that says so
 */
record Screenshot(String file, Map<String, String> words, Taker taker) {
    /** Takes the picture. */
    @FunctionalInterface
    interface Taker {
        void take(Studio studio, Screenshot picture) throws Exception;
    }

    static Screenshot of(String file, Taker taker) {
        return new Screenshot(file, Map.of(), taker);
    }

    /** Adds words that can be read on it. */
    Screenshot saying(String source, String... said) {
        Map<String, String> all = new LinkedHashMap<>(words);
        for (String each : said) {
            all.put(each, source);
        }
        return new Screenshot(file, all, taker);
    }
}
