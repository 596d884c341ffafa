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
import java.util.Locale;
import java.util.Map;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

    /** Where the files of other programs lie, and what they are called there. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "%s",
                "%s.gz",
                "%s unpacked by the browser.gz",
                "%s packed without saying so",
                "%s with a dot",
                "%s with a dot.gz",
                "%s IN CAPITALS",
                "%s IN CAPITALS.gz",
                "raw/%s",
                "MNIST/raw/%s.gz",
                "%s/%s",
                "%s with a dot/%s",
                "archive/%s/%s with a dot",
            })
    void findsFilesWhereAndHowOtherProgramsStoreThem(String layout) throws IOException {
        Path folder = temp.resolve("theirs");
        List<byte[]> contents =
                List.of(TestData.TRAIN_IMAGES, TestData.TRAIN_LABELS, TestData.TEST_IMAGES, TestData.TEST_LABELS);
        for (int i = 0; i < files.size(); i++) {
            String path = layout.replace("%s with a dot", files.get(i).name().replace("-idx", ".idx"))
                    .replace("%s", files.get(i).name())
                    .replaceAll(" (unpacked|packed).*?(\\.gz)?$", "$2");
            path = path.contains("IN CAPITALS")
                    ? path.replace(" IN CAPITALS", "").toUpperCase(Locale.ROOT)
                    : path;
            boolean packed = layout.contains(" packed") || layout.endsWith(".gz") && !layout.contains("unpacked");
            Files.createDirectories(folder.resolve(path).getParent());
            Files.write(folder.resolve(path), packed ? gzip(contents.get(i)) : contents.get(i));
        }

        new FolderSource(folder).fetch(files, Files.createDirectory(temp.resolve("arrived")));

        for (int i = 0; i < files.size(); i++) {
            assertThat(temp.resolve("arrived").resolve(files.get(i).name())).hasBinaryContent(contents.get(i));
        }
    }

    @Test
    void takesTheRightOneOfSeveralSetsWithTheSameNames() throws IOException {
        TestData.writeAll(temp.resolve("all/MNIST/raw"));
        Path other = Files.createDirectories(temp.resolve("all/FashionMNIST/raw"));
        for (DataFile file : files) {
            Files.write(other.resolve(file.name()), TestData.images(7));
        }

        new FolderSource(temp.resolve("all")).fetch(files, temp);

        assertThat(temp.resolve("train-images-idx3-ubyte")).hasBinaryContent(TestData.TRAIN_IMAGES);
        Files.delete(temp.resolve("all/MNIST/raw/t10k-labels-idx1-ubyte"));
        assertThatThrownBy(() -> new FolderSource(temp.resolve("all")).fetch(files, temp))
                .hasMessageContaining(Path.of("FashionMNIST/raw/t10k-labels-idx1-ubyte")
                        + " differs from the published file: it has 58 bytes instead of 28");
    }

    @Test
    void saysWhatWasLookedForAndWhatIsThere() throws IOException {
        Path folder = Files.createDirectories(temp.resolve("photos/holiday")).getParent();
        assertThatThrownBy(() -> new FolderSource(folder).fetch(files, temp))
                .hasMessageContaining("what is there: nothing");
        Files.write(folder.resolve("cat.jpg"), new byte[1]);
        Files.write(folder.resolve("holiday/train_labels.idx1_ubyte"), TestData.TRAIN_LABELS);
        assertThatThrownBy(() -> new FolderSource(folder).fetch(files, temp))
                .hasMessage(
                        "there is no file train-images-idx3-ubyte, train-images-idx3-ubyte.gz, train-images.idx3-ubyte or "
                                + "train-images.idx3-ubyte.gz in it or up to 2 folders below; what is there: cat.jpg, "
                                + Path.of("holiday/train_labels.idx1_ubyte"));
        Files.write(folder.resolve("train-images.idx3-ubyte.gz"), new byte[] {0x1f, (byte) 0x8b, 8});
        assertThatThrownBy(() -> new FolderSource(folder).fetch(files, temp))
                .hasMessageContaining("train-images.idx3-ubyte.gz cannot be read");
        assertThatThrownBy(() -> new FolderSource(temp.resolve("none")).fetch(files, temp))
                .hasMessageContaining("there is no such folder. It should hold train-images-idx3-ubyte, train-labels");
    }

    @Test
    void theShippedDigitsAreBalanced() {
        assertThat(Mnist.shippedTrain().classCounts()).containsOnly(200);
        assertThat(Mnist.shippedTest().classCounts()).containsOnly(50);
        assertThat(Mnist.shippedTest().description()).isEqualTo("MNIST, shipped subset of 500 test images");
        assertThat(Mnist.shippedTest().classNames()).hasSize(10);
    }
}
