package dev.stridebook.course.predict;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.stridebook.course.check.CourseProgress;
import dev.stridebook.notebook.Host;
import dev.stridebook.notebook.Hosts;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.settings.OwnProgress;
import dev.stridebook.settings.Settings;
import dev.stridebook.shape.Size;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PredictionTest {
    private static final String CORRECT = "You said 6, and 6 it is.";

    @TempDir
    private Path folder;

    private final User user = new User();
    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();
    private final PrintStream out = System.out;
    private OwnProgress ownProgress;

    /** A user who types these lines; null is the end of the input. */
    private static final class User implements Host {
        final List<MimeBundle> shown = new ArrayList<>();
        final Deque<Optional<String>> lines = new ArrayDeque<>();
        final List<String> prompts = new ArrayList<>();
        boolean isThere = true;

        void types(String... typed) {
            Arrays.stream(typed).map(Optional::ofNullable).forEach(lines::add);
        }

        @Override
        public void display(MimeBundle bundle, String displayId) {
            shown.add(bundle);
        }

        @Override
        public void update(MimeBundle bundle, String displayId) {
            throw new AssertionError("Nothing is replaced.");
        }

        @Override
        public boolean canAsk() {
            return isThere;
        }

        @Override
        public Optional<String> ask(String prompt) {
            prompts.add(prompt);
            return lines.pop();
        }

        List<String> texts() {
            return shown.stream()
                    .map(bundle -> bundle.data().get(MimeBundle.TEXT))
                    .toList();
        }

        String html() {
            return shown.get(shown.size() - 1).data().get(MimeBundle.HTML);
        }
    }

    @BeforeEach
    void enters() {
        ownProgress = OwnProgress.in(folder);
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        Hosts.install(user);
    }

    @AfterEach
    void leaves() {
        Hosts.uninstall(user);
        System.setOut(out);
        ownProgress.close();
    }

    private static Prediction six() {
        return Predict.number("How many?", 6).id("L01.1").shows(() -> "a table");
    }

    private String progress() {
        return CourseProgress.in(folder.resolve("progress.json")).toString();
    }

    @Test
    void the_result_is_computed_and_shown_after_the_guess() {
        AtomicInteger computed = new AtomicInteger();
        user.types("5");
        Predict.number("How many?", () -> {
                    assertThat(user.prompts).containsExactly("Your guess: ");
                    return computed.addAndGet(6);
                })
                .shows(() -> "a table")
                .ask();

        assertThat(user.texts())
                .containsExactly(
                        "How many?\nType a number such as 6 or 2.5, or nothing to see the answer without a guess.",
                        "You said 5. It is 6, 1 more.",
                        "a table");
        assertThat(computed).hasValue(6);
    }

    @Test
    void progress_counts_first_guesses_by_lesson() {
        assertThat(progress()).doesNotContain("Predictions");
        user.types("6", "2x3", "b", "1");
        six().ask();
        Predict.size("How large?", Size.of(3, 2)).id("L01.2").ask();
        Predict.choice("Which?", "yes", "yes", "no").id("L00b.1").ask();
        Predict.number("Mine?", 1).ask();

        assertThat(progress()).contains("\nPredictions: 4 made, 2 right (00b: 0 of 1, 01: 1 of 2, others: 1 of 1)\n");
        assertThat(CourseProgress.in(folder.resolve("progress.json"))
                        .toMimeBundle()
                        .data()
                        .get(MimeBundle.HTML))
                .contains("<p>Predictions: 4 made, 2 right");
    }

    @Test
    void a_guess_is_shown_again_and_the_first_one_counts() {
        user.types("5", "6");
        six().ask();
        user.shown.clear();
        six().ask();

        assertThat(user.prompts).hasSize(1);
        assertThat(user.texts().get(0)).isEqualTo("How many?");
        assertThat(user.texts().get(1))
                .startsWith("You said 5. It is 6, 1 more.\n")
                .contains("your first guess", ".again()");
        six().again();
        assertThat(user.texts()).anyMatch(text -> text.startsWith(CORRECT));
        assertThat(progress()).contains("Predictions: 1 made, 0 right");
    }

    @Test
    void a_guess_that_cannot_be_read_is_asked_for_again() {
        user.types("abc", "3x", "6");
        six().ask();

        assertThat(printed.toString(StandardCharsets.UTF_8).lines())
                .containsExactly(
                        "“abc” is not a number. Type a number such as 6 or 2.5.",
                        "“3x” is not a number. Type a number such as 6 or 2.5.");
        assertThat(user.texts().get(1)).startsWith(CORRECT);
        assertThat(progress()).contains("Predictions: 1 made, 1 right");
    }

    @Test
    void nothing_typed_shows_the_answer_and_does_not_count() {
        user.types(" ", null);
        six().ask();
        six().ask();

        assertThat(user.texts())
                .filteredOn(text -> text.equals("Shown without a guess: 6."))
                .hasSize(2);
        assertThat(progress()).doesNotContain("Predictions");
    }

    @Test
    void where_nobody_can_be_asked_the_answer_is_folded_and_no_text_gives_it_away() {
        user.isThere = false;
        Predict.choice("Which <one>?", () -> "no", "yes", "no")
                .shows(() -> MimeBundle.text("picture")
                        .with(MimeBundle.SVG, "<svg/>")
                        .with(MimeBundle.PNG, "AA\nBB"))
                .shows(() -> "1 < 2")
                .ask();

        assertThat(user.prompts).isEmpty();
        assertThat(user.texts())
                .singleElement()
                .asString()
                .startsWith("Which <one>?\n  a) yes\n  b) no\n")
                .contains(".guess(\"a\") in place of .ask()")
                .doesNotContain("picture");
        assertThat(user.html())
                .matches(
                        "(?s)<p><strong>Which &lt;one&gt;\\?</strong></p>.*<p>a\\) yes<br>.*<details><summary [^>]*>Show the answer</summary>.*</details>")
                .containsSubsequence(
                        "<details>",
                        "<strong>no</strong>",
                        "<img src=\"data:image/png;base64,AABB\" alt=\"picture\">",
                        "<pre>1 &lt; 2</pre>",
                        "</details>");
        assertThat(folder.resolve("progress.json")).doesNotExist();
    }

    /** A stored lesson shows the question, whoever stores it. */
    @Test
    void where_nobody_can_be_asked_an_earlier_guess_is_not_shown() {
        user.types("5");
        six().ask();
        user.isThere = false;
        user.shown.clear();
        six().ask();
        six().again();

        assertThat(user.texts()).hasSize(2).allSatisfy(text -> assertThat(text).doesNotContain("You said"));
    }

    @Test
    void a_guess_can_be_written_into_the_code() {
        user.isThere = false;
        six().guess(6);
        Predict.size("How large?", () -> Size.of(2, 3)).guess(Size.of(3, 2));
        Predict.choice("Which?", true, "true", "false").guess("b");

        assertThat(user.texts())
                .contains(
                        CORRECT,
                        "a table",
                        "You said 3×2. It is 2×3: both numbers are right, but the height comes first.",
                        "You chose “false”. It is “true”.");
        assertThat(progress()).contains("Predictions: 3 made, 1 right");
        assertThatThrownBy(() -> six().guess("abc"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("“abc” is not a number. Type a number such as 6 or 2.5.");
    }

    @Test
    void a_guess_that_no_longer_fits_the_question_is_asked_for_anew() {
        user.types("b", "6");
        Predict.choice("Which?", "yes", "yes", "no").id("L01.1").ask();
        six().ask();

        assertThat(user.texts()).anyMatch(text -> text.startsWith(CORRECT));
        assertThat(progress()).contains("Predictions: 1 made, 1 right");
    }

    @Test
    void a_guess_that_cannot_be_saved_is_answered_all_the_same() throws Exception {
        System.setProperty(
                Settings.PROGRESS,
                Files.writeString(folder.resolve("file"), "")
                        .resolve("progress.json")
                        .toString());
        user.types("6");
        six().ask();

        assertThat(user.texts().get(1)).startsWith(CORRECT).contains("Your guess could not be saved: ");
    }

    @Test
    void a_prediction_says_that_it_has_to_be_asked() {
        assertThat(six()).hasToString("How many?\nWrite .ask() behind it: then it is asked.");
    }

    @Test
    void arguments_are_checked() {
        assertThatThrownBy(() -> Predict.number(null, 1)).hasMessage("question must not be null.");
        assertThatThrownBy(() -> Predict.number("?", (Number) null)).hasMessageStartingWith("result must not be null");
        assertThatThrownBy(() -> Predict.size("?", (Size) null)).hasMessageStartingWith("result must not be null");
        assertThatThrownBy(() -> six().within(-1)).hasMessageContaining("within(-1.0)");
        assertThatThrownBy(() -> six().id(null)).hasMessage("name must not be null.");
        assertThatThrownBy(() -> Predict.number("How?", () -> null).guess(1))
                .hasMessage("The result of “How?” is null, so no guess can be compared with it.");
    }
}
