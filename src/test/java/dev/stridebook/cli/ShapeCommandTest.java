package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stridebook.nn.Golden;
import java.util.Locale;
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
                "same | --kernel 4 --padding same | 8x8",
                "same and dilated | --kernel 3 --padding same --dilation 2 | 8x8",
                "pooling by its kernel | --op maxpool --kernel 2,1 | 4x8",
                "pooling by 1 | --op maxpool --kernel 3 --stride 1 --padding same | 8x8",
                "valid | --kernel 4 --padding valid | 5x5",
                "four sides | --kernel 3 --padding 0,1,2,3 | 7x11",
                "ceil | --op maxpool --kernel 3 --stride 2 --ceil | 4x4",
                "a pool moves by its kernel | --op maxpool --kernel 3 | 2x2",
                "a pool with ceil | --op avgpool --kernel 3 --ceil | 3x3",
                "a pool with a stride | --op avgpool --kernel 3,2 --stride 1 | 6x7",
                "S2.6 | --op convtranspose --kernel 2 --stride 2 | 16x16",
                "output padding | --op convtranspose --kernel 3 --stride 2,3 --output-padding 1,2 | 18x26",
                "transposed | --op convtranspose --kernel 3 --stride 2 --padding 1 --dilation 2 | 17x17",
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
    void showsTheNetworkOfAnOnnxFile() {
        String file = Golden.resource("onnx/residual_old17.onnx").toString();
        Cli run = Cli.run("shape", "--model", file);
        assertThat(run.out()).contains("Residual").contains("MACs for one input of 2x12x12");
        assertThat(Cli.run("shape", "--model", file, "--input", "2x24x24").out())
                .contains("one input of 2x24x24");
        assertThat(Cli.run("shape", "--model", "missing.onnx").err())
                .isEqualTo("stridebook: Cannot read missing.onnx: there is no such file." + System.lineSeparator());
    }

    @Test
    void showsTheWayToTheSize() {
        Cli run = Cli.run("shape", "--input", "8x8", "--kernel", "3,5", "--padding", "0,1", "--stride", "3,4");
        assertThat(run.out())
                .contains("height: ⌊(8 + 2·0 − 3) / 3⌋ + 1 = ⌊5 / 3⌋ + 1 = 2")
                .contains("width: ⌊(8 + 2·1 − 5) / 4⌋ + 1 = ⌊5 / 4⌋ + 1 = 2")
                .contains("the last 2 of 8 padded cells are never read");
    }

    @Test
    void showsTheWayUpwardsAndWhereTheOutputPaddingIsAChoice() {
        Cli run = Cli.run(
                ("shape --op convtranspose --input 4x4 --kernel 3 --stride 2,1 --output-padding 1,0").split(" "));
        assertThat(run.out().lines())
                .containsExactly(
                        "10x6",
                        "  height: (4 − 1)·2 − 2·0 + (3 − 1) + 1 + 1 = 10",
                        "    the window makes 4 of 9 and of 10 cells alike; output padding 0 or 1 says which is meant",
                        "  width: (4 − 1)·1 − 2·0 + (3 − 1) + 0 + 1 = 6");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "--input 3x32x32 --out-channels 12 --kernel 1,5 --padding 0,2 | 12x32x32 | 192 | 184320 | 12288",
                "--input 3x32x32 --out-channels 12 --kernel 3 --padding 1 | 12x32x32 | 336 | 331776 | 12288",
                "--input 3x32x32 --out-channels 12 --kernel 3 --padding 1 --groups 3 | 12x32x32 | 120 | 110592 | 12288",
                "--input 256x24x24 --out-channels 128 --kernel 3 | 128x22x22 | 295040 | 142737408 | 61952",
                "--op maxpool --input 3x32x32 --kernel 3 --stride 2 | 3x15x15 | 0 | 0 | 675",
                "--op avgpool --input 3x32x32 --kernel 2 | 3x16x16 | 0 | 0 | 768",
                "--op convtranspose --input 8x14x14 --out-channels 4 --kernel 2 --stride 2 | 4x28x28 | 132 | 25088 | 3136",
            })
    void countsWhatItCostsWhereChannelsAreGiven(
            String options, String output, long parameters, long macs, long activations) throws Exception {
        Cli plain = Cli.run(("shape " + options).split(" "));
        assertThat(plain.exitCode()).as(plain.err()).isZero();
        assertThat(plain.out().lines().findFirst()).hasValue(output);
        assertThat(plain.out()).contains("activations: ", String.format(Locale.ROOT, " = %,d", activations));

        JsonNode json = new ObjectMapper()
                .readTree(Cli.run(("shape --json " + options).split(" ")).out());
        assertThat(json.get("output")).hasSize(3);
        assertThat(json.get("parameters").asLong()).isEqualTo(parameters);
        assertThat(json.get("macs").asLong()).isEqualTo(macs);
        assertThat(json.get("activations").asLong()).isEqualTo(activations);
    }

    @Test
    void showsTheWayToTheCost() {
        Cli run = Cli.run("shape --input 3x32x32 --out-channels 12 --kernel 3 --padding 1 --groups 3".split(" "));
        assertThat(run.out().lines())
                .endsWith(
                        "  parameters: 12·1·3·3 weights + 12 biases = 120",
                        "  MACs: 108 weights · 32·32 positions = 110,592 (adding the biases is not counted)",
                        "  activations: 12·32·32 = 12,288");
        Cli transposed = Cli.run("shape --op convtranspose --input 8x14x14 --out-channels 4 --kernel 2".split(" "));
        assertThat(transposed.out()).contains("MACs: 128 weights · 14·14 input cells = 25,088");
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "mnist | 21840 | 480500",
                "forum-fixed | 16330 | 201744",
                "alexnet | 61100840 | 714188480",
                "vgg16 | 138357544 | 15470264320",
                "resnet50 | 25557032 | 4089184256",
                "bottleneck | 70400 | 218365952",
                "forum --input 1x25x25 | 12810 | 143936",
            })
    void sumsUpTheNetworks(String model, long parameters, long macs) throws Exception {
        JsonNode json = new ObjectMapper()
                .readTree(Cli.run(("shape --json --model " + model).split(" ")).out());
        assertThat(json.get("total").get("parameters").asLong()).isEqualTo(parameters);
        assertThat(json.get("total").get("macs").asLong()).isEqualTo(macs);
        assertThat(json.get("layers").get(0).get("layer").asText()).isEqualTo("input");
    }

    @Test
    void printsASummaryWithTotals() {
        Cli run = Cli.run("shape", "--model", "vgg16", "--input", "3x224x224");
        assertThat(run.exitCode()).as(run.err()).isZero();
        assertThat(run.out())
                .contains("Summary for input 3×224×224", "Conv2d(3, 64, kernel 3×3, padding 1×1)", "15,237,608")
                .contains("138,357,544 parameters, 15.470 GMAC for one input of 3x224x224");
        assertThat(Cli.run("shape", "--model", "mnist").out()).contains("21,840 parameters, 480,500 MACs");
    }

    @Test
    void theForumsNetIsRefusedWithTheWayThereAndTheMend() {
        Cli run = Cli.run("shape", "--model", "forum", "--input", "1x28x28");
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("Linear expects 800 = 32·5·5 features, but Flatten gives 1152 = 32·6·6")
                .contains("1×28×28 → conv k3 s2 → 16×13×13 → conv k3 s2 → 32×6×6")
                .contains("Use Linear(1152, 10).");
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
                "--stride 2 | Missing required options: '--input",
                "--input 8x8 --kernel 3 --padding 1,2,3 | \"1,2,3\" is not a padding. Write same, valid",
                "--op maxpool --input 8x8 --kernel 3 --padding same | Pooling moves a window of 3×3 by 3×3 unless a stride",
                "--input 8x8 --kernel 3 --padding same --stride 2 | Padding cannot keep the size with stride 2×2",
                "--input 8x8 --kernel 3 --ceil | only pooling (--op maxpool, --op avgpool) can round up",
                "--input 8x8 --kernel 3 --output-padding 1 | Only a transposed convolution",
                "--input 8x8 --kernel 3 --groups 2 | Give both, such as --input 3x8x8 --out-channels 12",
                "--input 8x8 --kernel 3 --out-channels 2 | --out-channels needs input and output channels",
                "--input 3x8x8 --kernel 3 | Add --out-channels",
                "--input 3x8x8 --out-channels 4 --groups 3 --kernel 3 | divide both 3 and 4 channels",
                "--input 0x8x8 --out-channels 4 --kernel 3 | at least 1 channel",
                "--op maxpool --input 3x8x8 --out-channels 4 --kernel 3 | as many channels as the input",
                "--op maxpool --input 3x8x8 --groups 3 --kernel 3 | Leave out --groups",
                "--op maxpool --input 8x8 --kernel 3 --padding 2 | at most half of it",
                "--op avgpool --input 8x8 --kernel 3 --padding 2 | at most half of it",
                "--op convtranspose --input 8x8 --kernel 3 --output-padding 1 | less than the stride or the dilation",
                "--op blur --input 8x8 --kernel 3 | Use conv, maxpool, avgpool or convtranspose",
                "--model vgg | Choose one of mnist, forum, forum-fixed, alexnet, vgg16, resnet50, bottleneck",
                "--model vgg16 --kernel 3 | Leave out --kernel",
                "--model vgg16 --input 224x224 | Use --input 3x224x224",
                "--model vgg16 --input 1x224x224 | takes 3 input channels, but the input 1×224×224 has 1",
            })
    void refusesWhatMakesNoSenseWithExitCodeTwo(String options, String message) {
        Cli run = Cli.run(("shape " + options).split(" "));
        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(message);
        assertThat(run.out()).isEmpty();
    }
}
