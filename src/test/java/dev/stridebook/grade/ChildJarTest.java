package dev.stridebook.grade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.classpath.ClassPath;
import dev.stridebook.course.Course;
import dev.stridebook.course.Exercise;
import dev.stridebook.course.exercise.OutputShape;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.MethodVisitor;
import org.objectweb.asm.Opcodes;

class ChildJarTest {
    private static URLClassLoader child;

    @BeforeAll
    static void opensTheJar(@TempDir Path folder) throws Exception {
        Path jar = Files.write(folder.resolve("child.jar"), ChildJar.build());
        List<URL> urls = new ArrayList<>(List.of(jar.toUri().toURL()));
        for (Path entry : ClassPath.ofThisProcess()) {
            if (Files.isRegularFile(entry)) {
                urls.add(entry.toUri().toURL());
            }
        }
        child = new URLClassLoader(urls.toArray(URL[]::new), ClassLoader.getPlatformClassLoader());
    }

    @AfterAll
    static void closesTheJar() throws Exception {
        child.close();
    }

    @Test
    void gradedTestsKeepTheirNamesAndLoseWhatTheyExpect() throws Exception {
        String tests = text(entries().get("dev/stridebook/course/exercise/OutputShape$Tests.class"));
        assertThat(tests).contains("height of the output").doesNotContain("positions", "assertEquals");
    }

    @Test
    void theGraderAndTheCommandsAreLeftOut() throws Exception {
        assertThat(entries().keySet())
                .contains(
                        "dev/stridebook/grade/child/AnswerMain.class",
                        "dev/stridebook/course/exercise/OutputShape.class")
                .noneMatch(name -> name.startsWith("dev/stridebook/cli/"))
                .noneMatch(name -> name.startsWith("dev/stridebook/grade/Grader"))
                .noneMatch(name -> name.contains("/grade/report/"));
    }

    @Test
    void theSameClassesGiveTheSameBytes() throws Exception {
        assertThat(ChildJar.build()).isEqualTo(ChildJar.build());
    }

    @Test
    void noTextLiesBesideTheCourse() throws Exception {
        assertThat(entries().keySet())
                .filteredOn(name -> name.startsWith("dev/stridebook/course/"))
                .allMatch(name -> name.endsWith(".class"));
    }

    @Test
    void ofTheExercisesThereAreContractsTasksAndNamesOfTestsAndNothingBeside() throws Exception {
        Set<String> expected = Course.EXERCISES.stream()
                .flatMap(exercise -> Stream.of(
                        exercise.contract(), exercise.tests(), exercise.tests().getDeclaringClass()))
                .map(type -> type.getName().replace('.', '/') + ".class")
                .collect(Collectors.toSet());
        assertThat(entries().keySet())
                .filteredOn(name -> name.startsWith("dev/stridebook/course/exercise/"))
                .containsExactlyInAnyOrderElementsOf(expected);
    }

    @ParameterizedTest
    @MethodSource("exercises")
    void anExerciseLoadsAndNothingOfItIsOrComputesARightAnswer(Exercise<?> exercise) throws Exception {
        Class<?> own = child.loadClass(exercise.tests().getDeclaringClass().getName());
        assertThat(own.getField("EXERCISE").get(null)).hasToString(exercise.toString());
        for (Field field : own.getDeclaredFields()) {
            assertThat(Modifier.isPublic(field.getModifiers()))
                    .as(field.toString())
                    .isTrue();
            assertThat(field.getType().getName())
                    .as(field.toString())
                    .isNotEqualTo(exercise.contract().getName());
        }
        assertThat(methodsThatReturn(own)).isEmpty();
        assertThat(methodsThatReturn(child.loadClass(exercise.tests().getName())))
                .isEmpty();
    }

    @Test
    void whatIsRightIsFoundWhereItIs() throws Exception {
        // Otherwise the test above would find nothing wherever it looked.
        assertThat(methodsThatReturn(OutputShape.class)).isNotEmpty();
        assertThat(methodsThatReturn(OutputShape.EXERCISE.tests())).contains("height", "positions");
    }

    static List<Exercise<?>> exercises() {
        return Course.EXERCISES;
    }

    /** Those that can give anything back. */
    private static Set<String> methodsThatReturn(Class<?> type) throws Exception {
        Set<String> methods = new HashSet<>();
        try (InputStream file = type.getResourceAsStream("/" + type.getName().replace('.', '/') + ".class")) {
            new ClassReader(file)
                    .accept(
                            new ClassVisitor(Opcodes.ASM9) {
                                @Override
                                public MethodVisitor visitMethod(
                                        int access,
                                        String name,
                                        String descriptor,
                                        String signature,
                                        String[] exceptions) {
                                    return new MethodVisitor(Opcodes.ASM9) {
                                        @Override
                                        public void visitInsn(int opcode) {
                                            if (opcode >= Opcodes.IRETURN && opcode <= Opcodes.RETURN) {
                                                methods.add(name);
                                            }
                                        }
                                    };
                                }
                            },
                            ClassReader.SKIP_DEBUG | ClassReader.SKIP_FRAMES);
        }
        methods.removeIf(name -> name.startsWith("<"));
        return methods;
    }

    private static Map<String, byte[]> entries() throws Exception {
        Map<String, byte[]> entries = new HashMap<>();
        try (JarInputStream jar = new JarInputStream(new ByteArrayInputStream(ChildJar.build()))) {
            for (JarEntry entry = jar.getNextJarEntry(); entry != null; entry = jar.getNextJarEntry()) {
                entries.put(entry.getName(), jar.readAllBytes());
            }
        }
        return entries;
    }

    private static String text(byte[] classFile) {
        return new String(classFile, StandardCharsets.ISO_8859_1);
    }
}
