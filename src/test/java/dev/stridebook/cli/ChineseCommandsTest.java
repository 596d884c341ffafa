package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.course.practice.Practice;
import dev.stridebook.kernel.TestArchive;
import dev.stridebook.language.Language;
import dev.stridebook.process.ProgramRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.parallel.Isolated;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

/** What students see in a terminal is in Chinese if they have chosen it. */
@Isolated("speaks another language")
class ChineseCommandsTest {
    private static final Pattern ENGLISH = Pattern.compile("[A-Za-z][a-z']+,? [a-z][a-z']*,? [a-z][a-z']*");

    /** Commands as they are typed, with what follows them in Latin letters. */
    private static final Pattern COMMAND = Pattern.compile("(?:\\./)?stridebook(?: [\\x21-\\x7e]+)*");

    private static Cli run(String... arguments) {
        return Language.CHINESE.during(() -> Cli.run(arguments));
    }

    private static void assertChinese(String text) {
        assertThat(text).containsPattern("[\\u4e00-\\u9fff]");
        String ids = String.join(", ", Practice.kinds());
        String rest = COMMAND.matcher(text.replace(ids, "…")).replaceAll("…");
        assertThat(ENGLISH.matcher(rest).results()).as(text).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "lab",
                "run",
                "check",
                "watch",
                "hint",
                "progress",
                "practice",
                "exercises",
                "reset",
                "shape",
                "explore",
                "data",
                "doctor",
                "uninstall",
                "grade",
                "kernel",
                "kernel install",
                "kernel list",
                "kernel remove",
                "author",
                "author handout",
                "author gradescope",
                "author classroom",
                "classpath"
            })
    void help(String command) {
        List<String> words = new ArrayList<>(command.isEmpty() ? List.of() : List.of(command.split(" ")));
        words.add("--help");
        Cli run = run(words.toArray(String[]::new));
        assertThat(run.exitCode()).isZero();
        String studentsOwn = run.out()
                .lines()
                .filter(line -> !line.matches("  (?:test|bench|build|mutate|gallery|site|screenshots|conformance|fence"
                        + "|download|release|compare|notebooks|poison|check) {2,}.*|    .*"))
                .reduce("", (all, line) -> all + line + "\n");
        assertChinese(studentsOwn);
        assertThat(run.out()).contains("用法：").doesNotContain("Usage", "Commands");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "labb                                        | 位置 0 上有多余的参数",
                "lab --prt                                   | 没有这样的选项：'--prt'",
                "lab --port                                  | 选项 '--port' (N) 缺少值",
                "lab --port x                                | 选项 '--port' 的值不对：“x”不是整数",
                "lab --port 1 --port 2                       | 选项 '--port' (N) 只能写一次",
                "lab --port 99999                            | --port 必须在 1 到 65535 之间，但给的是 99999",
                "run                                         | 缺少参数：'NOTEBOOK'",
                "run missing.ipynb                           | missing.ipynb",
                "run missing.ipynb --timeout 0               | --timeout 必须是正的秒数",
                "check S9.9                                  | 没有习题 S9.9",
                "check missing.java                          | 没有文件 missing.java",
                "hint                                        | 缺少参数：'ID'",
                "exercises                                   | 请给出其中一个",
                "exercises --variant a --roster b            | 不能同时用",
                "exercises --roster pom.xml                  | --roster 需要 --out",
                "practice nothing                            | nothing",
                "shape --input 8x8                           | 缺少选项：'--kernel=SIZE'",
                "shape --input 8 --kernel 3                  | “8”只有一个数，而输入要有高和宽",
                "shape --input 8x8 --kernel 3 --op nothing   | 没有运算“nothing”",
                "shape --input 8x8 --kernel 3 --padding far  | “far”不是填充",
                "shape --input 8x8 --kernel 9                | 9",
                "explore --out target                        | --out 是要写入的文件",
                "data nothing                                | 没有数据集“nothing”",
                "kernel                                      | 请选择要做什么",
                "kernel install --name x                     | --name 还需要",
                "grade missing --out target/none             | 没有文件或文件夹 missing"
            })
    void errors(String command, String expected) {
        Cli run = run(command.split(" "));
        assertThat(run.exitCode()).isNotZero();
        assertChinese(run.err());
        assertThat(run.err()).contains(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "labb",
                "labb more",
                "lab --prt",
                "lab --prt --more",
                "lab --port",
                "lab --port x",
                "lab --port --no-browser",
                "lab --port 1 --port 2",
                "run",
                "run a.ipynb --timeout x",
                "exercises",
                "exercises --variant a --roster b",
                "author handout"
            })
    void inEnglishTheParserSaysWhatItAlwaysSaid(String command) {
        CommandLine main = Main.commandLine();
        List<ParameterException> wrong = new ArrayList<>();
        main.setParameterExceptionHandler((exception, arguments) -> {
            wrong.add(exception);
            return 2;
        });
        assertThat(main.execute(command.split(" "))).isEqualTo(2);
        assertThat(ParserErrors.text(wrong.get(0))).startsWith(wrong.get(0).getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "'--lang zh lab --port x', en, 不是整数, 2",
        "'lab --port x --lang=zh', en, 不是整数, 2",
        "'lab --port x', zh, 不是整数, 2",
        "'lab --port x --lang en', zh, is not an int, 2",
        "'lab --port x --lang fr', en, 'There is no language \"fr\". There are: en, zh.', 2",
        "'lab --port x', fr, 'STRIDEBOOK_LANG is \"fr\"', 2",
        "'lab --port x --lang zh', fr, 不是整数, 2"
    })
    void theLanguageIsChosenByAnOptionOrElseTheVariable(String command, String variable, String expected, int exitCode)
            throws Exception {
        ProcessBuilder builder =
                TestArchive.java(Main.class, command.split(" ")).redirectErrorStream(true);
        builder.environment().put("STRIDEBOOK_LANG", variable);
        builder.environment().put("LC_ALL", "C.UTF-8");
        ProgramRun run = ProgramRun.within(Duration.ofMinutes(2), builder).orElseThrow();
        assertThat(run.output()).contains(expected);
        assertThat(run.exitCode()).isEqualTo(exitCode);
    }

    @Test
    void aChineseLessonIsOpened() {
        assertThat(Language.CHINESE.during(LabCommand::firstLesson)).isEqualTo("notebooks/zh/00-welcome.ipynb");
        assertThat(LabCommand.firstLesson()).isEqualTo("notebooks/00-welcome.ipynb");
    }
}
