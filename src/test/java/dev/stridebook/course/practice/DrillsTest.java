package dev.stridebook.course.practice;

import static dev.stridebook.shape.Window.kernel;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.Flatten;
import dev.stridebook.nn.MaxPool2d;
import dev.stridebook.nn.Sequential;
import dev.stridebook.shape.ReceptiveField;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.TransposedWindow;
import dev.stridebook.shape.Window;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DrillsTest {
    private static final int DRAWS = 10_000;
    private static final Pattern LAYER = Pattern.compile("kernel (\\d+)×\\d+ with stride (\\d+)");

    /** What the library says to each kind of question. */
    private static final Map<String, Function<Draw, Object>> LIBRARY = Map.ofEntries(
            Map.entry("output-size", d -> side(window(d, "k", "p", "s"), d.number("n"))),
            Map.entry("pytorch-line", d -> {
                Window window = kernel(d.number("kh"), d.number("kw"))
                        .padding(d.number("ph"), d.number("pw"))
                        .stride(d.number("sh"), d.number("sw"));
                Size out = window.outputSize(d.number("h"), d.number("w"));
                return Arrays.toString(new int[] {d.number("batch"), d.number("out"), out.height(), out.width()});
            }),
            Map.entry(
                    "same-padding",
                    d -> kernel(d.number("k"))
                            .dilation(d.number("d"))
                            .samePadding()
                            .padding()
                            .top()),
            Map.entry(
                    "which-window",
                    d -> "kernel %d, padding %d, stride %d".formatted(d.number("k"), d.number("p"), d.number("s"))),
            Map.entry("layers-down", d -> {
                int layers = 0;
                for (int n = d.number("from"); n > d.number("to"); layers++) {
                    n = side(kernel(d.number("k")), n);
                }
                return layers;
            }),
            Map.entry(
                    "parameters",
                    d -> new Conv2d(d.number("in"), d.number("out"), kernel(d.number("kh"), d.number("kw")))
                            .cost(Shape.of(d.number("in"), 9, 9))
                            .parameters()),
            Map.entry(
                    "groups",
                    d -> new Conv2d(d.number("in"), d.number("out"), kernel(d.number("k")))
                            .groups(d.number("groups"))
                            .cost(Shape.of(d.number("in"), 9, 9))
                            .parameters()),
            Map.entry(
                    "macs",
                    d -> new Conv2d(d.number("in"), d.number("out"), window(d, "k", "p", "s"))
                            .cost(Shape.of(d.number("in"), d.number("n"), d.number("n")))
                            .macs()),
            Map.entry("receptive-field", d -> {
                ReceptiveField field = ReceptiveField.of(Size.square(10_000));
                Matcher layer = LAYER.matcher(d.values().get("layers").toString());
                while (layer.find()) {
                    field = field.after(
                            kernel(Integer.parseInt(layer.group(1))).stride(Integer.parseInt(layer.group(2))));
                }
                return field.size().height();
            }),
            Map.entry("pooling", d -> {
                MaxPool2d pool = d.values().get("ceil").equals("True")
                        ? new MaxPool2d(kernel(d.number("k")).ceil())
                        : new MaxPool2d(d.number("k"));
                return pool.outputShape(Shape.of(1, d.number("n"), d.number("n")))
                        .size()
                        .height();
            }),
            Map.entry(
                    "transposed",
                    d -> TransposedWindow.of(window(d, "k", "p", "s"))
                            .outputSize(d.number("n"), d.number("n"))
                            .height()),
            Map.entry("dilation", d -> side(kernel(d.number("k")).dilation(d.number("d")), d.number("n"))),
            Map.entry(
                    "linear-features",
                    d -> new Sequential(
                                    new Conv2d(1, 2, kernel(d.number("k"))),
                                    new MaxPool2d(2),
                                    new Conv2d(2, d.number("channels"), kernel(d.number("k"))),
                                    new MaxPool2d(2),
                                    new Flatten())
                            .outputShape(Shape.of(1, d.number("n"), d.number("n")))
                            .values()),
            Map.entry("never-read", d -> {
                int n = d.number("n");
                int[] reads = kernel(d.number("k"))
                        .stride(d.number("s"))
                        .explain(n, n)
                        .height()
                        .reads();
                int read = (int) Arrays.stream(reads).filter(times -> times > 0).count();
                return n * n - read * read;
            }),
            Map.entry(
                    "view",
                    d -> d.number("batch")
                            * d.number("channels")
                            * d.number("side")
                            * d.number("side")
                            / d.number("columns")));

    private static Window window(Draw d, String k, String p, String s) {
        return kernel(d.number(k)).padding(d.number(p)).stride(d.number(s));
    }

    private static int side(Window window, int n) {
        return window.outputSize(n, n).height();
    }

    static Stream<Drill> all() {
        return Drills.ALL.stream();
    }

    /** The same questions for both: {@code practice.py} has computed them with PyTorch, and recorded their digests. */
    @ParameterizedTest
    @MethodSource("all")
    void tenThousandQuestionsAgreeWithTheLibraryAndAreThoseThatPyTorchAgreesWith(Drill drill) throws Exception {
        Function<Draw, Object> library = LIBRARY.get(drill.id());
        StringBuilder text = new StringBuilder();
        draws(drill).forEach(draw -> {
            assertThat(draw.right()).as("%s", draw.values()).isEqualTo(Draw.text(library.apply(draw)));
            text.append(json(draw)).append('\n');
        });
        byte[] lines = text.toString().getBytes(StandardCharsets.UTF_8);
        Path folder = Files.createDirectories(Path.of("target", "practice"));
        Files.write(folder.resolve(drill.id() + ".jsonl"), lines);

        String digest =
                HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(lines));
        try (InputStream recorded = getClass().getResourceAsStream("torch.tsv")) {
            assertThat(new String(recorded.readAllBytes(), StandardCharsets.UTF_8).lines())
                    .as("python3 src/test/python/practice.py records them anew")
                    .contains("%s\t%d\t%s".formatted(drill.id(), DRAWS, digest));
        }
    }

    private static Stream<Draw> draws(Drill drill) {
        Random random = new Random(drill.id().hashCode());
        return Stream.generate(() -> Drills.draw(drill, random)).limit(DRAWS);
    }

    private static String json(Draw draw) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        draw.values().forEach((name, value) -> {
            if (value instanceof Integer number) {
                json.put(name, number);
            } else {
                json.put(name, value.toString());
            }
        });
        return json.put("right", draw.right()).toString();
    }

    @ParameterizedTest
    @MethodSource("all")
    void eachQuestionHasFourDifferentChoicesAndReplies(Drill drill) {
        DrillWords words = DrillWords.of(drill.id());
        Set<String> told = new HashSet<>();
        for (int seed = 0; seed < 400; seed++) {
            Question question = Drills.question(drill, seed);
            List<Choice> choices = question.choices();
            assertThat(choices).hasSize(4).extracting(Choice::text).doesNotHaveDuplicates();
            assertThat(choices).filteredOn(Choice::isRight).hasSize(1);
            assertThat(question).hasToString(Drills.question(drill, seed).toString());
            assertThat(question.text() + question.solution()).doesNotContain("{");
            choices.stream()
                    .map(Choice::reply)
                    .forEach(reply -> assertThat(reply).doesNotContain("{"));
            told.addAll(Drills.draw(drill, new Random(seed)).wrong().keySet());
        }
        assertThat(told).containsExactlyInAnyOrderElementsOf(words.misconceptions());
    }

    @Test
    void anUnknownKindIsAnsweredWithThoseThereAre() {
        assertThat(Drills.ALL).hasSizeGreaterThanOrEqualTo(12);
        assertThatThrownBy(() -> Drills.of("stride"))
                .hasMessageStartingWith("There is no practice \"stride\". There are: output-size, pytorch-line");
    }

    /** A wrong window must be wrong, and must lead to the asked size by its misconception alone. */
    @Test
    void onlyOneOfTheWindowsIsRight() {
        for (int seed = 0; seed < 2000; seed++) {
            Draw draw = Drills.draw(Drills.of("which-window"), new Random(seed));
            int n = draw.number("n");
            draw.wrong().values().forEach(window -> {
                int[] numbers = Arrays.stream(window.split("\\D+"))
                        .filter(digits -> !digits.isEmpty())
                        .mapToInt(Integer::parseInt)
                        .toArray();
                assertThat(side(kernel(numbers[0]).padding(numbers[1]).stride(numbers[2]), n))
                        .isNotEqualTo(draw.number("out"));
            });
            assertThat(side(window(draw, "k", "p", "s"), n)).isEqualTo(draw.number("out"));
        }
    }
}
