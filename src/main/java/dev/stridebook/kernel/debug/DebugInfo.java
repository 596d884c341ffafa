package dev.stridebook.kernel.debug;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;

/**
 * The debugger's state, which a front end asks for whenever it connects.
 *
 * @param breakpoints the breakpoints by path
 * @param stoppedThreads the numbers of threads that are stopped
 */
record DebugInfo(
        boolean isStarted, Map<String, List<Breakpoints.Breakpoint>> breakpoints, List<Integer> stoppedThreads) {
    static final DebugInfo NOT_STARTED = new DebugInfo(false, Map.of(), List.of());

    ObjectNode toJson() {
        ObjectNode info = JsonNodeFactory.instance
                .objectNode()
                .put("isStarted", isStarted)
                .put("hashMethod", SourcePaths.HASH_METHOD)
                .put("hashSeed", SourcePaths.SEED)
                .put("tmpFilePrefix", SourcePaths.PREFIX)
                .put("tmpFileSuffix", SourcePaths.SUFFIX)
                .put("richRendering", true)
                .put("copyToGlobals", false);
        info.putArray("exceptionPaths");
        stoppedThreads.forEach(info.putArray("stoppedThreads")::add);
        ArrayNode sources = info.putArray("breakpoints");
        breakpoints.forEach((path, list) -> {
            ArrayNode lines = sources.addObject().put("source", path).putArray("breakpoints");
            list.forEach(breakpoint -> lines.addObject().put("line", breakpoint.line()));
        });
        return info;
    }
}
