package dev.stridebook.kernel.protocol;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.process.FreePort;
import java.io.IOException;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * Where a kernel listens and how its messages are signed; Jupyter passes this to the kernel in a file.
 *
 * @param key the key that signs the messages; empty for no signature
 * @param signatureScheme the signature algorithm, such as {@code hmac-sha256}
 */
public record ConnectionFile(
        String ip, int shell, int control, int stdin, int iopub, int heartbeat, String key, String signatureScheme) {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    /**
     * Reads the file that Jupyter wrote.
     *
     * @throws IllegalArgumentException if it is not a connection file, or asks for a transport other than TCP
     * @throws IOException if it cannot be read
     */
    public static ConnectionFile read(Path file) throws IOException {
        JsonNode json;
        try {
            json = MAPPER.readTree(Files.readString(file));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(file + " is not a connection file: it is not JSON.", e);
        }
        String transport = json.path("transport").asText("tcp");
        if (!transport.equals("tcp")) {
            throw new IllegalArgumentException(
                    "%s asks for the transport %s, which ZeroMQ for Java does not have. Set c.KernelManager.transport = 'tcp'"
                                    .formatted(file, transport)
                            + " in jupyter_server_config.py.");
        }
        return new ConnectionFile(
                json.path("ip").asText("127.0.0.1"),
                port(json, "shell_port", file),
                port(json, "control_port", file),
                port(json, "stdin_port", file),
                port(json, "iopub_port", file),
                port(json, "hb_port", file),
                json.path("key").asText(""),
                json.path("signature_scheme").asText("hmac-sha256"));
    }

    private static int port(JsonNode json, String name, Path file) {
        int port = json.path(name).asInt(0);
        if (port < 1 || port > 65535) {
            throw new IllegalArgumentException("%s is not a connection file: its %s is %s."
                    .formatted(file, name, json.path(name).isMissingNode() ? "missing" : json.path(name)));
        }
        return port;
    }

    /** Creates one for a kernel on this machine, with free ports and a new key. */
    public static ConnectionFile local() throws IOException {
        List<ServerSocket> sockets = new ArrayList<>();
        try {
            for (int i = 0; i < 5; i++) {
                sockets.add(FreePort.open());
            }
            List<Integer> ports =
                    sockets.stream().map(ServerSocket::getLocalPort).toList();
            return new ConnectionFile(
                    "127.0.0.1",
                    ports.get(0),
                    ports.get(1),
                    ports.get(2),
                    ports.get(3),
                    ports.get(4),
                    UUID.randomUUID().toString(),
                    "hmac-sha256");
        } finally {
            for (ServerSocket socket : sockets) {
                socket.close();
            }
        }
    }

    /** Writes the file as Jupyter would. */
    public void write(Path file) throws IOException {
        ObjectNode json = MAPPER.createObjectNode()
                .put("transport", "tcp")
                .put("ip", ip)
                .put("shell_port", shell)
                .put("control_port", control)
                .put("stdin_port", stdin)
                .put("iopub_port", iopub)
                .put("hb_port", heartbeat)
                .put("key", key)
                .put("signature_scheme", signatureScheme);
        Files.writeString(file, json.toPrettyString());
    }

    String address(int port) {
        return "tcp://" + ip + ":" + port;
    }
}
