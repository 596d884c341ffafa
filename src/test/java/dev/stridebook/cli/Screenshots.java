package dev.stridebook.cli;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import dev.stridebook.file.FileTrees;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** All pictures of the product in {@code docs/}, and how they are taken. {@code ./stridebook author screenshots} runs it. */
final class Screenshots {
    private static final String LESSON = "notebooks/03-padding-and-stride.ipynb";
    private static final String WORDS = "src/main/resources/dev/stridebook/course/words/S3.5.en.md";
    private static final String CARD = "src/main/java/dev/stridebook/course/check/Card.java";
    private static final String DRILL = "src/main/resources/dev/stridebook/course/practice/receptive-field.en.md";
    private static final String COMPILER = "src/main/resources/dev/stridebook/compiler/errors.en.properties";
    private static final String EXPLORER = "src/main/resources/dev/stridebook/picture/explorer/explorer.html";
    private static final String START = "src/tools/resources/dev/stridebook/tools/site/start.html";

    private static final String COURSE_IMPORTS = """
            import dev.stridebook.course.*;
            import dev.stridebook.course.exercise.*;""";

    private static final String CHECK = "OutputShape.EXERCISE.check(new S3_5_OutputShape()).show().points()";

    private static final String PREDICTION = """
            Window two = kernel(3).padding(1).stride(2);
            Predict.number("How many stops does 3×3 with padding 1 and stride 2 make in a row of eight?",
                            two.outputSize(8, 8).width())
                    .shows(() -> WindowPicture.of(two, new Size(8, 8)))
                    .ask();""";

    /** A usual mistake in the first exercise: the kernel is rotated by 180°. */
    private static final String TURNED = "kernel[kernel.length - 1 - y][kernel[0].length - 1 - x]";

    static final List<Screenshot> ALL = List.of(
            Screenshot.of("site.png", (studio, picture) -> studio.site(picture, "index.html", 1000, 1060, page -> {}))
                    .saying(
                            START,
                            "Learn convolution in Java",
                            "Try it now",
                            "Move a window",
                            "Make a guess",
                            "Run the lessons"),
            Screenshot.of(
                            "lesson-03.png",
                            (studio, picture) -> studio.site(
                                    picture,
                                    "lessons/03-padding-and-stride.html",
                                    1000,
                                    700,
                                    Screenshots::guessInALesson))
                    .saying(LESSON, "8×8 under a 5×5 kernel with padding 3: which size comes out?")
                    .saying("src/tools/resources/dev/stridebook/tools/site/predictions.js", "Your guess", "Compare"),
            Screenshot.of(
                            "explorer.png",
                            (studio, picture) ->
                                    studio.site(picture, "explorer.html", 1280, 990, Screenshots::seventhStep))
                    .saying(EXPLORER, "Output shape", "Step by step", "Kernel's numbers", "A number in every cell"),
            Screenshot.of("prediction-before.png", (studio, picture) -> studio.question(picture, PREDICTION))
                    .saying(LESSON, "How many stops does 3×3 with padding 1 and stride 2 make in a row of eight?")
                    .saying("src/main/java/dev/stridebook/course/predict/Prediction.java", "Your guess:"),
            Screenshot.of(
                            "prediction-after.png",
                            (studio, picture) ->
                                    studio.notebook(picture, "", List.of(PREDICTION), page -> Studio.type(page, "3")))
                    .saying(LESSON, "How many stops does 3×3 with padding 1 and stride 2 make in a row of eight?")
                    .saying("src/main/java/dev/stridebook/course/predict/NumberGuess.java", "You said"),
            Screenshot.of(
                            "exercise-notebook.png",
                            (studio, picture) -> studio.notebook(
                                    picture, COURSE_IMPORTS, List.of(answer("Size.of(2, 4)"), CHECK), page -> {}))
                    .saying(WORDS, "The output's size by hand")
                    .saying(CARD, "Stuck?"),
            Screenshot.of(
                            "exercise-answered.png",
                            (studio, picture) -> studio.notebook(
                                    picture, COURSE_IMPORTS, List.of(answer("Size.of(3, 7)"), CHECK), page -> {}))
                    .saying(WORDS, "The output's size by hand")
                    .saying(CARD, "Well done!", "The reference answer"),
            Screenshot.of(
                            "practice-notebook.png",
                            (studio, picture) -> studio.notebook(
                                    picture,
                                    "",
                                    List.of("practice(\"receptive-field\")"),
                                    Screenshots::answerUntilWrong))
                    .saying(DRILL, "What does one cell see?", "A layer adds (kernel − 1) cells")
                    .saying("src/main/java/dev/stridebook/course/practice/Practice.java", "Not quite:"),
            Screenshot.of("practice-terminal.png", (studio, picture) -> studio.terminal(picture, practised()))
                    .saying(DRILL, "What does one cell see?", "A layer adds (kernel − 1) cells")
                    .saying("src/main/java/dev/stridebook/course/practice/Practice.java", "Not quite:"),
            Screenshot.of("exercise-watch.png", (studio, picture) -> studio.terminal(picture, watched()))
                    .saying("src/main/resources/dev/stridebook/course/words/S1.1.en.md", "One kernel position")
                    .saying("src/main/java/dev/stridebook/cli/WatchCommand.java", "Type h and Enter for a hint"),
            Screenshot.of(
                            "compile-error.png",
                            (studio, picture) -> studio.notebook(picture, COURSE_IMPORTS, List.of("""
                                    class S2_1_Convolution implements Convolution.Answer {
                                        @Override
                                        public double[][] convolve(double[][] image, double[][] kernel) {
                                            int height = image.length - kernel.length + 1.0;
                                            double[][] map = new double[height][imag[0].length];
                                            for (int y = 0; y < height; y++) {
                                                map[y][0] = image[y][0] * kernel[0][0];
                                            }
                                        }
                                    }"""), page -> {}))
                    .saying(COMPILER, "A fraction or a large number does not fit into the smaller type"));

    private Screenshots() {}

    /**
     * Takes all pictures, or those that are named.
     *
     * @param arguments files such as {@code explorer.png}; none for all
     */
    public static void main(String[] arguments) throws Exception {
        List<Screenshot> chosen = ALL.stream()
                .filter(picture -> arguments.length == 0 || List.of(arguments).contains(picture.file()))
                .toList();
        if (chosen.isEmpty()) {
            System.err.printf(
                    "There is no screenshot %s. There are: %s.%n",
                    String.join(" ", arguments),
                    ALL.stream().map(Screenshot::file).collect(Collectors.joining(", ")));
            System.exit(2);
        }
        Path folder = Files.createTempDirectory("screenshots");
        try (Studio studio = new Studio(Path.of("docs").toAbsolutePath(), folder)) {
            for (Screenshot picture : chosen) {
                picture.taker().take(studio, picture);
                System.out.println("docs/" + picture.file());
            }
        } finally {
            FileTrees.delete(folder);
        }
    }

    private static String answer(String second) {
        return """
                class S3_5_OutputShape implements OutputShape.Answer {
                    @Override
                    public Size outputSize() {
                        return Size.of(2, 2);
                    }

                    @Override
                    public Size otherOutputSize() {
                        return %s;
                    }
                }""".formatted(second);
    }

    private static void guessInALesson(Page page) {
        Locator question = page.locator("[data-predicts=size]").first();
        question.getByLabel("Your guess").fill("8x8");
        question.getByText("Compare").click();
        question.evaluate("(cell) => scrollTo(0, cell.getBoundingClientRect().top + scrollY - 90)");
    }

    private static void seventhStep(Page page) {
        for (int step = 1; step < 7; step++) {
            page.locator("#next").click();
        }
    }

    /** Gives the same answer until it is a wrong one, since the questions are drawn. */
    private static void answerUntilWrong(Page page) {
        Studio.type(page, "a");
        Locator reply = page.getByText(Pattern.compile("^(Not quite: .*|Right\\.)"));
        reply.first().waitFor();
        if (reply.first().innerText().startsWith("Right")) {
            page.evaluate("() => Jupyter.notebook.execute_all_cells()");
            answerUntilWrong(page);
        }
    }

    private static String practised() throws Exception {
        Path folder = Files.createTempDirectory("practice");
        try (Terminal terminal = new Terminal(folder, "practice", "receptive-field", "--count", "1", "--seed", "1")) {
            terminal.await("> ", 0);
            terminal.type("b", "so far.");
            return terminal.shown();
        } finally {
            FileTrees.delete(folder);
        }
    }

    private static String watched() throws Exception {
        Path folder = Files.createTempDirectory("watch");
        try {
            ProjectFolder.handOut(folder);
            Files.createDirectory(folder.resolve("notebooks"));
            Files.createFile(folder.resolve("stridebook"));
            Path answer = folder.resolve("answers/S1_1_DotProduct.java");
            String right = Files.readString(Path.of("solutions/S1_1_DotProduct.java"));
            try (Terminal terminal = new Terminal(folder, "watch")) {
                terminal.await("to quit.", 0);
                terminal.type("h", "Hint:");
                int from = terminal.length();
                Files.writeString(answer, right.replace("kernel[y][x]", TURNED));
                terminal.await("Hint:", from);
                from = terminal.length();
                Files.writeString(answer, right);
                terminal.await("Well done!", from);
                String shown = terminal.shown();
                return shown.substring(0, shown.lastIndexOf("Well done!") + "Well done!".length());
            }
        } finally {
            FileTrees.delete(folder);
        }
    }
}
