package dev.stridebook.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BinaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NotebookTest {
    /** A file as nbformat 5.10 writes it, with everything that a simple writer gets wrong: escapes, floats, line ends, unknown fields. */
    private static final String AS_JUPYTER_WRITES_IT = """
            {
             "cells": [
              {
               "attachments": {
                "dot.png": {
                 "image/png": "iVBORw0KGgo="
                }
               },
               "cell_type": "markdown",
               "id": "intro",
               "metadata": {},
               "source": [
                "# Title ü 😀\\n",
                "text"
               ]
              },
              {
               "cell_type": "code",
               "execution_count": 3,
               "id": "code-1",
               "metadata": {
                "tags": [
                 "report",
                 "raises-exception"
                ],
                "unknown": {
                 "a": 0.10,
                 "b": [],
                 "c": null,
                 "d": true
                }
               },
               "outputs": [
                {
                 "name": "stdout",
                 "output_type": "stream",
                 "text": [
                  "one\\r\\n",
                  "two\\u001b[31m\\n"
                 ]
                },
                {
                 "data": {
                  "application/json": {
                   "k": [
                    1
                   ]
                  },
                  "image/png": "iVBORw0KGgo=",
                  "image/svg+xml": [
                   "<svg>\\n",
                   "</svg>"
                  ],
                  "text/plain": [
                   "x"
                  ]
                 },
                 "execution_count": 3,
                 "metadata": {},
                 "output_type": "execute_result"
                }
               ],
               "source": [
                "var a = \\"\\\\t\\";\\n",
                "a"
               ]
              },
              {
               "cell_type": "code",
               "execution_count": null,
               "id": "empty",
               "metadata": {},
               "outputs": [],
               "source": []
              }
             ],
             "metadata": {
              "kernelspec": {
               "display_name": "Java (Stridebook)",
               "language": "java",
               "name": "stridebook"
              }
             },
             "nbformat": 4,
             "nbformat_minor": 5
            }
            """;

    @Test
    void a_notebook_is_written_byte_for_byte_as_jupyter_writes_it() {
        assertThat(Notebook.parse(AS_JUPYTER_WRITES_IT, "a.ipynb").toJson()).isEqualTo(AS_JUPYTER_WRITES_IT);
    }

    @Test
    void a_notebook_in_another_layout_is_brought_into_jupyters() {
        String dense =
                "{\"nbformat_minor\":2,\"nbformat\":4,\"cells\":[{\"source\":\"a\\nb\",\"cell_type\":\"code\"}]}";

        assertThat(Notebook.parse(dense, "a").toJson()).isEqualTo("""
                        {
                         "cells": [
                          {
                           "cell_type": "code",
                           "execution_count": null,
                           "metadata": {},
                           "outputs": [],
                           "source": [
                            "a\\n",
                            "b"
                           ]
                          }
                         ],
                         "metadata": {},
                         "nbformat": 4,
                         "nbformat_minor": 2
                        }
                        """);
    }

    @Test
    void cells_tell_their_kind_source_tags_and_outputs() {
        List<Cell> cells = Notebook.parse(AS_JUPYTER_WRITES_IT, "a").cells();

        assertThat(cells.get(0).isMarkdown()).isTrue();
        assertThat(cells.get(0).source()).isEqualTo("# Title ü 😀\ntext");
        Cell code = cells.get(1);
        assertThat(code.isCode()).isTrue();
        assertThat(code.tags()).containsExactly("report", "raises-exception");
        assertThat(code.executionCount()).hasValue(3);
        assertThat(code.outputs().get(0).text()).isEqualTo("one\r\ntwo\u001b[31m\n");
        assertThat(code.outputs().get(1).data())
                .containsEntry("application/json", "{\"k\":[1]}")
                .containsEntry("image/svg+xml", "<svg>\n</svg>");
        assertThat(code.withoutOutputs().outputs()).isEmpty();
        assertThat(code.withoutOutputs().executionCount()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "hello                                            | is not JSON",
                "{\"nbformat\":4                                  | is not JSON",
                "{\"nbformat\":4,\"cells\":[]} 1                  | is not JSON",
                "{\"nbformat\":4,\"cells\":[{\"cell_type\":\"code\",\"source\":{}}]} | no source text",
                "{\"nbformat\":4,\"cells\":[{\"cell_type\":{},\"source\":\"\"}]} | no cell_type",
                "{\"nbformat\":4,\"cells\":{}}                    | has no list of cells",
                "''                                               | not a notebook",
                "[]                                               | not a notebook",
                "{}                                               | has no nbformat",
                "{\"nbformat\":\"4\"}                             | has no nbformat",
                "{\"nbformat\":3,\"worksheets\":[]}               | has notebook format 3.0",
                "{\"nbformat\":4,\"nbformat_minor\":6,\"cells\":[]} | has notebook format 4.6",
                "{\"nbformat\":5,\"cells\":[]}                    | has notebook format 5.0",
                "{\"nbformat\":4}                                 | has no list of cells",
                "{\"nbformat\":4,\"cells\":[{}]}                  | cell 1 has no cell_type",
                "{\"nbformat\":4,\"cells\":[7]}                   | cell 1 has no cell_type",
                "{\"nbformat\":4,\"cells\":[{\"cell_type\":\"code\",\"source\":[1]}]} | no source text",
            })
    void what_is_no_notebook_is_refused_with_its_name_and_a_remedy(String text, String found) {
        for (BinaryOperator<String> none : List.<BinaryOperator<String>>of(
                (json, name) -> Notebook.parse(json, name).toJson(),
                (json, name) -> Notebook.parseSources(json, name).toJson())) {
            assertThatThrownBy(() -> none.apply(text, "lesson.ipynb"))
                    .isInstanceOf(NotebookException.class)
                    .hasMessageStartingWith("lesson.ipynb: ")
                    .hasMessageContaining(found)
                    .message()
                    .matches("(?s).*(Give|Convert|Restore).*");
        }
    }

    @Test
    void the_sources_alone_are_those_of_the_whole_notebook() {
        List<Cell> whole = Notebook.parse(AS_JUPYTER_WRITES_IT, "a").cells();
        List<Cell> alone = Notebook.parseSources(AS_JUPYTER_WRITES_IT, "a").cells();
        assertThat(alone)
                .extracting(Cell::source, Cell::type)
                .isEqualTo(whole.stream()
                        .map(cell -> tuple(cell.source(), cell.type()))
                        .toList());
        assertThat(alone).allSatisfy(cell -> assertThat(cell.outputs()).isEmpty());
    }

    @Test
    void of_fields_that_are_there_twice_the_last_counts_and_only_the_grade_id_is_kept_of_metadata() {
        String json = """
                {"cells": [{"cell_type": "raw", "source": 7}], "nbformat": 3, "cells": [
                 {"source": ["x", "y"], "metadata": {"nbgrader": {"grade": [[[1]]], "grade_id": "S1"}, "nbgrader2": {}},
                  "cell_type": "raw", "source": "one", "cell_type": "code"}], "nbformat": 4}""";
        for (Notebook notebook : List.of(Notebook.parse(json, "a"), Notebook.parseSources(json, "a"))) {
            assertThat(notebook.cells()).extracting(Cell::source, Cell::type).containsExactly(tuple("one", "code"));
            assertThat(notebook.cells()
                            .get(0)
                            .metadata()
                            .path("nbgrader")
                            .path("grade_id")
                            .asText())
                    .isEqualTo("S1");
        }
        assertThat(Notebook.parseSources(json, "a").toJson()).doesNotContain("grade\"", "nbgrader2");
    }

    @Test
    void too_much_code_and_too_many_cells_are_refused() {
        String cell = "{\"cell_type\":\"%s\",\"source\":[%s]},";
        String lines = "\"0123456789\\n\",".repeat(100_000) + "\"\"";
        String start = "{\"nbformat\":4,\"cells\":[" + cell.formatted("markdown", lines);
        assertThat(Notebook.parseSources(
                                start + cell.formatted("code", "") + "{\"cell_type\":\"raw\",\"source\":\"\"}]}", "a")
                        .cells())
                .hasSize(3);
        assertThatThrownBy(() -> Notebook.parseSources(start + cell.formatted("code", lines) + "7]}", "a"))
                .hasMessage(
                        "a: cell 2 has more than 1,048,576 characters of code. Delete the cell, or what was pasted into it.");
        assertThatThrownBy(() ->
                        Notebook.parseSources(start + cell.formatted("raw", "").repeat(10_000) + "7]}", "a"))
                .hasMessageContaining("more than 10,000 cells");
    }

    @Test
    void files_that_cannot_be_read_are_named(@TempDir Path folder) throws Exception {
        assertThatThrownBy(() -> Notebook.read(folder.resolve("none.ipynb"))).hasMessageContaining("no such file");
        assertThatThrownBy(() -> Notebook.read(folder)).hasMessageContaining("is a folder");
        Path binary = Files.write(folder.resolve("b.ipynb"), new byte[] {(byte) 0xff, 0, 1});
        assertThatThrownBy(() -> Notebook.read(binary)).hasMessageContaining("not UTF-8");
    }

    @Test
    void writing_makes_folders_replaces_the_file_and_leaves_nothing_else(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("new/deep/a.ipynb");
        Notebook notebook = Notebook.parse(AS_JUPYTER_WRITES_IT, "a");
        notebook.write(file);
        notebook.withCells(notebook.cells().subList(0, 1)).write(file);

        assertThat(Notebook.read(file).cells()).hasSize(1);
        assertThat(file.getParent()).isDirectoryContaining(path -> path.equals(file));
        try (var files = Files.list(file.getParent())) {
            assertThat(files).hasSize(1);
        }
    }
}
