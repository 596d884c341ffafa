package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ShapeCommandTest {
    @ParameterizedTest(name = "{0} gives {2}")
    @CsvSource(
            delimiter = '|',
            value = {
                "S3.1 | --kernel 3 --padding 1 | 8x8",
                "S3.2 | --kernel 5,3 --padding 2,1 | 8x8",
                "S3.3 | --kernel 3 --padding 1 --stride 2 | 4x4",
                "S3.4 | --kernel 3,5 --padding 0,1 --stride 3,4 | 2x2",
                "dilation | --kernel 3 --dilation 3 | 2x2",
                "ceil | --kernel 3 --stride 2 --ceil | 4x4",
            })
    void printsTheSizeFirst(String id, String options, String size) throws Exception {
        String arguments = "shape --input 8x8 " + options;
        Cli plain = Cli.run(arguments.split(" "));
        assertThat(plain.exitCode()).as(plain.err()).isZero();
        assertThat(plain.out().lines().findFirst()).hasValue(size);

        JsonNode json = new ObjectMapper()
                .readTree(Cli.run((arguments + " --json").split(" ")).out());
        assertThat(json.get("output").get(0).asInt() + "x"
                        + json.get("output").get(1).asInt())
                .isEqualTo(size);
    }

    @Test
    void showsTheWayToTheSize() {
        Cli run = Cli.run("shape", "--input", "8x8", "--kernel", "3,5", "--padding", "0,1", "--stride", "3,4");
        assertThat(run.out())
                .contains("height: ⌊(8 + 2·0 − 3) / 3⌋ + 1 = ⌊5 / 3⌋ + 1 = 2")
                .contains("width: ⌊(8 + 2·1 − 5) / 4⌋ + 1 = ⌊5 / 4⌋ + 1 = 2")
                .contains("the last 2 of 8 padded cells are never read");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "--input 8x8 --kernel 3 --stride 0 | A stride must be at least 1",
                "--input 8x8 --kernel 3 --padding -1 | Padding cannot be negative",
                "--input 8x8 --kernel 11 --padding 1 | the input has only 8, or 10 with its padding of 1 + 1",
                "--input 8x8 --kernel 3,x | \"3,x\" is not a size",
                "--input 8 --kernel 3 | \"8\" is one number",
                "--input 0x8 --kernel 1 | its height is 0",
                "--kernel 3 | Missing required option: '--input",
                "--input 8x8 --kernel 3 --strde 2 | Unknown option",
            })
    void refusesWhatMakesNoSenseWithExitCodeTwo(String options, String message) {
        Cli run = Cli.run(("shape " + options).split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message);
        assertThat(run.out()).isEmpty();
    }
}
