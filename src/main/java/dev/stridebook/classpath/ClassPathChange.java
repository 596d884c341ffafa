package dev.stridebook.classpath;

import java.lang.module.ModuleDescriptor.Version;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;

/**
 * What a request does to a session's class path.
 *
 * @param added the entries that are new
 * @param users all entries of the user's then, in order
 * @param asked those of them that the user asked for by name
 * @param replaced those of our jars that the user's take the place of then
 * @param conflicts libraries that cannot be replaced, since the session has used them
 * @param replacements the libraries of ours that are replaced by this change
 */
public record ClassPathChange(
        List<Path> added,
        List<Path> users,
        Set<Path> asked,
        Set<Path> replaced,
        List<Conflict> conflicts,
        List<Replacement> replacements) {
    /**
     * A library that the session has used, and that another version should replace.
     *
     * @param cell the number of the cell that used it first; 0 if none did
     * @param isAsked whether the user asked for the other version, rather than Maven
     * @param isNative whether it brings native code, of which a process can have one version only
     */
    public record Conflict(String artifact, String used, String wanted, int cell, boolean isAsked, boolean isNative) {
        /** Returns whether what was made for the wanted version may fail with the one in use: it is older, or a major version apart. */
        public boolean canMatter() {
            return !major(used).equals(major(wanted)) || isOlder();
        }

        private boolean isOlder() {
            return ClassPathChange.isOlder(used, wanted);
        }

        private static String major(String version) {
            return version.split("\\.", 2)[0];
        }
    }

    /** Returns whether a version comes before another, or both cannot be compared. */
    static boolean isOlder(String version, String other) {
        try {
            return Version.parse(version).compareTo(Version.parse(other)) < 0;
        } catch (IllegalArgumentException notComparable) {
            return true;
        }
    }

    /** A library of ours, and the version that takes its place. */
    public record Replacement(String artifact, String ours, String theirs, boolean isAsked) {}
}
