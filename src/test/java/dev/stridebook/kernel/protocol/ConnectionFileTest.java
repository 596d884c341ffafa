package dev.stridebook.kernel.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ConnectionFileTest {
    @TempDir
    private Path folder;

    private Path written(String text) throws Exception {
        return Files.writeString(folder.resolve("kernel-1.json"), text);
    }

    @Test
    void what_is_written_is_read() throws Exception {
        ConnectionFile connection = ConnectionFile.local();
        Path file = folder.resolve("kernel.json");
        connection.write(file);

        assertThat(ConnectionFile.read(file)).isEqualTo(connection);
    }

    /** Linux gives away ports from 32,768 on, the other systems from 49,152. */
    @Test
    void ports_are_none_that_a_system_gives_to_whoever_asks_for_any() throws Exception {
        for (int i = 0; i < 100; i++) {
            ConnectionFile c = ConnectionFile.local();
            assertThat(List.of(c.shell(), c.control(), c.stdin(), c.iopub(), c.heartbeat()))
                    .doesNotHaveDuplicates()
                    .allMatch(port -> port > 1024 && port < 32_768);
        }
    }

    @Test
    void the_transport_ipc_is_refused_with_what_to_set_instead() throws Exception {
        Path file = written("{\"transport\":\"ipc\",\"ip\":\"/run/kernel\",\"shell_port\":1}");

        assertThatThrownBy(() -> ConnectionFile.read(file))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("transport ipc")
                .hasMessageContaining("ZeroMQ for Java does not have")
                .hasMessageContaining("c.KernelManager.transport = 'tcp'");
    }

    @Test
    void what_is_no_connection_file_is_refused() throws Exception {
        Path file = written("{\"shell_port\":70000}");
        assertThatThrownBy(() -> ConnectionFile.read(file))
                .hasMessageContaining("is not a connection file: its shell_port is 70000");
        written("ports");
        assertThatThrownBy(() -> ConnectionFile.read(file)).hasMessageContaining("it is not JSON");
    }
}
