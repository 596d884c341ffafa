package dev.stridebook.nn.engine;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Native code stays within its memory and computes what it should. A sample: {@code ./stridebook author fence} computes twenty
 * thousand cases.
 */
class FenceTest {
    private static final long SEED = 20261126;

    @TempDir
    private Path folder;

    private FencedRuns runs;

    @BeforeEach
    void buildTheFence() throws IOException, InterruptedException {
        assumeTrue(Fence.isForThisSystem(), "the fence is for Linux on x86-64");
        runs = new FencedRuns(folder, Fence.compile(folder), "engine", line -> {});
    }

    @Test
    void theFenceSeesEachTrespassAndNamesIt() throws Exception {
        runs.run("DEFAULT", List.of(FencedCase.Trespass.values()));
        assertThat(runs.faults())
                .map(FencedRuns.Fault::drawn)
                .containsExactly(Stream.of(FencedCase.Trespass.values())
                        .map(Object::toString)
                        .toArray(String[]::new));
        assertThat(runs.faults())
                .map(FencedRuns.Fault::kind)
                .satisfiesExactly(
                        kind -> assertThat(kind).startsWith("writes beyond a fence"),
                        kind -> assertThat(kind).startsWith("reads beyond a fence"),
                        kind -> assertThat(kind).startsWith("writes beyond a fence"),
                        kind -> assertThat(kind).startsWith("reads beyond a fence"),
                        kind -> assertThat(kind).isEqualTo("wrote 2 bytes beyond a block of 396"));
    }

    @Test
    void theEngineStaysWithinItsMemoryAndIsRight() throws Exception {
        FencedCase.Drawing drawing = new FencedCase.Drawing(SEED);
        runs.run("DEFAULT", Stream.generate(drawing::next).limit(100).toList());
        runs.run("AVX2", Stream.generate(drawing::next).limit(50).toList());
        assertThat(runs.faults()).isEmpty();
        assertThat(runs.counts()).containsKeys("DEFAULT | block", "AVX2 | matmul", "DEFAULT | relu");
    }

    /** In each of these one of oneDNN's ways reads or writes beyond its memory, or is wrong. */
    @Test
    void whereOneDnnIsFaultyTheEngineTakesAnotherWay() throws Exception {
        List<FencedCase> cases =
                Files.readAllLines(Path.of("src/test/resources/dev/stridebook/nn/engine/faulty.cases")).stream()
                        .map(FencedCase::parse)
                        .toList();
        assertThat(cases).isNotEmpty();
        runs.run("DEFAULT", cases);
        assertThat(runs.faults()).isEmpty();
    }

    @Test
    void aCaseIsWhatItsTextSays() {
        FencedCase.Drawing drawing = new FencedCase.Drawing(SEED);
        for (int i = 0; i < 1000; i++) {
            FencedCase drawn = drawing.next();
            assertThat(FencedCase.parse(drawn.toString())).isEqualTo(drawn);
        }
    }
}
