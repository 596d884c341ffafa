package dev.stridebook.notebook;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stridebook.cli.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Lessons run in IJava and JJava, too, which import less and show the value of a last statement in spite of its semicolon. */
class LessonsElsewhereTest {
    /** What our kernel imports from the JDK and theirs do not. */
    private static final List<String> NOT_IMPORTED = List.of("java.util.function", "java.util.stream", "java.nio.file");

    private static final Pattern TYPE = Pattern.compile("(?<![\\w.])[A-Z]\\w+");

    /** A last statement, with blocks before it, that is a call of {@code printf}, whose value is the stream. */
    private static final Pattern SHOWS_A_STREAM =
            Pattern.compile("(?:^|\\n)\\s*System\\.\\w+\\.(?:printf|format|append)\\((?:(?!;\\n)[\\s\\S])*;?\\s*$");

    static Stream<Path> lessons() throws IOException {
        return Files.list(Project.root().resolve("notebooks"))
                .filter(file -> file.toString().endsWith(".ipynb"))
                .sorted();
    }

    private static List<String> code(Path lesson) throws IOException {
        List<String> cells = new ArrayList<>();
        for (JsonNode cell : new ObjectMapper().readTree(lesson.toFile()).path("cells")) {
            if (cell.path("cell_type").asText().equals("code")) {
                StringBuilder source = new StringBuilder();
                cell.path("source").forEach(line -> source.append(line.asText()));
                cells.add(source.toString());
            }
        }
        return cells;
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void the_first_cell_imports_what_ijava_does_not(Path lesson) throws IOException {
        List<String> cells = code(lesson);
        List<String> used = TYPE.matcher(String.join("\n", cells))
                .results()
                .map(found -> found.group())
                .distinct()
                .toList();

        assertThat(NOT_IMPORTED.stream()
                        .filter(name -> used.stream().anyMatch(type -> exists(name + "." + type)))
                        .map(name -> "import " + name + ".*;"))
                .allSatisfy(needed -> assertThat(cells.get(0)).contains(needed));
    }

    private static boolean exists(String className) {
        try {
            Class.forName(className, false, null);
            return true;
        } catch (ClassNotFoundException notThere) {
            return false;
        }
    }

    @ParameterizedTest
    @MethodSource("lessons")
    void no_cell_ends_in_a_print_stream(Path lesson) throws IOException {
        assertThat(code(lesson)).noneMatch(cell -> SHOWS_A_STREAM.matcher(cell).find());
    }
}
