package dev.stridebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class PackageCompletionTest {
    private static final TreeSet<String> PACKAGES =
            new TreeSet<>(List.of("java.io", "java.util", "java.util.stream", "javax.swing", "jdk.jfr"));

    private static List<String> complete(String code) {
        return PackageCompletion.of(PACKAGES, code);
    }

    @Test
    void the_next_part_of_a_name_is_completed() {
        assertThat(complete("import ja")).containsExactly("java", "javax");
        assertThat(complete("import java.")).containsExactly("io", "util");
        assertThat(complete("new java.ut")).containsExactly("util");
        assertThat(complete("f(java.util.st")).containsExactly("stream");
    }

    @Test
    void what_is_no_package_is_left_alone() {
        assertThat(complete("")).isEmpty();
        assertThat(complete("1 + ")).isEmpty();
        assertThat(complete("\"text\".ja")).isEmpty();
        assertThat(complete("f().java")).isEmpty();
    }
}
