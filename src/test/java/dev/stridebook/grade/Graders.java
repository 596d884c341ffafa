package dev.stridebook.grade;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.exercise.OutputShape;
import dev.stridebook.handin.SourceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** What tests of the grader share. */
final class Graders {
    /** Made once for all tests. */
    static final Path CACHE = Path.of("target/grade");

    static final Rules RULES = Rules.of(List.of(Catalogue.of(OutputShape.EXERCISE)));

    private Graders() {}

    static Submission submission(String student, Path... files) throws IOException {
        List<SourceFile> read = new ArrayList<>();
        for (Path file : files) {
            read.add(new SourceFile(file.getFileName().toString(), Files.readString(file)));
        }
        return new Submission(student, read, List.of(), Instant.EPOCH);
    }

    /** A notebook with these code cells. */
    static SourceFile notebook(String name, List<String> cells) {
        return notebook(
                name, IntStream.range(0, cells.size()).mapToObj(i -> "c" + i).toList(), cells);
    }

    /** A notebook with these code cells, which have these ids. */
    static SourceFile notebook(String name, List<String> ids, List<String> cells) {
        ObjectNode root = JsonNodeFactory.instance.objectNode();
        ArrayNode array = root.putArray("cells");
        for (int i = 0; i < cells.size(); i++) {
            ObjectNode code = array.addObject().put("cell_type", "code").put("source", cells.get(i));
            code.put("id", ids.get(i)).putNull("execution_count");
            code.putObject("metadata");
            code.putArray("outputs");
        }
        root.putObject("metadata");
        return new SourceFile(
                name, root.put("nbformat", 4).put("nbformat_minor", 5).toString());
    }
}
