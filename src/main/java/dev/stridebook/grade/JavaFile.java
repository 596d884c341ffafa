package dev.stridebook.grade;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.course.Exercise;
import dev.stridebook.course.check.ReportedException;
import dev.stridebook.handin.SourceFile;
import dev.stridebook.process.Frames;
import java.util.List;
import java.util.Optional;

/** A Java file with answers. If it needs classes that are not in it, it is compiled with other files of its folder or of the whole submission. */
record JavaFile(SourceFile file, HelperFiles helpers) implements AnswerFile {
    @Override
    public void load(Session into, Problems problems) {
        into.begin();
        List<SourceFile> others = List.of();
        Optional<ReportedException> wrong = compile(into, others);
        for (boolean isSameFolder : List.of(true, false)) {
            if (wrong.isPresent()) {
                List<SourceFile> before = others;
                others = helpers.of(file, isSameFolder);
                wrong = others.equals(before) ? wrong : compile(into, others);
            }
        }
        if (wrong.isPresent()) {
            throw wrong.get();
        }
    }

    /** Returns what the compiler says; empty if it has taken the file. */
    private Optional<ReportedException> compile(Session into, List<SourceFile> others) {
        ObjectNode request =
                Frames.frame().put("do", "compile").put("file", file.name()).put("source", file.text());
        ObjectNode texts = request.putObject("others");
        others.forEach(other -> texts.put(other.name(), other.text()));
        try {
            ObjectNode answers = into.compile(request).orElse(request);
            into.ask(answers.put("do", "java").put("file", file.name()), into.part());
            helpers.use(others);
            return Optional.empty();
        } catch (ReportedException failure) {
            if (!Problems.isNotCompiled(failure)) {
                throw failure;
            }
            return Optional.of(failure);
        }
    }

    @Override
    public List<CodePart> code(Exercise<?> exercise) {
        return AnswerCode.part(0, file.text());
    }
}
