package dev.stridebook.notebook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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
        assertThatThrownBy(() -> Notebook.parse(text, "lesson.ipynb"))
                .isInstanceOf(NotebookException.class)
                .hasMessageStartingWith("lesson.ipynb: ")
                .hasMessageContaining(found)
                .message()
                .matches("(?s).*(Give|Convert|Restore).*");
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
