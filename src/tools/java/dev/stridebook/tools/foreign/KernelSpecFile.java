package dev.stridebook.tools.foreign;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stridebook.cli.UsageException;
import dev.stridebook.kernel.JupyterData;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * How Jupyter starts a kernel.
 *
 * @param command the program and its arguments; one of them has {@code {connection_file}} for the name of that file
 * @param environment the variables that the kernel needs
 * @param interruptsByMessage whether it wants a message in place of a signal to stop a cell
 */
record KernelSpecFile(List<String> command, Map<String, String> environment, boolean interruptsByMessage) {
    /** Reads the {@code kernel.json} in this folder. */
    static KernelSpecFile in(Path folder) throws IOException {
        JsonNode json =
                new ObjectMapper().readTree(folder.resolve("kernel.json").toFile());
        List<String> command = new ArrayList<>();
        json.path("argv")
                .forEach(argument -> command.add(argument.asText().replace("{resource_dir}", folder.toString())));
        Map<String, String> environment = new TreeMap<>();
        json.path("env")
                .properties()
                .forEach(variable ->
                        environment.put(variable.getKey(), variable.getValue().asText()));
        return new KernelSpecFile(
                command, environment, json.path("interrupt_mode").asText().equals("message"));
    }

    /** Returns the spec of an installed kernel. */
    static KernelSpecFile installed(String name) throws IOException {
        List<String> names = new ArrayList<>();
        for (JupyterData data : JupyterData.searched()) {
            for (JupyterData.Installed kernel : data.list()) {
                if (kernel.name().equals(name)) {
                    return in(kernel.folder());
                }
                names.add(kernel.name());
            }
        }
        throw new UsageException(
                "There is no kernel %s. Installed: %s. JUPYTER_PATH names further folders with kernels."
                        .formatted(name, names.isEmpty() ? "none" : String.join(", ", names)));
    }

    /** Returns the command that starts the kernel with this connection file. */
    List<String> command(Path connectionFile) {
        return command.stream()
                .map(argument -> argument.replace("{connection_file}", connectionFile.toString()))
                .toList();
    }
}
