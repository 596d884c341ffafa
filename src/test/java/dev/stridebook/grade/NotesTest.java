package dev.stridebook.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NotesTest {
    @Test
    void aNotebookOfManyCellsThatFailDoesNotFillTheReport() {
        Notes notes = new Notes();
        for (int cell = 1; cell <= 13_336; cell++) {
            notes.add("code cell %d: CompileError".formatted(cell));
        }
        List<String> list = notes.list();
        assertThat(list).hasSize(Notes.MOST + 1).startsWith("code cell 1: CompileError");
        assertThat(list.get(Notes.MOST)).isEqualTo("There are 13,236 more notes of this kind, which are left out.");
    }
}
