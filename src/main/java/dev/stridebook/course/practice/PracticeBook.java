package dev.stridebook.course.practice;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.file.JsonFile;
import dev.stridebook.settings.Settings;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Remembers the questions that were answered wrongly and brings them back: after a few others, then after one, three and seven days
 * (Leitner's boxes). A question that was right each time is forgotten. The file is {@code practice.json} beside the progress.
 */
final class PracticeBook {
    /** The number of other questions before one that was wrong comes again. */
    private static final int OTHERS_BETWEEN = 3;
    /** The days until a question comes again after it was right for the first, second and third time. */
    private static final int[] DAYS = {1, 3, 7};

    /**
     * A question that is to come back.
     *
     * @param box how often it was right since it was wrong
     * @param number the number of the first question at which it may come
     * @param day the first day on which it may come
     */
    private record Missed(String drill, long seed, int box, int number, LocalDate day) {}

    private final JsonFile file;
    private final Clock clock;
    private final List<Missed> missed = new ArrayList<>();
    private int asked;
    private int right;

    private PracticeBook(JsonFile file, Clock clock) {
        this.file = file;
        this.clock = clock;
    }

    static PracticeBook ofUser() {
        return in(Settings.progress().resolveSibling("practice.json"), Clock.systemDefaultZone());
    }

    static PracticeBook in(Path path, Clock clock) {
        PracticeBook book = new PracticeBook(new JsonFile(path), clock);
        try {
            book.take(book.file.read());
        } catch (UncheckedIOException unreadable) {
            // That must not keep anybody from practising; the first answer says what is wrong.
        }
        return book;
    }

    private void take(ObjectNode root) {
        asked = root.path("asked").asInt();
        right = root.path("right").asInt();
        missed.clear();
        for (JsonNode each : root.path("missed")) {
            missed.add(new Missed(
                    each.path("drill").asText(),
                    each.path("seed").asLong(),
                    each.path("box").asInt(),
                    each.path("number").asInt(),
                    LocalDate.ofEpochDay(each.path("day").asLong())));
        }
    }

    int asked() {
        return asked;
    }

    int right() {
        return right;
    }

    /** Returns the question that has waited longest and is due, if there is one. */
    Optional<Question> due(Optional<Drill> only) {
        LocalDate today = LocalDate.now(clock);
        return missed.stream()
                .filter(each -> Practice.kinds().contains(each.drill()))
                .filter(each -> only.isEmpty() || only.get().id().equals(each.drill()))
                .filter(each -> each.number() <= asked && !each.day().isAfter(today))
                .findFirst()
                .map(each -> Drills.question(Drills.of(each.drill()), each.seed()));
    }

    /**
     * Notes whether a question was answered rightly.
     *
     * @throws UncheckedIOException if that cannot be kept for later rounds
     */
    void note(Question question, boolean isRight) {
        try {
            file.change(root -> {
                // Another notebook of the same student may have asked meanwhile.
                take(root);
                add(question, isRight);
                put(root);
            });
        } catch (UncheckedIOException notKept) {
            add(question, isRight);
            throw notKept;
        }
    }

    private void add(Question question, boolean isRight) {
        asked++;
        right += isRight ? 1 : 0;
        Optional<Missed> before = missed.stream()
                .filter(each -> each.drill().equals(question.drill()) && each.seed() == question.seed())
                .findFirst();
        before.ifPresent(missed::remove);
        LocalDate today = LocalDate.now(clock);
        if (!isRight) {
            missed.add(new Missed(question.drill(), question.seed(), 0, asked + OTHERS_BETWEEN, today));
        } else if (before.isPresent() && before.get().box() < DAYS.length) {
            int box = before.get().box();
            missed.add(new Missed(question.drill(), question.seed(), box + 1, asked, today.plusDays(DAYS[box])));
        }
    }

    private void put(ObjectNode root) {
        root.put("asked", asked).put("right", right);
        ArrayNode list = root.putArray("missed");
        for (Missed each : missed) {
            list.addObject()
                    .put("drill", each.drill())
                    .put("seed", each.seed())
                    .put("box", each.box())
                    .put("number", each.number())
                    .put("day", each.day().toEpochDay());
        }
    }
}
