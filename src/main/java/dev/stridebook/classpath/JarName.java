package dev.stridebook.classpath;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The library that a jar holds, as its file's name tells: {@code jna} and {@code 4.3.0} of {@code jna-4.3.0.jar}.
 *
 * @param artifact the file's name up to the version
 * @param version empty if the name has none
 */
public record JarName(String artifact, String version) {
    private static final String JAR = ".jar";
    private static final Pattern VERSIONED = Pattern.compile("(.+?)-(\\d.*)");

    /** Names a jar. A Maven repository has a folder for each version, which tells a version from a classifier behind it. */
    public static JarName of(Path jar) {
        String file = String.valueOf(jar.getFileName());
        String name = file.endsWith(JAR) ? file.substring(0, file.length() - JAR.length()) : file;
        Path version = jar.getParent();
        Path artifact = version == null ? null : version.getParent();
        if (artifact != null
                && artifact.getFileName() != null
                && name.startsWith(artifact.getFileName() + "-" + version.getFileName())) {
            return new JarName(
                    artifact.getFileName().toString(), version.getFileName().toString());
        }
        Matcher versioned = VERSIONED.matcher(name);
        return versioned.matches() ? new JarName(versioned.group(1), versioned.group(2)) : new JarName(name, "");
    }
}
