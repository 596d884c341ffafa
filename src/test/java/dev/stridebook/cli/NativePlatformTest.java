package dev.stridebook.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class NativePlatformTest {
    /** Linux on x86-64 is the default of the pom. */
    @ParameterizedTest
    @EnumSource
    void its_libraries_are_those_of_the_profile_of_its_name(NativePlatform platform) throws Exception {
        String pom = Files.readString(Path.of("pom.xml"));
        int profile = platform == NativePlatform.LINUX_X86_64
                ? pom.indexOf("<properties>")
                : pom.indexOf("<id>" + platform.id() + "</id>");
        assertThat(profile).isPositive();
        String properties = pom.substring(profile, pom.indexOf("</properties>", profile));
        assertThat(platform.options())
                .contains(
                        "-Dnd4j.platform=" + value(properties, "nd4j.platform"),
                        "-Dnd4j.classifier=" + value(properties, "nd4j.classifier"));
    }

    private static String value(String properties, String name) {
        int start = properties.indexOf("<" + name + ">") + name.length() + 2;
        return properties.substring(start, properties.indexOf("</" + name + ">"));
    }
}
