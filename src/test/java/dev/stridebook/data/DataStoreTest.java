package dev.stridebook.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataStoreTest {
    @TempDir
    private Path temp;

    private final List<String> messages = new ArrayList<>();

    /** A source that counts how often it is asked, and has nothing. */
    private static final class Unreachable implements Source {
        private int asked;

        @Override
        public String name() {
            return "nowhere";
        }

        @Override
        public void fetch(List<DataFile> files, Path into) throws IOException {
            asked++;
            throw new IOException("no connection");
        }
    }

    private final Unreachable nowhere = new Unreachable();

    private DataStore store(boolean shipsSubset, Source... sources) {
        return new DataStore(
                TestData.published(shipsSubset, sources), temp.resolve("cache"), Optional.empty(), messages::add);
    }

    private FolderSource source() {
        TestData.writeAll(temp.resolve("source"));
        return new FolderSource(temp.resolve("source"));
    }

    private Path cached(String name) {
        return temp.resolve("cache/tiny").resolve(name);
    }

    @Test
    void fetchesOnceAndThenReadsFromTheCache() {
        DataStore store = store(false, nowhere, source());
        ImageDataset train = store.train();
        assertThat(train.size()).isEqualTo(40);
        assertThat(train.description()).isEqualTo("Tiny, all 40 training images");
        assertThat(train.isSubset()).isFalse();
        assertThat(store.test().description()).isEqualTo("Tiny, all 20 test images");
        assertThat(messages)
                .containsExactly("Downloading Tiny from nowhere", "Downloading Tiny from " + temp.resolve("source"));
        assertThat(store(false, nowhere).train().size()).isEqualTo(40);
        assertThat(nowhere.asked).isEqualTo(1);
    }

    @Test
    void leavesNothingButTheFilesInTheCache() throws IOException {
        store(false, nowhere, source()).train();
        try (Stream<Path> files = Files.list(temp.resolve("cache/tiny"))) {
            assertThat(files.map(file -> file.getFileName().toString()))
                    .containsExactlyInAnyOrder(
                            "train-images-idx3-ubyte", "train-labels-idx1-ubyte",
                            "t10k-images-idx3-ubyte", "t10k-labels-idx1-ubyte");
        }
    }

    @Test
    void readsCompressedFiles() throws IOException {
        source();
        for (String name : List.of("train-images-idx3-ubyte", "t10k-labels-idx1-ubyte")) {
            Path plain = temp.resolve("source").resolve(name);
            try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(Path.of(plain + ".gz")))) {
                Files.copy(plain, out);
            }
            Files.delete(plain);
        }
        assertThat(store(false, source()).train().size()).isEqualTo(40);
    }

    @Test
    void neverTakesFilesThatAreNotTheOnesPublished() throws IOException {
        FolderSource altered = source();
        byte[] wrong = TestData.TEST_LABELS.clone();
        wrong[10] ^= 1;
        Files.write(temp.resolve("source/t10k-labels-idx1-ubyte"), wrong);
        assertThatThrownBy(() -> store(false, altered).train())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("t10k-labels-idx1-ubyte differs from the published file: its SHA-256 is");
        assertThat(cached("train-images-idx3-ubyte")).doesNotExist();
    }

    @Test
    void usesTheShippedSubsetWhereNothingCanBeReached() {
        DataStore store = store(true, nowhere);
        ImageDataset train = store.train();
        assertThat(train.isSubset()).isTrue();
        assertThat(train.size()).isEqualTo(2000);
        assertThat(train.description())
                .isEqualTo(
                        "Tiny, shipped subset of 2,000 training images because the full set could not be downloaded");
        assertThat(store.test().size()).isEqualTo(500);
        assertThat(nowhere.asked).as("asked once for all").isEqualTo(1);
        assertThat(messages)
                .hasSize(2)
                .last()
                .asString()
                .startsWith(
                        "Using the subset that comes with Stridebook: Tiny could not be downloaded (nowhere: no connection)");
    }

    @Test
    void saysHowToGetASetThatIsNotShipped() {
        assertThatThrownBy(() -> store(false, nowhere).train())
                .isInstanceOf(DataException.class)
                .hasMessageContaining("train-images-idx3-ubyte is missing.")
                .hasMessageContaining("nowhere: no connection")
                .hasMessageContaining("./stridebook data tiny --from FOLDER");
        assertThatThrownBy(() -> store(false, nowhere).shippedTrain()).hasMessageContaining("./stridebook data tiny");
    }

    @Test
    void neverReplacesADamagedFileByTheSubset() throws IOException {
        TestData.writeAll(temp.resolve("cache/mnist"));
        Path images = temp.resolve("cache/mnist/train-images-idx3-ubyte");
        Files.write(images, Arrays.copyOf(TestData.TRAIN_IMAGES, 100));
        assertThatThrownBy(() -> store(true, nowhere).train())
                .isInstanceOf(DataException.class)
                .hasMessage(images + " is damaged: it has 100 bytes instead of 256. "
                        + "Repair it with: ./stridebook data mnist --repair");
        assertThat(store(true, nowhere).test().size())
                .as("the other part is whole")
                .isEqualTo(20);
    }

    @Test
    void tellsAlteredFilesByTheirDigest() throws IOException {
        DataStore store = store(false, source());
        store.train();
        byte[] altered = TestData.TRAIN_LABELS.clone();
        altered[20] ^= 1;
        Files.write(cached("train-labels-idx1-ubyte"), altered);
        assertThatThrownBy(store::train)
                .hasMessageStartingWith(cached("train-labels-idx1-ubyte") + " is damaged: its SHA-256 is ")
                .hasMessageContaining(" instead of ")
                .hasMessageEndingWith("Repair it with: ./stridebook data tiny --repair");
        assertThat(store.problems()).singleElement().asString().contains("train-labels-idx1-ubyte is damaged");
    }

    @Test
    void fetchesAMissingFileAgainOrSaysThatItIsMissing() throws IOException {
        TestData.writeAll(temp.resolve("cache/mnist"));
        Files.delete(temp.resolve("cache/mnist/t10k-images-idx3-ubyte"));
        assertThatThrownBy(() -> store(true, nowhere).train())
                .as("some files are there, so the subset would mislead")
                .hasMessageContaining("t10k-images-idx3-ubyte is missing.");
        assertThat(store(true, source()).test().isSubset()).isFalse();
    }

    @Test
    void repairsDamagedFilesOnlyWhenAsked() throws IOException {
        DataStore store = store(false, source());
        store.complete(Optional.empty(), false);
        assertThat(store.problems()).isEmpty();
        Files.write(cached("t10k-images-idx3-ubyte"), new byte[] {0x1f, (byte) 0x8b, 8, 0});
        assertThatThrownBy(() -> store.complete(Optional.empty(), false)).hasMessageContaining("--repair");
        store.complete(Optional.empty(), true);
        assertThat(store.problems()).isEmpty();
        assertThat(store.test().size()).isEqualTo(20);
    }

    @Test
    void takesFilesFromAFolderThatIsNamed() {
        DataStore store = store(false, nowhere);
        assertThat(store.isEmpty()).isTrue();
        source();
        store.complete(Optional.of(temp.resolve("source")), false);
        assertThat(store.isEmpty()).isFalse();
        assertThat(store.train().size()).isEqualTo(40);
        assertThat(nowhere.asked).isZero();
    }

    /** On a server, each user would have a copy otherwise. */
    @Test
    void readsAFolderThatIsSetWithoutCopyingIt() {
        source();
        DataStore store = new DataStore(
                TestData.published(true, nowhere),
                temp.resolve("cache"),
                Optional.of(temp.resolve("source")),
                messages::add);
        assertThat(store.train().size()).isEqualTo(40);
        assertThat(store.test().size()).isEqualTo(20);
        assertThat(temp.resolve("cache")).doesNotExist();
        assertThat(nowhere.asked).isZero();
    }

    @Test
    void insistsOnAFolderThatIsNamed() throws IOException {
        source();
        Files.delete(temp.resolve("source/t10k-labels-idx1-ubyte"));
        DataStore store = new DataStore(
                TestData.published(true, nowhere),
                temp.resolve("cache"),
                Optional.of(temp.resolve("source")),
                messages::add);
        assertThatThrownBy(store::train)
                .isInstanceOf(DataException.class)
                .hasMessageContaining("The folder " + temp.resolve("source") + " cannot be used as the source of Tiny")
                .hasMessageContaining("t10k-labels-idx1-ubyte");
        assertThat(nowhere.asked).isZero();
    }

    @Test
    void manyMayFetchAtOnce() throws Exception {
        FolderSource source = source();
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Integer>> sizes =
                    threads.invokeAll(Collections.nCopies(8, (Callable<Integer>) () -> new DataStore(
                                    TestData.published(false, source),
                                    temp.resolve("cache"),
                                    Optional.empty(),
                                    message -> {})
                            .train()
                            .size()));
            for (Future<Integer> size : sizes) {
                assertThat(size.get()).isEqualTo(40);
            }
        } finally {
            threads.shutdownNow();
        }
    }

    @Test
    void anInterruptEndsFetching() {
        Source slow = new Source() {
            @Override
            public String name() {
                return "slow";
            }

            @Override
            public void fetch(List<DataFile> files, Path into) throws InterruptedException {
                Thread.sleep(10_000);
            }
        };
        Thread.currentThread().interrupt();
        assertThatThrownBy(() -> store(true, slow).train()).hasMessageContaining("was interrupted");
        assertThat(Thread.interrupted()).as("still known to the caller").isTrue();
    }
}
