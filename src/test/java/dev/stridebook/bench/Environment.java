package dev.stridebook.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The measured software and machine.
 *
 * @param engine what computes convolutions here
 * @param pytorch name and version, or null
 */
record Environment(Machine machine, String java, String engine, String nd4j, String pytorch) {

    static Environment here(String engine, String pytorch) {
        return new Environment(
                Machine.here(),
                "%s %s".formatted(System.getProperty("java.vm.name"), Runtime.version()),
                engine,
                version("nd4j-api", System.getProperty("java.class.path")),
                pytorch);
    }

    /** Finds the version in the name of the jar. */
    static String version(String library, String classPath) {
        Matcher jar =
                Pattern.compile("[/\\\\]" + library + "-(\\d[^/\\\\]*)\\.jar").matcher(classPath);
        return jar.find() ? jar.group(1) : "unknown";
    }

    ObjectNode json() {
        ObjectNode json = machine.json();
        return json.put("java", java).put("engine", engine).put("nd4j", nd4j).put("pytorch", pytorch);
    }
}
