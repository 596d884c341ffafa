package dev.stridebook.notebook.page;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.notebook.Notebook;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.xml.sax.InputSource;

class HtmlExportTest {
    @TempDir
    private Path folder;

    private String export(String cell) {
        Notebook notebook = Notebook.parse("{\"nbformat\":4,\"nbformat_minor\":5,\"cells\":[" + cell + "]}", "t");
        return HtmlExport.toHtml(notebook, folder, "name");
    }

    private String markdown(String source) {
        String json = source.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n");
        String page = export("{\"cell_type\":\"markdown\",\"metadata\":{},\"source\":\"" + json + "\"}");
        return page.substring(page.indexOf("<main>"));
    }

    private String code(String source, String outputs) {
        String page = export("{\"cell_type\":\"code\",\"execution_count\":4,\"metadata\":{},\"source\":\"" + source
                + "\",\"outputs\":[" + outputs + "]}");
        return page.substring(page.indexOf("<main>"));
    }

    @Test
    void the_page_carries_its_style_and_asks_for_nothing_else() {
        String page = export("{\"cell_type\":\"markdown\",\"metadata\":{},\"source\":\"# A & B\"}");

        assertThat(page)
                .startsWith("<!DOCTYPE html>")
                .contains("<title>A &amp; B</title>", "prefers-color-scheme: dark", "@media print")
                .doesNotContain("<script", "<link", "http://", "https://");
    }

    @Test
    void text_has_tables_and_mathematics_and_prices_stay_prices() {
        assertThat(markdown("| a | b |\n|---|--:|\n| 1 | 2 |")).contains("<table>", "<td align=\"right\">2</td>");
        assertThat(markdown("size $\\frac{n_i}{2}$ here"))
                .contains("<math><mrow><mfrac><mrow><msub><mi>n</mi><mi>i</mi></msub></mrow>");
        assertThat(markdown("$$\na_1 = b_2\n$$"))
                .contains("<math display=\"block\">")
                .doesNotContain("<em>");
        assertThat(markdown("from $5 to $10")).contains("from $5 to $10");
        assertThat(markdown("`$x$` and \\$y$")).contains("<code>$x$</code>").doesNotContain("<math");
    }

    @Test
    void code_is_highlighted_and_escaped() {
        assertThat(code("int a = 1 < 2 ? 3 : 4; // \\\"x\\\"", ""))
                .contains("data-number=\"4\"")
                .contains("<span class=\"keyword\">int</span> a = <span class=\"number\">1</span> &lt; ")
                .contains("<span class=\"comment\">// &quot;x&quot;</span>");
    }

    @Test
    void outputs_show_in_their_richest_form() {
        String shown = "{\"output_type\":\"display_data\",\"metadata\":{},\"data\":{\"text/plain\":\"alt <text>\",%s}}";
        assertThat(code("x", shown.formatted("\"text/html\":\"<b>hi</b>\"")))
                .contains("<div class=\"output\"><b>hi</b></div>");
        assertThat(code("x", shown.formatted("\"image/svg+xml\":[\"<svg>\",\"</svg>\"]")))
                .contains("<svg></svg>");
        assertThat(code("x", shown.formatted("\"image/png\":\"aGk=\\n\"")))
                .contains("<img src=\"data:image/png;base64,aGk=\" alt=\"alt &lt;text&gt;\">");
        assertThat(code("x", shown.formatted("\"text/latex\":\"$$x^2$$\"")))
                .contains("<msup><mi>x</mi><mn>2</mn></msup>");
        assertThat(code("x", shown.formatted("\"a/b\":\"\""))).contains("<pre>alt &lt;text&gt;</pre>");
    }

    @Test
    void colours_of_errors_and_streams_become_classes() {
        assertThat(code(
                        "x",
                        "{\"output_type\":\"error\",\"ename\":\"E\",\"evalue\":\"v\",\"traceback\":"
                                + "[\"\\u001b[1;31mE\\u001b[0m: <v>\",\"second\"]}"))
                .contains("<span class=\"ansi-bold ansi-1\">E</span>: &lt;v&gt;\nsecond");
        assertThat(code("x", "{\"output_type\":\"stream\",\"name\":\"stdout\",\"text\":\"10 %\\r100 %\\nend\"}"))
                .contains("<pre class=\"output stdout\">100 %\nend</pre>");
    }

    @Test
    void pictures_beside_the_notebook_are_taken_into_the_page() throws Exception {
        Files.write(folder.resolve("dot.png"), new byte[] {1, 2, 3});

        assertThat(markdown("![a dot](dot.png)")).contains("src=\"data:image/png;base64,AQID\"", "alt=\"a dot\"");
        assertThat(markdown("![missing](none.png)")).contains("src=\"none.png\"");
        assertThat(export("{\"cell_type\":\"markdown\",\"metadata\":{},\"source\":\"![x](attachment:p.png)\","
                        + "\"attachments\":{\"p.png\":{\"image/png\":\"AQID\"}}}"))
                .contains("src=\"data:image/png;base64,AQID\"");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\\left\\lfloor\\frac{8 + 2 \\cdot 0 - 3}{3}\\right\\rfloor + 1 = 2",
                "\\begin{aligned}&a = \\text{height it is} \\\\ &b = 2\\end{aligned}",
                "\\begin{cases}x & x > 0 \\\\ 0 & \\text{otherwise}\\end{cases}",
                "\\begin{bmatrix}1 & 2 \\\\ 3 & 4\\end{bmatrix}",
                "\\sum_{i=0}^{k-1} w_i \\, x_{i+1} \\le \\sqrt[3]{2} \\approx 1.26",
                "\\frac{\\partial L}{\\partial \\mathbf{W}} \\in \\mathbb{R}^{n \\times m}, \\hat{y} = \\operatorname{ReLU}(x')",
                "\\underbrace{3 \\times 3}_{\\text{kernel}} \\quad \\max_i \\log x \\bigl( y \\bigr)",
                "21{,}840"
            })
    void the_mathematics_of_lessons_becomes_well_formed_mathml(String latex) throws Exception {
        String math = MathMl.of(latex, true).orElseThrow(() -> new AssertionError("not understood: " + latex));

        assertThat(DocumentBuilderFactory.newInstance()
                        .newDocumentBuilder()
                        .parse(new InputSource(new java.io.StringReader(math)))
                        .getDocumentElement()
                        .getTagName())
                .isEqualTo("math");
        assertThat(math).doesNotContain("\\");
    }

    @Test
    void latex_that_is_not_known_is_shown_as_it_is() {
        for (String latex : List.of("\\unknown{x}", "{a", "a}", "\\frac{1}", "x^", "\\left( x", "a & b")) {
            assertThat(MathMl.of(latex, false)).as(latex).isEmpty();
        }
        assertThat(markdown("$\\unknown{x}$")).contains("<code class=\"latex\">\\unknown{x}</code>");
    }
}
