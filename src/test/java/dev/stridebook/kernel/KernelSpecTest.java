package dev.stridebook.kernel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.stridebook.language.Language;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KernelSpecTest {
    private static final ObjectMapper MAPPER = new ObjectMapper();

    @TempDir
    private Path folder;

    private Path data;
    private KernelSpec spec;

    @BeforeEach
    void in_a_folder_with_a_blank_in_its_name() {
        data = folder.resolve("my jupyter");
        spec = KernelSpec.in(new JupyterData(data));
    }

    private List<JupyterData.Installed> kernels() throws Exception {
        return new JupyterData(data).list();
    }

    private ObjectNode json() throws Exception {
        return (ObjectNode) MAPPER.readTree(Files.readString(spec.folder().resolve("kernel.json")));
    }

    private void write(JsonNode json) throws Exception {
        Files.writeString(spec.folder().resolve("kernel.json"), json.toString());
    }

    @Test
    void what_is_installed_says_how_the_kernel_is_started() throws Exception {
        assertThat(spec.isUpToDate()).isFalse();
        assertThat(spec.install()).isEmpty();

        assertThat(spec.isUpToDate()).isTrue();
        assertThat(json().path("language").asText()).isEqualTo("java");
        assertThat(json().path("interrupt_mode").asText()).isEqualTo("message");
        assertThat(Path.of(json().path("argv").get(0).asText())).isAbsolute().isExecutable();
        assertThat(Files.readString(spec.folder().resolve("java.args"))).contains("-Djava.awt.headless=true");
    }

    @Test
    void a_spec_is_compared_by_what_it_says_and_not_by_the_order_of_its_members() throws Exception {
        spec.install();
        ObjectNode otherOrder = MAPPER.createObjectNode();
        List<String> names = new ArrayList<>();
        json().fieldNames().forEachRemaining(names::add);
        Collections.reverse(names);
        for (String name : names) {
            otherOrder.set(name, json().get(name));
        }
        write(otherOrder);
        assertThat(spec.isUpToDate()).isTrue();

        write(otherOrder.deepCopy().put("display_name", "Another"));
        assertThat(spec.isUpToDate()).isFalse();
        Files.writeString(spec.folder().resolve("kernel.json"), "{");
        assertThat(spec.isUpToDate()).isFalse();
    }

    @Test
    void a_users_own_java_kernel_is_left_alone() throws Exception {
        Path theirs = Files.createDirectories(data.resolve("kernels/java")).resolve("kernel.json");
        Files.writeString(theirs, "{\"argv\":[\"java\"],\"display_name\":\"Java\",\"language\":\"java\"}");
        spec.install();

        assertThat(kernels())
                .extracting(JupyterData.Installed::name)
                .containsExactly("java", "stridebook", "stridebook-zh");
        assertThat(kernels()).allSatisfy(kernel -> assertThat(kernel.problem()).isEmpty());
        assertThat(KernelSpec.remove(OwnKernel.LESSONS, new JupyterData(data))).contains(spec.folder());
        assertThat(KernelSpec.remove(OwnKernel.LESSONS, new JupyterData(data))).isEmpty();
        assertThat(kernels()).extracting(JupyterData.Installed::name).containsExactly("java");
        assertThat(theirs).content().contains("\"Java\"");
    }

    @Test
    void the_kernel_for_other_peoples_notebooks_has_a_name_of_its_own() throws Exception {
        Path theirs = Files.createDirectories(data.resolve("kernels/java")).resolve("kernel.json");
        Files.writeString(theirs, "{\"argv\":[\"java\"],\"display_name\":\"Java\",\"language\":\"java\"}");
        KernelSpec plain = KernelSpec.in(OwnKernel.PLAIN, new JupyterData(data));
        spec.install();
        plain.install();

        assertThat(plain.isUpToDate()).isTrue();
        assertThat(kernels())
                .extracting(JupyterData.Installed::name)
                .containsExactly("java", "stridebook", "stridebook-java", "stridebook-zh");
        assertThat(MAPPER.readTree(Files.readString(plain.folder().resolve("kernel.json")))
                        .at("/env/STRIDEBOOK_IMPORTS")
                        .asText())
                .isEqualTo("ijava");
        assertThat(KernelSpec.remove(OwnKernel.PLAIN, new JupyterData(data))).contains(plain.folder());
        assertThat(KernelSpec.remove(OwnKernel.PLAIN, new JupyterData(data))).isEmpty();
        assertThat(kernels())
                .extracting(JupyterData.Installed::name)
                .containsExactly("java", "stridebook", "stridebook-zh");
    }

    @Test
    void the_kernel_for_chinese_lessons_is_the_same_and_speaks_chinese() throws Exception {
        spec.install();
        Path chinese = data.resolve("kernels/stridebook-zh/kernel.json");
        JsonNode json = MAPPER.readTree(Files.readString(chinese));
        assertThat(json.path("argv")).isEqualTo(json().path("argv"));
        assertThat(json.path("display_name").asText()).isEqualTo("Java (Stridebook 中文)");
        assertThat(json.at("/env/STRIDEBOOK_LANG").asText()).isEqualTo("zh");
        assertThat(json().at("/env/STRIDEBOOK_LANG").isMissingNode()).isTrue();
        assertThat(OwnKernel.languageOf("stridebook-zh")).contains(Language.CHINESE);
        assertThat(OwnKernel.languageOf("stridebook")).isEmpty();

        Files.delete(chinese);
        assertThat(spec.isUpToDate()).isFalse();
        spec.install();
        assertThat(KernelSpec.remove(OwnKernel.LESSONS, new JupyterData(data))).contains(spec.folder());
        assertThat(kernels()).isEmpty();
    }

    @Test
    void only_the_kernel_with_a_debugger_can_be_debugged() throws Exception {
        KernelSpec debugged = KernelSpec.in(OwnKernel.DEBUGGER, new JupyterData(data));
        spec.install();
        debugged.install();

        assertThat(kernels())
                .extracting(JupyterData.Installed::name)
                .containsExactly("stridebook", "stridebook-debugger", "stridebook-zh");
        assertThat(json().at("/metadata/debugger").isMissingNode()).isTrue();
        assertThat(Files.readString(spec.folder().resolve("java.args"))).doesNotContain("jdwp");
        assertThat(MAPPER.readTree(Files.readString(debugged.folder().resolve("kernel.json")))
                        .at("/metadata/debugger")
                        .asBoolean())
                .isTrue();
        // The agent connects to this machine, and never listens.
        assertThat(Files.readString(debugged.folder().resolve("java.args")))
                .contains("server=n", "address=127.0.0.1:")
                .doesNotContain("server=y");
        assertThat(KernelSpec.remove(OwnKernel.DEBUGGER, new JupyterData(data))).contains(debugged.folder());
        assertThat(kernels()).extracting(JupyterData.Installed::name).containsExactly("stridebook", "stridebook-zh");
    }

    @Test
    void a_kernel_of_another_checkout_is_replaced_and_named() throws Exception {
        spec.install();
        ObjectNode other = json();
        Path elsewhere = folder.resolve("elsewhere");
        ((ObjectNode) other.get("metadata")).put("stridebook_classes", elsewhere.toString());
        write(other);

        assertThat(kernels().get(0).problem().orElseThrow()).contains(elsewhere.toString());
        assertThat(spec.install()).isEqualTo(Optional.of(elsewhere));
        assertThat(spec.install()).isEmpty();
        assertThat(kernels().get(0).problem()).isEmpty();
    }

    @Test
    void a_kernel_that_does_not_start_is_told_with_what_it_printed() throws Exception {
        spec.install();
        ObjectNode broken = json();
        ((ArrayNode) broken.get("argv")).set(2, MAPPER.getNodeFactory().textNode("no.such.Main"));
        write(broken);

        assertThatThrownBy(spec::selfTest)
                .isInstanceOf(KernelSpec.SelfTestFailed.class)
                .hasMessageContaining("exit code 1")
                .hasMessageContaining("no.such.Main");
    }

    @Test
    void the_data_folder_follows_jupyters_own_rule() {
        assertThat(JupyterData.ofUser(Map.of("JUPYTER_DATA_DIR", "/data"), "Linux", "/home/ada"))
                .isEqualTo(Path.of("/data"));
        assertThat(JupyterData.ofUser(Map.of(), "Linux", "/home/ada"))
                .isEqualTo(Path.of("/home/ada/.local/share/jupyter"));
        assertThat(JupyterData.ofUser(Map.of("HOME", "/elsewhere"), "Linux", "/home/ada"))
                .isEqualTo(Path.of("/elsewhere/.local/share/jupyter"));
        assertThat(JupyterData.ofUser(Map.of("XDG_DATA_HOME", "/xdg"), "Linux", "/home/ada"))
                .isEqualTo(Path.of("/xdg/jupyter"));
        assertThat(JupyterData.ofUser(Map.of(), "Mac OS X", "/Users/ada"))
                .isEqualTo(Path.of("/Users/ada/Library/Jupyter"));
        assertThat(JupyterData.ofUser(Map.of("APPDATA", "/roaming"), "Windows 11", "/Users/ada"))
                .isEqualTo(Path.of("/roaming/jupyter"));
    }
}
