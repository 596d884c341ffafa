package dev.stridebook.notebook;

import static dev.stridebook.shape.Window.kernel;
import static dev.stridebook.shape.Window1d.kernel1d;
import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.nn.Some;
import dev.stridebook.shape.TransposedWindow;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.lang.management.ManagementFactory;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.knowm.xchart.XYChart;
import org.knowm.xchart.XYChartBuilder;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;
import tech.tablesaw.api.DoubleColumn;
import tech.tablesaw.api.IntColumn;
import tech.tablesaw.api.StringColumn;
import tech.tablesaw.api.Table;

class RenderingsTest {
    private static String text(Object value) {
        return Renderings.of(value).data().get(MimeBundle.TEXT);
    }

    @Test
    void plain_values_are_their_text() {
        assertThat(text(null)).isEqualTo("null");
        assertThat(text("a\nb")).isEqualTo("a\nb");
        assertThat(text(List.of(1, 2))).isEqualTo("[1, 2]");
        assertThat(text(Map.of("k", 3))).isEqualTo("{k=3}");
        record Point(int x, int y) {}
        assertThat(text(new Point(1, 2))).isEqualTo("Point[x=1, y=2]");
    }

    @Test
    void a_value_that_fails_is_shown_as_its_failure() {
        Object throwing = new Object() {
            @Override
            public String toString() {
                throw new IllegalStateException("no luck");
            }
        };
        assertThat(text(throwing)).contains("cannot be shown", "IllegalStateException: no luck");
        Displayable broken = () -> {
            throw new UnsupportedOperationException();
        };
        assertThat(text(broken)).contains("cannot be shown", "UnsupportedOperationException");
        Object endless = new Object() {
            @Override
            public String toString() {
                return "" + this;
            }
        };
        assertThat(text(endless)).contains("StackOverflowError");
        Displayable nothing = () -> null;
        assertThat(text(nothing)).isNotEmpty();
    }

    @Test
    void a_very_long_text_is_cut() {
        assertThat(text("x".repeat(1_000_000))).hasSizeLessThan(101_000).endsWith("… (1,000,000 characters in all)");
    }

    @Test
    void a_table_becomes_html_with_numbers_to_the_right_and_everything_escaped() {
        Table table = Table.create(
                "Layers & more",
                StringColumn.create("layer", "conv <1>", "pool"),
                IntColumn.create("parameters", 260, 0),
                DoubleColumn.create("share", 0.5, Double.NaN));
        MimeBundle bundle = Renderings.of(table);

        assertThat(bundle.data().get(MimeBundle.HTML))
                .contains("<caption>Layers &amp; more</caption>")
                .contains("<td style=\"text-align:left\">conv &lt;1&gt;</td>")
                .contains("<td style=\"text-align:right\">260</td>")
                .contains("<td style=\"text-align:right\"></td>")
                .doesNotContain(" id=");
        assertThat(bundle.data().get(MimeBundle.TEXT)).contains("conv <1>");
    }

    @Test
    void a_long_table_shows_its_ends() {
        Table table =
                Table.create("n", IntColumn.create("i", IntStream.range(0, 1000).toArray()));

        assertThat(Renderings.of(table).data().get(MimeBundle.HTML))
                .contains(">0</td>", ">24</td>", "… 950 more rows", ">975</td>", ">999</td>")
                .doesNotContain(">25</td>", ">974</td>");
    }

    @Test
    void charts_and_images_become_png_of_their_size() throws Exception {
        XYChart chart =
                new XYChartBuilder().width(320).height(200).title("Loss").build();
        chart.addSeries("train", new double[] {1, 2}, new double[] {1, 0.5});
        assertPng(Renderings.of(chart), 320, 200);
        assertThat(text(chart)).startsWith("XYChart \"Loss\", 320×200 pixels");

        assertPng(Renderings.of(new BufferedImage(8, 5, BufferedImage.TYPE_BYTE_GRAY)), 8, 5);
    }

    private static void assertPng(MimeBundle bundle, int width, int height) throws Exception {
        byte[] png = Base64.getDecoder().decode(bundle.data().get(MimeBundle.PNG));
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(png));
        assertThat(image.getWidth()).isEqualTo(width);
        assertThat(image.getHeight()).isEqualTo(height);
    }

    @Test
    void an_explanation_is_mathematics_and_text() {
        MimeBundle bundle =
                Renderings.of(kernel(3, 5).padding(0, 1).stride(3, 4).explain(8, 8));

        assertThat(bundle.data().get(MimeBundle.LATEX))
                .startsWith("$$\\begin{aligned}")
                .endsWith("$$");
        assertThat(bundle.data().get(MimeBundle.TEXT)).startsWith("2×2\n");

        MimeBundle upwards =
                Renderings.of(TransposedWindow.of(kernel(2).stride(2)).explain(4, 4));
        assertThat(upwards.data().get(MimeBundle.LATEX)).contains("(4 − 1) \\cdot 2");
        assertThat(upwards.data().get(MimeBundle.TEXT)).startsWith("8×8\n");

        MimeBundle alongALine = Renderings.of(kernel1d(3).explain(8));
        assertThat(alongALine.data().get(MimeBundle.LATEX)).startsWith("$$\\text{length}");
    }

    @Test
    void an_nd4j_array_shows_its_type_and_shape_and_a_huge_one_is_not_written_out() {
        assertThat(text(Nd4j.ones(2, 3))).startsWith("float [2, 3]\n").contains("1.0000");
        assertThat(text(Nd4j.empty())).startsWith("float []");
        INDArray zeros = Nd4j.zeros(20_000, 1, 28, 28);
        long before = allocatedBytes();
        String huge = text(zeros);

        assertThat(huge).startsWith("float [20000, 1, 28, 28]").hasSizeLessThan(20_000);
        // A text of all its values would need many times as much memory.
        assertThat(allocatedBytes() - before).isLessThan(zeros.length());
    }

    /** Returns the bytes allocated by this thread. */
    private static long allocatedBytes() {
        return ((com.sun.management.ThreadMXBean) ManagementFactory.getThreadMXBean()).getCurrentThreadAllocatedBytes();
    }

    private static String html(Object value) {
        return Renderings.of(value).data().get(MimeBundle.HTML);
    }

    @Test
    void a_small_matrix_is_a_table_of_its_numbers_on_colours() {
        String signed = html(Nd4j.createFromArray(new float[][] {{-2, 0, 0.5f}, {Float.NaN, 1, 2}}));
        assertThat(signed)
                .contains(
                        "<td style=\"background-color:#0072b2;color:#ffffff;text-align:right;padding:2px 6px\">−2</td>")
                .contains(
                        "<td style=\"background-color:#ffffff;color:#1f2328;text-align:right;padding:2px 6px\">0</td>")
                .contains("background-color:#c24e00", ">0.500</td>", "background-color:#8c959f", ">NaN</td>")
                .contains("<div>float [2, 3]: blue −2, white 0, orange 2</div>");

        assertThat(html(Nd4j.createFromArray(new int[][] {{1, 2}, {3, 4}})))
                .contains("background-color:#0072b2", ">4</td>", "int [2, 2]: white 0, blue 4")
                .doesNotContain("#c24e00");
        assertThat(html(Nd4j.zeros(2, 2))).contains("float [2, 2]: all 0");
        assertThat(html(Nd4j.valueArrayOf(2, 2, Double.NaN))).contains("no finite values");
    }

    @Test
    void a_large_matrix_is_a_picture_of_it() throws Exception {
        String digit = html(Some.random(28, 28));
        assertThat(digit).contains("width=\"448\" height=\"448\"", "float [28, 28]: white 0, blue");
        assertThat(picture(digit).getWidth()).isEqualTo(28);

        String huge = html(Some.random(2000, 10));
        assertThat(picture(huge).getHeight()).isEqualTo(500);
        assertThat(huge)
                .contains("float [2000, 10], of which every 4th value is shown")
                .hasSizeLessThan(30_000);
        assertThat(html(Some.random(1, 100))).contains("width=\"400\" height=\"16\"");
    }

    private static BufferedImage picture(String html) throws Exception {
        String png = html.substring(html.indexOf("base64,") + 7, html.indexOf("\" width"));
        return ImageIO.read(new ByteArrayInputStream(Base64.getDecoder().decode(png)));
    }

    @Test
    void arrays_of_other_ranks_and_without_numbers_are_text_only() {
        assertThat(html(Some.random(3))).isNull();
        assertThat(html(Some.random(2, 3, 4))).isNull();
        assertThat(html(Nd4j.empty())).isNull();
        assertThat(html(Nd4j.create("a", "b").reshape(1, 2))).isNull();
        assertThat(html(Nd4j.ones(2, 2).gt(0))).isNull();
    }

    @Test
    void java_arrays_can_be_read() {
        assertThat(text(new int[] {1, 2, 3})).isEqualTo("[1, 2, 3]");
        assertThat(text(new String[] {"a", null})).isEqualTo("[a, null]");
        assertThat(text(new double[][] {{1, 2.5}, {-3, 4}})).isEqualTo("[[ 1.0,  2.5],\n [-3.0,  4.0]]");
        assertThat(text(new int[][] {{1}, null, {}})).isEqualTo("[[   1],\n [null],\n []]");
        assertThat(text(new int[0])).isEqualTo("[]");
        assertThat(text(new int[0][0])).isEqualTo("[]");
        assertThat(text(new int[][][] {{{1}}, {{2}}})).isEqualTo("[[[1]], [[2]]]");
        int[] many = new int[1000];
        Arrays.setAll(many, i -> i);
        assertThat(text(many)).startsWith("[0, 1, ").contains("99, …, 900").endsWith("999] (1,000 values)");
        assertThat(text(new float[100][100])).endsWith("(100×100 values)").hasSizeLessThan(12_000);
    }
}
