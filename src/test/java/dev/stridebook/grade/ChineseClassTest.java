package dev.stridebook.grade;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.stridebook.course.check.Catalogue;
import dev.stridebook.course.exercise.DotProduct;
import dev.stridebook.course.exercise.OutputShape;
import dev.stridebook.course.exercise.OutputSize;
import dev.stridebook.grade.report.Reports;
import dev.stridebook.grade.sandbox.Limits;
import dev.stridebook.grade.similar.Similarities;
import dev.stridebook.handin.SourceFile;
import dev.stridebook.language.Language;
import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A class that is graded in Chinese, and its reports. */
@Isolated("speaks another language")
class ChineseClassTest {
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z][a-z']+,? [a-z][a-z']*,? [a-z][a-z']*");
    /** What students and the compiler wrote, and what is no text. */
    private static final Pattern NOT_OURS =
            Pattern.compile("(?s)<(style|script|code|pre)\\b.*?</\\1>|<!--.*?-->|<[^>]*>");

    private static final String BROKEN = """
            import dev.stridebook.course.exercise.*;

            class Dot implements DotProduct.Answer {
                public double dot(double[][] patch, double[][] kernel) {
                    return 1
                }
            }
            """;

    @TempDir
    private static Path out;

    private static final Map<String, String> PAGES = new LinkedHashMap<>();

    @BeforeAll
    static void gradesAClass() throws Exception {
        inChinese(() -> {
            Rules rules = new Rules(
                    List.of(
                            Catalogue.of(OutputShape.EXERCISE),
                            Catalogue.of(OutputSize.EXERCISE),
                            Catalogue.of(DotProduct.EXERCISE)),
                    Map.of(),
                    "",
                    Deadline.NONE,
                    Limits.USUAL.withTimes(Duration.ofSeconds(5), Duration.ofSeconds(60)));
            List<StudentResult> results = new ArrayList<>();
            try (Grader grader = Grader.start(rules, Graders.CACHE, "auto")) {
                for (Submission submission : submissions()) {
                    results.add(grader.grade(submission));
                }
            }
            Reports reports = new Reports(
                    out, "作业", results.stream().map(StudentResult::student).toList());
            for (StudentResult result : results) {
                reports.write(result);
            }
            reports.write(results, Optional.of(new Similarities(List.of(), List.of(), 0, List.of())));
            return results;
        });
        for (String page : List.of("index", "similar", "students/李-雷", "students/韩梅梅", "students/王芳", "students/张三")) {
            PAGES.put(page, Files.readString(out.resolve(page + ".html")));
        }
    }

    private static <T> T inChinese(Callable<T> work) {
        return Language.CHINESE.during(() -> {
            try {
                return work.call();
            } catch (Exception failed) {
                throw new IllegalStateException(failed);
            }
        });
    }

    private static List<Submission> submissions() throws IOException {
        String shape = Files.readString(Path.of("solutions/S3_5_OutputShape.java"));
        String size = Files.readString(Path.of("solutions/S3_6_OutputSize.java"));
        String cells = Files.readString(Path.of("solutions/03-padding-and-stride.ipynb"));
        return List.of(
                of(
                        "李 雷",
                        new SourceFile("手算.java", shape.replaceAll("2 \\* \\d", "0 * 1")),
                        new SourceFile(
                                "公式.java",
                                size.replace("return", "int none = 1 / (stride.height() - stride.height());\nreturn")),
                        new SourceFile("点积.java", BROKEN)),
                of(
                        "韩梅梅",
                        new SourceFile(
                                "第 3 课.ipynb",
                                cells.replace(
                                        "return Size.of(down", "int none = 1 / (down - down); return Size.of(down"))),
                of(
                        "王芳",
                        new SourceFile(
                                "循环.java",
                                shape.replaceFirst("int height", "while (System.nanoTime() != 0) {}\nint height"))),
                of("张三"));
    }

    private static Submission of(String student, SourceFile... files) {
        return new Submission(student, List.of(files), List.of(), Instant.EPOCH);
    }

    @Test
    void noPageSpeaksEnglish() {
        PAGES.forEach((name, page) -> {
            assertThat(page).as(name).contains("<html lang=\"zh\">");
            assertThat(NOT_OURS.matcher(page).replaceAll("\n")).as(name).doesNotContainPattern(ENGLISH);
        });
    }

    @Test
    void pagesSayWhatIsWrong() {
        assertThat(PAGES.get("students/李-雷"))
                .contains("问题可能在这里：", "无法编译：", "抛出异常：ArithmeticException: / by zero（位置：公式.java 第 ")
                .containsPattern(
                        "<li class=\"marked\"><code> *int none = .*</code><em>ArithmeticException: / by zero（测试“.+”）</em>")
                .containsPattern("<li class=\"marked\"><code> +return 1</code><em>&#39;;&#39; expected</em>");
        assertThat(PAGES.get("students/韩梅梅"))
                .containsPattern(
                        "<li class=\"marked\"><code>.*int none = .*</code><em>ArithmeticException: / by zero（测试“.+”）</em>");
        assertThat(PAGES.get("students/王芳")).contains("超时：5 s 内没有回应");
        assertThat(PAGES.get("students/张三")).contains("没有交任何文件。");
        assertThat(PAGES.get("index")).contains("<a href=\"students/李-雷.html\">李 雷</a>");
    }

    @Test
    void programsReadEnglish() throws Exception {
        List<String> outcomes = new ArrayList<>();
        for (String student : List.of("李-雷", "王芳")) {
            JsonNode result = new ObjectMapper()
                    .readTree(out.resolve("students").resolve(student + ".json").toFile());
            result.findValues("outcome").forEach(outcome -> outcomes.add(outcome.asText()));
        }
        assertThat(outcomes)
                .contains("raised", "failed", "does not compile")
                .isSubsetOf("passed", "raised", "failed", "does not compile", "not answered");
        assertThat(Files.readString(out.resolve("students/张三.json"))).contains("\"Nothing was handed in.\"");
        assertThat(Files.readString(out.resolve("class.csv")))
                .startsWith("student,state,score,")
                .contains("张三,graded,0,");
        assertThat(Files.readString(out.resolve("junit.xml"))).contains("Nothing was handed in.");
    }

    /** Says that it has graded. */
    private record Quick(Rules rules) implements Workplace {
        @Override
        public Optional<StudentResult> grade(Submitted submitted, Optional<String> known) {
            return submitted
                    .readUnlessKnown(rules.digest(), known)
                    .map(submission -> new StudentResult(
                            submission.student(), submission.digest(rules.digest()), "", List.of(), List.of(), "", 0));
        }

        @Override
        public void close() {
            // There is nothing to close.
        }
    }

    @Test
    void aRunInAnotherLanguageGradesAgain(@TempDir Path journal) {
        List<Boolean> graded = new ArrayList<>();
        for (Language language : List.of(Language.ENGLISH, Language.CHINESE, Language.CHINESE, Language.ENGLISH)) {
            language.during(() -> {
                try {
                    return Batch.grade(
                            new Quick(Rules.of(Graders.RULES.exercises())),
                            List.of(of("李 雷")),
                            journal,
                            1,
                            Set.of(),
                            (result, isNew) -> graded.add(isNew));
                } catch (IOException | InterruptedException failed) {
                    throw new IllegalStateException(failed);
                }
            });
        }
        assertThat(graded).containsExactly(true, true, false, true);
    }

    @ParameterizedTest
    @CsvSource({"UTF-8, ''", "UTF-8, '\ufeff'", "UTF-16LE, '\ufeff'", "GB18030, ''"})
    void aRosterIsReadAsSpreadsheetsInChinaWriteIt(String encoding, String mark, @TempDir Path folder)
            throws Exception {
        String table = mark + "student,file\n李昊,李昊.zip\n王 煜,\n玥,\n";
        Path csv = Files.write(folder.resolve("名单.csv"), table.getBytes(Charset.forName(encoding)));
        assertThat(inChinese(() -> Roster.read(csv)).students()).containsExactly("李昊", "王 煜", "玥");
    }
}
