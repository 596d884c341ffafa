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
        book.save();
        int day = 0;
        for (int wait : new int[] {1, 3, 7}) {
            assertThat(book(day + wait - 1).due(Optional.empty())).isEmpty();
            day += wait;
            PracticeBook later = book(day);
            assertThat(later.due(Optional.empty())).contains(missed);
            later.note(missed, true);
            later.save();
        }
        assertThat(book(day + 365).due(Optional.empty())).isEmpty();
        assertThat(book(day).asked()).isEqualTo(8);
        assertThat(book(day).right()).isEqualTo(7);
    }

    @Test
    void aBrokenFileKeepsNobodyFromPractising() throws Exception {
        Files.writeString(folder.resolve("practice.json"), "{\"missed\": [{\"day\": 3}");
        PracticeBook book = book(0);
        assertThat(book.due(Optional.empty())).isEmpty();
        book.note(missed, false);
        book.save();
        assertThat(book(0).asked()).isEqualTo(1);
    }
}
