package dev.stridebook.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.LocalDate;
import org.junit.jupiter.api.Test;

class PerformancePageTest {
    private static final Machine MACHINE = new Machine("A Processor", 2, 16_000_000_000L, "Linux, amd64");
    private static final Neighbours QUIET = new Neighbours(0.01, 0.02);

    private static PerformancePage page(boolean quick, String pytorch, String absence) {
        var environment = new Environment(MACHINE, "OpenJDK 17", "oneDNN 3", "1.0", pytorch);
        PerformancePage page = new PerformancePage(environment, LocalDate.of(2026, 1, 31), quick, absence);
        page.add(new Section("Training", "a table\n", JsonNodeFactory.instance.objectNode()));
        return page;
    }

    @Test
    void saysWhatWasMeasuredOnWhatAndWhatARatioMeans() {
        assertThat(page(false, "PyTorch 2", null).text(QUIET))
                .contains(
                        "0.5 means half of PyTorch's time",
                        "2026-01-31",
                        "A Processor, 2 cores, 16 GB of memory, Linux, amd64",
                        "OpenJDK 17",
                        "oneDNN 3",
                        "PyTorch 2",
                        "## Training\n\na table\n")
                .doesNotContain("quick run");
    }

    @Test
    void saysThatAQuickRunIsRough() {
        assertThat(page(true, "PyTorch 2", null).text(QUIET)).contains("quick run");
    }

    @Test
    void saysThatTheMachineWasBusy() {
        PerformancePage page = page(false, "PyTorch 2", null);

        assertThat(page.text(QUIET))
                .contains("1 % of the processor before, 2 % after")
                .doesNotContain("**The machine was busy");
        assertThat(page.text(new Neighbours(0.9, 0.5))).contains("**The machine was busy");
    }

    @Test
    void saysWhyThereIsNoPyTorch() {
        assertThat(page(false, null, "python3 has no PyTorch.").text(QUIET)).contains("none: python3 has no PyTorch.");
    }

    @Test
    void aTableHasACellForEachColumn() {
        assertThat(new Table("what", "time").row("a", "1.00 s").toString()).isEqualTo("""
                | what |   time |
                |:-----|-------:|
                | a    | 1.00 s |
                """);
        assertThatIllegalArgumentException().isThrownBy(() -> new Table("what", "time").row("a"));
    }
}
