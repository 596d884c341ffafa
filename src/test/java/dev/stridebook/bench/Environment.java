package dev.stridebook.bench;

import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * What was measured, and on what.
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

    /** By the name of its jar. */
    static String version(String library, String classPath) {
        return classPath.replaceAll("(?s).*[/\\\\]" + library + "-(\\d[^/\\\\]*?)\\.jar.*", "$1");
    }

    ObjectNode json() {
        ObjectNode json = machine.json();
        return json.put("java", java).put("engine", engine).put("nd4j", nd4j).put("pytorch", pytorch);
    }
}
