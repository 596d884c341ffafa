package dev.stridebook.grade.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@EnabledOnOs(value = OS.LINUX, disabledReason = "no sandbox and so no cluster elsewhere")
class SparkMasterTest {
    @TempDir
    private Path folder;

    private Path conf(String rights, String... lines) throws IOException {
        Path file = Files.write(folder.resolve("spark.conf"), List.of(lines));
        return Files.setPosixFilePermissions(file, PosixFilePermissions.fromString(rights));
    }

    @Test
    void whatKeepsStrangersOutCannotBeSwitchedOff() throws Exception {
        Path file = conf(
                "rw-------",
                "spark.authenticate.secret=s3cret",
                "spark.authenticate=false",
                "spark.network.crypto.enabled=false",
                "spark.ui.enabled=true",
                "spark.executor.memory=700m");
        Properties settings =
                SparkMaster.of("spark://host:7077", Optional.of(file)).settings();
        assertThat(settings)
                .containsEntry("spark.master", "spark://host:7077")
                .containsEntry("spark.authenticate", "true")
                .containsEntry("spark.authenticate.secret", "s3cret")
                .containsEntry("spark.network.crypto.enabled", "true")
                .containsEntry("spark.ui.enabled", "false")
                .containsEntry("spark.executor.memory", "700m");
    }

    @Test
    void aClusterWithoutASecretAndASecretThatOthersCanReadAreRefused() throws Exception {
        assertThatThrownBy(() -> SparkMaster.of("spark://host:7077", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("spark.authenticate.secret=");
        Path open = conf("rw-r-----", "spark.authenticate.secret=s3cret");
        assertThatThrownBy(() -> SparkMaster.of("spark://host:7077", Optional.of(open)))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("chmod 600");
        assertThatThrownBy(() -> SparkMaster.of("host:7077", Optional.empty()))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("--master is \"host:7077\"");
        assertThat(SparkMaster.of("local[*]", Optional.empty()).settings()).containsEntry("spark.authenticate", "true");
    }

    @Test
    void theDriverHasTheAddressAtWhichTheMasterSeesIt() throws Exception {
        Path file = conf("rw-------", "spark.authenticate.secret=s3cret");
        int port;
        try (ServerSocket master = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = master.getLocalPort();
            assertThat(SparkMaster.of("spark://localhost:" + port, Optional.of(file))
                            .environment())
                    .containsEntry("SPARK_LOCAL_IP", "127.0.0.1");
        }
        assertThatThrownBy(() -> SparkMaster.of("spark://localhost:" + port, Optional.of(file))
                        .environment())
                .isInstanceOf(ClusterException.class)
                .hasMessageContaining("There is no Spark master at spark://localhost:" + port);
    }
}
