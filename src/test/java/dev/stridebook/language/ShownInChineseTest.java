package dev.stridebook.language;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.stridebook.compiler.CompilerErrors;
import dev.stridebook.course.Lesson;
import dev.stridebook.course.NotAnsweredYetException;
import dev.stridebook.course.answer.DoesNotCompileException;
import dev.stridebook.course.answer.JavaAnswer;
import dev.stridebook.course.check.Card;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.check.CourseProgress;
import dev.stridebook.course.check.GradedExercise;
import dev.stridebook.course.check.Handout;
import dev.stridebook.course.exercise.Flip;
import dev.stridebook.course.exercise.OutputShape;
import dev.stridebook.course.graded.KnownMistake;
import dev.stridebook.course.practice.Practice;
import dev.stridebook.course.predict.Predict;
import dev.stridebook.nn.AvgPool2d;
import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.ConvTranspose2d;
import dev.stridebook.nn.MaxPool2d;
import dev.stridebook.nn.MinPool2d;
import dev.stridebook.nn.Networks;
import dev.stridebook.nn.Sequential;
import dev.stridebook.nn.Some;
import dev.stridebook.notebook.Displayable;
import dev.stridebook.notebook.Host;
import dev.stridebook.notebook.Hosts;
import dev.stridebook.notebook.MimeBundle;
import dev.stridebook.notebook.Notebook;
import dev.stridebook.notebook.page.HtmlExport;
import dev.stridebook.picture.Activations;
import dev.stridebook.picture.Animation;
import dev.stridebook.picture.Charts;
import dev.stridebook.picture.ConfusionMatrix;
import dev.stridebook.picture.ImageSheet;
import dev.stridebook.picture.PixelUse;
import dev.stridebook.picture.ReceptiveFieldPicture;
import dev.stridebook.picture.ShapeWalk;
import dev.stridebook.picture.TrainingProgress;
import dev.stridebook.picture.WindowPicture;
import dev.stridebook.picture.WindowStrip;
import dev.stridebook.settings.OwnProgress;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.Size;
import dev.stridebook.shape.Window;
import dev.stridebook.train.Epoch;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;

/** What a student sees in Chinese has no English sentence in it, as far as it was put together while the program ran. */
@Isolated("speaks another language")
class ShownInChineseTest {
    @TempDir
    private Path folder;

    private OwnProgress progress;
    private final List<MimeBundle> shown = new ArrayList<>();
    private final List<Host> hosts = new ArrayList<>();

    /** A user who types the same at each prompt. */
    private final class User implements Host {
        private final String line;

        User(String line) {
            this.line = line;
        }

        @Override
        public void display(MimeBundle bundle, String displayId) {
            shown.add(bundle);
        }

        @Override
        public void update(MimeBundle bundle, String displayId) {
            shown.add(bundle);
        }

        @Override
        public boolean replaces() {
            return true;
        }

        @Override
        public boolean canAsk() {
            return !line.isEmpty();
        }

        @Override
        public Optional<String> ask(String prompt) {
            assertThat(prompt).endsWith("：");
            return Optional.of(line);
        }
    }

    @BeforeEach
    void keepsProgressInAFolderOfItsOwn() {
        progress = OwnProgress.in(folder);
    }

    @AfterEach
    void restores() {
        progress.close();
        hosts.forEach(Hosts::uninstall);
    }

    private static void inChinese(Runnable work) {
        Language.CHINESE.during(() -> {
            work.run();
            return null;
        });
    }

    private Host install(String line) {
        Host host = new User(line);
        hosts.add(host);
        Hosts.install(host);
        return host;
    }

    private static <A> Stream<Card> wrongAnswers(GradedExercise<A> exercise) {
        return exercise.knownMistakes().stream()
                .limit(2)
                .map(KnownMistake::answer)
                .map(exercise::grade);
    }

    @Test
    void cardsForWrongAnswersToEveryExercise() {
        inChinese(() -> assertThat(Catalogue.EXERCISES.stream()
                        .flatMap(ShownInChineseTest::wrongAnswers)
                        .map(Card::toMimeBundle))
                .hasSizeGreaterThan(61)
                .allSatisfy(card -> assertThat(SpokenChinese.english(card)).isEmpty()));
    }

    @Test
    void cardsForRightOnesForNoneAndForThoseThatFail() {
        GradedExercise<Flip.Answer> flip = Catalogue.of(Flip.EXERCISE);
        List<Flip.Answer> answers = List.of(
                image -> null,
                image -> image,
                image -> {
                    throw new IllegalStateException();
                },
                image -> {
                    throw new NotAnsweredYetException();
                });
        record Right(Size outputSize, Size otherOutputSize) implements OutputShape.Answer {}
        inChinese(() -> {
            Card right = Catalogue.of(OutputShape.EXERCISE).grade(new Right(Size.of(2, 2), Size.of(3, 7)));
            assertThat(right.toString()).contains("2/2 分", "通过", "做得好！");
            assertThat(SpokenChinese.english(right.toMimeBundle())).isEmpty();
            assertThat(answers.stream().map(flip::grade)).allSatisfy(card -> {
                assertThat(card.isFull()).isFalse();
                assertThat(SpokenChinese.english(card.toMimeBundle())).isEmpty();
            });
        });
        assertThat(flip.title()).as("in English again").matches("[ -~]+");
    }

    @Test
    void tasksHintsProgressAndLessons() {
        inChinese(() -> {
            for (GradedExercise<?> exercise : Catalogue.EXERCISES) {
                assertThat(SpokenChinese.english(Handout.task(exercise) + exercise.hints()))
                        .as(exercise.id())
                        .isEmpty();
            }
            assertThat(SpokenChinese.english(CourseProgress.ofUser().toMimeBundle()))
                    .isEmpty();
            assertThat(Stream.of(Lesson.values()).map(Lesson::title)).noneMatch(title -> title.matches("[ -~]+"));
        });
    }

    @Test
    void practice() {
        inChinese(() -> {
            for (String kind : Practice.kinds()) {
                Practice round = Practice.start(Optional.of(kind), 1);
                String question = round.next();
                String replies = Stream.of("a", "b", "c", "d")
                        .map(letter -> round.answer(letter).orElseThrow().toString())
                        .reduce("", String::concat);
                // Lines of PyTorch are code, and so are names of its arguments.
                assertThat(SpokenChinese.english(question + round.legal() + replies + round.score()))
                        .as(kind)
                        .isEmpty();
            }
        });
    }

    @Test
    void predictions() {
        inChinese(() -> {
            for (String typed : List.of("", "7", "6")) {
                install(typed);
                Predict.number("几个？", 6).id(typed + "1").ask();
                Predict.number("几个？", 6).id(typed + "1").ask();
            }
            for (String typed : List.of("", "4x4", "3x5", "5x3")) {
                install(typed);
                Predict.size("多大？", Size.of(5, 3)).id(typed + "2").ask();
            }
            install("b");
            Predict.choice("哪个？", "大", "大", "小").id("3").ask();
            Predict.choice("哪个？", "小", "大", "小").again();
            assertThat(shown)
                    .hasSizeGreaterThan(10)
                    .allSatisfy(
                            bundle -> assertThat(SpokenChinese.english(bundle)).isEmpty());
        });
    }

    @Test
    void pictures() {
        Window window = Window.kernel(3).stride(2).padding(1);
        float[][] input = {
            {1, 2, 3, 4, 5, 6, 7},
            {8, 7, 6, 5, 4, 3, 2},
            {1, 2, 3, 4, 5, 6, 7},
            {8, 7, 6, 5, 4, 3, 2},
            {1, 2, 3, 4, 5, 6, 7}
        };
        float[][] kernel = {{1, 0, -1}, {1, 0, -1}, {1, 0, -1}};
        Sequential net = Networks.mnistNet(0);
        Shape digit = Shape.of(1, 28, 28);
        inChinese(() -> {
            List<Displayable> pictures = List.of(
                    WindowPicture.of(Window.kernel(3, 5).padding(0, 1).stride(3, 4), 8, 8),
                    WindowPicture.of(Window.kernel(3).dilation(2).ceil(), 8, 9),
                    WindowPicture.of(Window.kernel(3).stride(2), input).weights(kernel),
                    WindowStrip.of(window, 5, 5),
                    PixelUse.of(Window.kernel(3).stride(4), 12, 12),
                    Animation.animate(window, 5, 5),
                    Animation.animate(window, input, kernel),
                    Animation.animate(new MaxPool2d(2), input),
                    Animation.animate(new MinPool2d(2), input).step(2),
                    Animation.animate(new AvgPool2d(Window.kernel(2).stride(2)), input)
                            .step(2),
                    Animation.animate(new Conv2d(3, 2, Window.kernel(3)), Some.random(1, 3, 5, 5))
                            .outChannel(1),
                    Animation.animate(
                            new ConvTranspose2d(1, 1, Window.kernel(3).stride(2).padding(1)),
                            new float[][] {{1, 2}, {3, 4}}),
                    ShapeWalk.of(net, digit),
                    ReceptiveFieldPicture.of(net, digit, 3),
                    ConfusionMatrix.of(new int[][] {{5, 1}, {0, 7}}),
                    ImageSheet.kernels(new Conv2d(1, 6, Window.kernel(5))),
                    Activations.of(net, Some.random(1, 1, 28, 28)).maps(0));
            for (Displayable picture : pictures) {
                MimeBundle bundle = picture.toMimeBundle();
                assertThat(SpokenChinese.english(bundle))
                        .as(bundle.data().get(MimeBundle.TEXT))
                        .isEmpty();
            }
        });
    }

    @Test
    void chartsAndTraining() {
        List<Epoch> epochs = List.of(new Epoch(1, 0.5, 0.8, 0.3, 0.9, 1.2), new Epoch(2, 0.3, 0.9, 0.2, 0.95, 1.2));
        inChinese(() -> {
            Host host = install("");
            host.display(host.render(Charts.loss(epochs, List.of(1.0, 0.5))), "1");
            host.display(host.render(Charts.accuracy(epochs)), "2");
            host.display(host.render(Charts.parameters(Map.of("A", Networks.mnistNet(0)), Shape.of(1, 28, 28))), "3");
            TrainingProgress training = TrainingProgress.here();
            training.started(2, 2);
            training.batch(1, 1, 0.7);
            training.batch(1, 2, 0.6);
            epochs.forEach(training::epochEnded);
            assertThat(shown)
                    .hasSizeGreaterThan(5)
                    .allSatisfy(
                            bundle -> assertThat(SpokenChinese.english(bundle)).isEmpty());
        });
    }

    @Test
    void windowsAndTheirErrors() {
        Window window = Window.kernel(9).dilation(2).padding(1).stride(2);
        inChinese(() -> {
            assertThat(window).hasToString("卷积核 9×9、步幅 2×2、填充 1×1、空洞率 2×2");
            assertThat(window.explain(20, 20).toString()).contains("高：", "宽：");
            assertThat(window.explain(20, 20).toLatex()).contains("\\text{高}");
            assertThat(catchThrowable(() -> window.outputSize(5, 5)))
                    .hasMessageContaining("卷积核")
                    .satisfies(misfit -> assertThat(SpokenChinese.english(misfit.getMessage()))
                            .isEmpty());
        });
    }

    @Test
    void explanationsOfCompilerErrors() {
        String source = """
                class S4_3_Flip implements dev.stridebook.course.exercise.Flip.Answer {
                    public double[][] mirror(double[][] image) {
                        string text = "a"
                        return image.size();
                    }
                """;
        inChinese(() -> {
            assertThat(catchThrowableOfType(
                            DoesNotCompileException.class,
                            () -> JavaAnswer.compile("S4_3_Flip", "S4_3_Flip.java", source)))
                    .hasMessageContaining("语句要以分号结尾");
            assertThat(CompilerErrors.lines("compiler.err.missing.ret.stmt", "missing return statement", "}"))
                    .hasSizeGreaterThan(1)
                    .allSatisfy(line -> assertThat(Columns.of(line)).isBetween(1, 70))
                    .allSatisfy(line -> assertThat(SpokenChinese.english(line)).isEmpty());
        });
    }

    @Test
    void aPageOfANotebook() {
        String json = """
                {"nbformat":4,"nbformat_minor":5,"cells":[
                {"cell_type":"markdown","metadata":{},"source":"# 第 3 课"},
                {"cell_type":"code","metadata":{},"execution_count":1,"source":"kernel(3)","outputs":[
                {"output_type":"execute_result","execution_count":1,"metadata":{},"data":{"text/plain":"卷积核 3×3"}}]}]}
                """;
        inChinese(() -> {
            String page = HtmlExport.toHtml(Notebook.parse(json, "03"), folder, "03");
            assertThat(page).contains("<html lang=\"zh-CN\">");
            assertThat(SpokenChinese.english(page)).isEmpty();
        });
    }
}
