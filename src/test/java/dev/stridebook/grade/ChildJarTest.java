package dev.stridebook.grade;

import static org.assertj.core.api.Assertions.assertThat;

import dev.stridebook.course.Course;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.objectweb.asm.ClassReader;
import org.objectweb.asm.ClassVisitor;
import org.objectweb.asm.FieldVisitor;
import org.objectweb.asm.Opcodes;
import org.objectweb.asm.Type;

class ChildJarTest {
    @Test
    void gradedTestsKeepTheirNamesAndLoseWhatTheyExpect() throws Exception {
        String tests = text(entries().get("dev/stridebook/course/exercise/OutputShape$Tests.class"));
        assertThat(tests).contains("height of the output").doesNotContain("positions", "assertEquals");
    }

    @Test
    void theGraderAndTheCommandsAreLeftOut() throws Exception {
        assertThat(entries().keySet())
                .contains(
                        "dev/stridebook/grade/child/ChildMain.class",
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
    void noExerciseCarriesARightAnswerOrATextBesideIt() throws Exception {
        Set<String> contracts = Course.EXERCISES.stream()
                .map(exercise -> exercise.contract().getName())
                .collect(Collectors.toSet());
        for (Map.Entry<String, byte[]> entry : entries().entrySet()) {
            if (entry.getKey().startsWith("dev/stridebook/course/")) {
                assertThat(entry.getKey()).endsWith(".class");
                List<String> fields = new ArrayList<>();
                new ClassReader(entry.getValue())
                        .accept(
                                new ClassVisitor(Opcodes.ASM9) {
                                    @Override
                                    public FieldVisitor visitField(
                                            int access, String field, String type, String signature, Object value) {
                                        fields.add(Type.getType(type).getClassName());
                                        return null;
                                    }
                                },
                                ClassReader.SKIP_CODE);
                assertThat(fields).as("fields of " + entry.getKey()).doesNotContainAnyElementsOf(contracts);
            }
        }
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
