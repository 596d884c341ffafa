package dev.stridebook.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The sources against a web server of this test. */
class SourcesTest {
    @TempDir
    private Path temp;

    private HttpServer server;
    private final List<DataFile> files = TestData.published(false).files();

    @BeforeEach
    void startServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.start();
    }

    @AfterEach
    void stopServer() {
        server.stop(0);
    }

    private HttpSource source() {
        return new HttpSource(
                URI.create("http://localhost:" + server.getAddress().getPort() + "/data/"));
    }

    private void serve(Map<String, byte[]> contents) {
        server.createContext("/data/", exchange -> {
            byte[] content = contents.get(exchange.getRequestURI().getPath().substring("/data/".length()));
            exchange.sendResponseHeaders(content == null ? 404 : 200, content == null ? -1 : content.length);
            if (content != null) {
                exchange.getResponseBody().write(content);
            }
            exchange.close();
        });
    }

    private static byte[] gzip(byte[] content) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream out = new GZIPOutputStream(bytes)) {
            out.write(content);
        }
        return bytes.toByteArray();
    }

    @Test
    void downloadsAndUnpacks() throws Exception {
        serve(Map.of(
                "train-images-idx3-ubyte.gz", gzip(TestData.TRAIN_IMAGES),
                "train-labels-idx1-ubyte.gz", gzip(TestData.TRAIN_LABELS),
                "t10k-images-idx3-ubyte.gz", gzip(TestData.TEST_IMAGES),
                "t10k-labels-idx1-ubyte.gz", gzip(TestData.TEST_LABELS)));
        source().fetch(files, temp);
        for (DataFile file : files) {
            assertThat(file.fault(Files.readAllBytes(temp.resolve(file.name()))))
                    .isEmpty();
        }
        assertThat(temp).isDirectoryNotContaining("glob:**.gz");
    }

    @Test
    void saysWhatTheServerAnswered() {
        serve(Map.of());
        assertThatThrownBy(() -> source().fetch(files, temp))
                .isInstanceOf(IOException.class)
                .hasMessage("the server answered with status 404");
    }

    @Test
    void refusesAnAnswerThatIsNotCompressed() {
        serve(Map.of("train-images-idx3-ubyte.gz", "<html>Please log in</html>".getBytes()));
        assertThatThrownBy(() -> source().fetch(files, temp)).isInstanceOf(IOException.class);
    }

    @Test
    void saysThatThereIsNoConnection() {
        HttpSource source = source();
        server.stop(0);
        assertThatThrownBy(() -> source.fetch(files, temp))
                .isInstanceOf(IOException.class)
                .hasMessage("no connection");
    }

    @Test
    void aFolderMustHaveAllFiles() {
        assertThatThrownBy(() -> new FolderSource(temp).fetch(files, temp))
                .isInstanceOf(IOException.class)
                .hasMessageContaining("train-images-idx3-ubyte.gz");
    }

    @Test
    void theShippedDigitsAreBalanced() {
        assertThat(Mnist.shippedTrain().classCounts()).containsOnly(200);
        assertThat(Mnist.shippedTest().classCounts()).containsOnly(50);
        assertThat(Mnist.shippedTest().description()).isEqualTo("MNIST, shipped subset of 500 test images");
        assertThat(Mnist.shippedTest().classNames()).hasSize(10);
    }
}
