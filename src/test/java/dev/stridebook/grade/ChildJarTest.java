package dev.stridebook.grade;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;
import org.junit.jupiter.api.Test;

class ChildJarTest {
    @Test
    void gradedTestsKeepTheirNamesAndLoseWhatTheyExpect() throws Exception {
        String tests = text(entries().get("dev/stridebook/course/OutputShapeTests.class"));
        assertThat(tests).contains("height of the output").doesNotContain("positions", "assertEquals");
    }

    @Test
    void theGraderAndTheCommandsAreLeftOut() throws Exception {
        assertThat(entries().keySet())
                .contains("dev/stridebook/grade/child/ChildMain.class", "dev/stridebook/course/OutputShape.class")
                .noneMatch(name -> name.startsWith("dev/stridebook/cli/"))
                .noneMatch(name -> name.startsWith("dev/stridebook/grade/Grader"))
                .noneMatch(name -> name.contains("/grade/report/"));
    }

    @Test
    void theSameClassesGiveTheSameBytes() throws Exception {
        assertThat(ChildJar.build()).isEqualTo(ChildJar.build());
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
