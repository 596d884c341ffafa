package dev.stridebook.settings;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Collections;
import java.util.Map;
import java.util.Properties;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Settings of native libraries' threads and memory, which they read from environment variables when a process starts. The values
 * are in the file {@code native-threads.env}, which the launchers also read.
 */
public final class NativeThreads {
    private static final SortedMap<String, String> ENVIRONMENT = read();

    private NativeThreads() {}

    /** Returns the environment variables for each process that computes. */
    public static Map<String, String> environment() {
        return ENVIRONMENT;
    }

    private static SortedMap<String, String> read() {
        Properties file = new Properties();
        try (InputStream text = NativeThreads.class.getResourceAsStream("native-threads.env")) {
            file.load(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        SortedMap<String, String> variables = new TreeMap<>();
        file.stringPropertyNames().forEach(name -> variables.put(name, file.getProperty(name)));
        return Collections.unmodifiableSortedMap(variables);
    }
}
