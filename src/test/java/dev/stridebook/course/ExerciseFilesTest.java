package dev.stridebook.course;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExerciseFilesTest {
    @TempDir
    private Path project;

    @Test
    void exercisesAreUpToDate() throws Exception {
        assertThat(ExerciseFiles.in(Path.of("")).outOfDate())
                .as("Out of date. Change solutions/ and run ./stridebook author build.")
                .isEmpty();
    }

    @Test
    void noSolutionIsLeftInTheExercises() throws Exception {
        try (Stream<Path> files = Files.list(Path.of("exercises"))) {
            assertThat(files)
                    .hasSizeGreaterThanOrEqualTo(2)
                    .allSatisfy(file -> assertThat(file).content().doesNotContain("SOLUTION", "(8 + 2"));
        }
    }

    @Test
    void buildsOnceAndThenHasNothingToDo() throws Exception {
        write("solutions/A.java", "// BEGIN SOLUTION\nsecret\n// END SOLUTION\n");
        write("solutions/part/B.java", "class B {}\n");

        assertThat(ExerciseFiles.in(project).build())
                .containsExactly(project.resolve("exercises/A.java"), project.resolve("exercises/part/B.java"));
        assertThat(project.resolve("exercises/A.java")).hasContent("// Write your answer here.\n");
        assertThat(ExerciseFiles.in(project).build()).isEmpty();
    }

    @Test
    void noticesWhatWasEditedByHandOrHasNoSolution() throws Exception {
        write("solutions/A.java", "class A {}\n");
        ExerciseFiles.in(project).build();
        write("exercises/A.java", "class A { int edited; }\n");
        write("exercises/Old.java", "class Old {}\n");
        write("exercises/notes.txt", "kept");

        assertThat(ExerciseFiles.in(project).outOfDate())
                .containsExactly(project.resolve("exercises/A.java"), project.resolve("exercises/Old.java"));
        ExerciseFiles.in(project).build();
        assertThat(project.resolve("exercises/A.java")).hasContent("class A {}\n");
        assertThat(project.resolve("exercises/Old.java")).doesNotExist();
        assertThat(project.resolve("exercises/notes.txt")).exists();
    }

    @Test
    void aNotebookLosesItsAnswersAndOutputsAndKeepsTheRest() throws Exception {
        write("solutions/a.ipynb", """
                {
                 "cells": [
                  {
                   "cell_type": "code",
                   "execution_count": 3,
                   "id": "answer",
                   "metadata": {},
                   "outputs": [
                    {
                     "name": "stdout",
                     "output_type": "stream",
                     "text": [
                      "the secret"
                     ]
                    }
                   ],
                   "source": [
                    "int a = 0;\\n",
                    "// BEGIN SOLUTION\\n",
                    "a = 1; // the secret\\n",
                    "// END SOLUTION"
                   ]
                  },
                  {
                   "cell_type": "markdown",
                   "id": "text",
                   "metadata": {},
                   "source": [
                    "3×5 ⌊ ⌋"
                   ]
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
                """);
        ExerciseFiles.in(project).build();

        assertThat(project.resolve("exercises/a.ipynb")).hasContent("""
                        {
                         "cells": [
                          {
                           "cell_type": "code",
                           "execution_count": null,
                           "id": "answer",
                           "metadata": {},
                           "outputs": [],
                           "source": [
                            "int a = 0;\\n",
                            "// Write your answer here."
                           ]
                          },
                          {
                           "cell_type": "markdown",
                           "id": "text",
                           "metadata": {},
                           "source": [
                            "3×5 ⌊ ⌋"
                           ]
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
                        """);
    }

    private void write(String file, String text) throws Exception {
        Path path = project.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
