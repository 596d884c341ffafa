package dev.stridebook.tools.compare;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A module of PyTorch.
 *
 * @param name of the class
 * @param args by their names in PyTorch; pairs are lists
 * @param children modules it is made of, which are its first arguments
 * @param shared a number if it occurs more than once: the same object each time
 */
record Module(String name, Map<String, Object> args, List<Module> children, Integer shared) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /** Sorts the arguments, so that a case is the same in each run. */
    Module {
        args = new TreeMap<>(args);
    }

    Module(String name, Map<String, Object> args) {
        this(name, args, List.of(), null);
    }

    Module(String name, Map<String, Object> args, List<Module> children) {
        this(name, args, children, null);
    }

    Module shared(int number) {
        return new Module(name, args, children, number);
    }

    ObjectNode json() {
        ObjectNode node = MAPPER.createObjectNode().put("module", name);
        node.set("args", MAPPER.valueToTree(args));
        if (!children.isEmpty()) {
            node.putArray("children").addAll(children.stream().map(Module::json).toList());
        }
        if (shared != null) {
            node.put("shared", shared);
        }
        return node;
    }
}
