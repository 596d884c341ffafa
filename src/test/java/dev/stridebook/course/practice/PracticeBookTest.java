package dev.stridebook.course.practice;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PracticeBookTest {
    private static final Clock MONDAY = Clock.fixed(Instant.parse("2026-11-23T10:00:00Z"), ZoneOffset.UTC);
    private final Question missed = Drills.question(Drills.of("output-size"), 7);

    @TempDir
    private Path folder;

    private PracticeBook book(int day) {
        return PracticeBook.in(folder.resolve("practice.json"), Clock.offset(MONDAY, Duration.ofDays(day)));
    }

    private static void askOthers(PracticeBook book) {
        for (int seed = 100; seed < 103; seed++) {
            book.note(Drills.question(Drills.of("macs"), seed), true);
        }
    }

    @Test
    void aWrongAnswerComesBackAfterThreeOthersAndThenAfterSomeDays() throws Exception {
        PracticeBook book = book(0);
        book.note(missed, false);
        assertThat(book.due(Optional.empty())).isEmpty();
        askOthers(book);
        assertThat(book.due(Optional.empty())).contains(missed);
        assertThat(book.due(Optional.of(Drills.of("macs")))).isEmpty();
        book.note(missed, true);
        assertThat(book.due(Optional.empty())).isEmpty();
        int day = 0;
        for (int wait : new int[] {1, 3, 7}) {
            assertThat(book(day + wait - 1).due(Optional.empty())).isEmpty();
            day += wait;
            PracticeBook later = book(day);
            assertThat(later.due(Optional.empty())).contains(missed);
            later.note(missed, true);
        }
        assertThat(book(day + 365).due(Optional.empty())).isEmpty();
        assertThat(book(day).asked()).isEqualTo(8);
        assertThat(book(day).right()).isEqualTo(7);
    }

    @Test
    void twoNotebooksOfAStudentLoseNothing() {
        PracticeBook one = book(0);
        PracticeBook two = book(0);
        one.note(missed, false);
        two.note(Drills.question(Drills.of("macs"), 1), false);
        one.note(Drills.question(Drills.of("macs"), 2), true);

        assertThat(book(0).asked()).isEqualTo(3);
        assertThat(one.asked()).isEqualTo(3);
        askOthers(two);
        assertThat(book(0).due(Optional.empty())).contains(missed);
        assertThat(book(0).due(Optional.of(Drills.of("macs")))).isPresent();
    }

    @Test
    void aQuestionOfAKindThatThereIsNoLongerIsPassedOver() throws Exception {
        Files.writeString(
                folder.resolve("practice.json"),
                "{\"missed\": [{\"drill\": \"gone\", \"seed\": 3, \"box\": 0, \"number\": 0, \"day\": 0}]}");
        assertThat(book(0).due(Optional.empty())).isEmpty();
    }

    @Test
    void aBrokenFileKeepsNobodyFromPractising() throws Exception {
        Files.writeString(folder.resolve("practice.json"), "{\"missed\": [{\"day\": 3}");
        PracticeBook book = book(0);
        assertThat(book.due(Optional.empty())).isEmpty();
        book.note(missed, false);
        assertThat(book(0).asked()).isEqualTo(1);
        assertThat(folder.resolve("practice.json.broken")).exists();
    }
}
