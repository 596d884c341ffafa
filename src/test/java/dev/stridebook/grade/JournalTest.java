package dev.stridebook.grade;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.course.Variant;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.GradedExercise;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JournalTest {
    private static final Rules RULES = Rules.of(Catalogue.EXERCISES);

    @TempDir
    private Path folder;

    /** A result in which some exercises are answered and all others are not. */
    private static StudentResult result(String student, Variant variant, int answered, String text) {
        List<ExerciseOutcome> outcomes = new ArrayList<>();
        for (GradedExercise<?> exercise : RULES.exercises()) {
            outcomes.add(
                    outcomes.size() < answered
                            ? RULES.untested()
                                    .of(exercise.variant(variant), student + ".java", "failed")
                                    .withCode(text, text)
                            : RULES.untested().unanswered(exercise, variant));
        }
        return new StudentResult(student, "digest of " + student, "unshare", outcomes, List.of(text), text, 5);
    }

    private Journal open() throws IOException {
        return Journal.open(folder.resolve("journal.jsonl"), RULES);
    }

    private void write(StudentResult... results) throws IOException {
        try (Journal journal = open()) {
            for (StudentResult result : results) {
                journal.add(result);
            }
        }
    }

    @Test
    void resultsAreAsTheyWereAndTheLastOneCounts() throws Exception {
        StudentResult ada = result("ada", Variant.DOCUMENT, 3, "é \ud83d\ude00 \n \u0000 \" \\");
        StudentResult bob = result("bob", Variant.of("bob"), 2, "");
        write(result("ada", Variant.DOCUMENT, 1, "before"), ada, bob);
        try (Journal journal = open()) {
            assertThat(journal.find("ada")).contains(ada);
            assertThat(journal.find("bob")).contains(bob);
            assertThat(journal.digest("bob")).contains("digest of bob");
            assertThat(journal.find("cleo")).isEmpty();
            assertThat(journal.digest("cleo")).isEmpty();
        }
    }

    @Test
    void whoHandsInNothingTakesALineOfAFewHundredBytesAndSharesEveryOutcome() throws Exception {
        write(result("ada", Variant.DOCUMENT, 0, ""), result("bob", Variant.DOCUMENT, 0, ""));
        assertThat(Files.size(folder.resolve("journal.jsonl"))).isLessThan(1000);
        try (Journal journal = open()) {
            StudentResult ada = journal.find("ada").orElseThrow();
            StudentResult bob = journal.find("bob").orElseThrow();
            assertThat(ada.exercises()).hasSameSizeAs(Catalogue.EXERCISES);
            for (int i = 0; i < ada.exercises().size(); i++) {
                assertThat(ada.exercises().get(i)).isSameAs(bob.exercises().get(i));
            }
        }
    }

    @Test
    void codeIsCompressed() throws Exception {
        write(result("ada", Variant.DOCUMENT, 10, "int height = (8 + 2 * 1 - 3) / 2 + 1;\n".repeat(200)));
        assertThat(Files.size(folder.resolve("journal.jsonl"))).isLessThan(5000);
    }

    @Test
    void aJournalThatIsCutAnywhereLosesTheLastLineAndGoesOn() throws Exception {
        StudentResult ada = result("ada", Variant.DOCUMENT, 0, "é");
        StudentResult bob = result("bob", Variant.DOCUMENT, 0, "李");
        StudentResult cleo = result("cleo", Variant.DOCUMENT, 0, "");
        write(ada, bob);
        Path file = folder.resolve("journal.jsonl");
        byte[] whole = Files.readAllBytes(file);
        int first = new String(whole, StandardCharsets.ISO_8859_1).indexOf('\n') + 1;
        for (int length = 0; length <= whole.length; length += length < whole.length - 5 ? 5 : 1) {
            Files.write(file, Arrays.copyOf(whole, length));
            write(cleo);
            try (Journal journal = open()) {
                assertThat(journal.find("cleo")).as("cut at " + length).contains(cleo);
                // A line without its end is whole.
                assertThat(journal.find("ada").isPresent()).isEqualTo(length >= first - 1);
                assertThat(journal.find("bob").isPresent()).isEqualTo(length >= whole.length - 1);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\0\0\0\0",
                "null",
                "{}",
                "[1]",
                "{\"student\":\"ada\"}",
                "\ufffd",
                "{\"student\":null,\"digest\":null,\"result\":null}"
            })
    void whatIsNoResultIsPassedOver(String line) throws Exception {
        Path file = folder.resolve("journal.jsonl");
        StudentResult ada = result("ada", Variant.DOCUMENT, 0, "");
        write(ada);
        Files.writeString(file, line + "\n\n" + line, StandardOpenOption.APPEND);
        write(result("bob", Variant.DOCUMENT, 0, ""));
        try (Journal journal = open()) {
            assertThat(journal.find("ada").equals(Optional.of(ada))).isTrue();
            assertThat(journal.digest("bob")).isPresent();
        }
    }

    @Test
    void aResultThatIsDamagedIsUnknown() throws Exception {
        write(result("ada", Variant.DOCUMENT, 0, ""));
        Path file = folder.resolve("journal.jsonl");
        String text = Files.readString(file);
        int middle = text.indexOf("\"result\":\"") + 60;
        String other = text.charAt(middle) == 'A' ? "B" : "A";
        Files.writeString(file, text.substring(0, middle) + other + text.substring(middle + 1));
        try (Journal journal = open()) {
            assertThat(journal.digest("ada")).isPresent();
            assertThat(journal.find("ada")).isEmpty();
        }
    }

    @Test
    void onlyOneGraderHasItOpen() throws Exception {
        try (Journal journal = open()) {
            assertThatThrownBy(this::open)
                    .isInstanceOf(IOException.class)
                    .hasMessageContaining("Another grader is writing to " + folder)
                    .hasMessageContaining("--out");
            journal.add(result("ada", Variant.DOCUMENT, 0, ""));
        }
        try (Journal journal = open()) {
            assertThat(journal.digest("ada")).isPresent();
        }
    }
}
