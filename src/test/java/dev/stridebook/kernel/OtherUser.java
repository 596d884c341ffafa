package dev.stridebook.kernel;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Runs programs as somebody who can neither read this user's home nor write anywhere but in {@code /tmp}. As root, that is another user,
 * "nobody"; without root, this user under that name, in a sandbox without its home and the checkout.
 */
public final class OtherUser {
    private static final String NOBODY = "65534";

    private OtherUser() {}

    /** Returns the program to start, with no environment but these variables and an empty language. */
    public static ProcessBuilder run(Map<String, String> variables, List<String> program) throws Exception {
        List<String> command = new ArrayList<>(prefix());
        command.addAll(List.of("/usr/bin/env", "-i", "PATH=/usr/bin:/bin", "HOME=/nonexistent"));
        variables.forEach((name, value) -> command.add(name + "=" + value));
        command.addAll(program);
        return new ProcessBuilder(command);
    }

    private static List<String> prefix() throws Exception {
        boolean isRoot = Files.getAttribute(Path.of("/proc/self"), "unix:uid").equals(0);
        if (isRoot && Files.isExecutable(Path.of("/usr/bin/setpriv"))) {
            return List.of(
                    "/usr/bin/setpriv", "--reuid", NOBODY, "--regid", NOBODY, "--clear-groups", "--no-new-privs");
        }
        if (Files.isExecutable(Path.of("/usr/bin/bwrap"))) {
            String home = System.getProperty("user.home");
            String checkout = Path.of("").toAbsolutePath().toString();
            return List.of(
                    "/usr/bin/bwrap",
                    "--unshare-user",
                    "--uid",
                    NOBODY,
                    "--gid",
                    NOBODY,
                    "--ro-bind",
                    "/",
                    "/",
                    "--dev",
                    "/dev",
                    "--proc",
                    "/proc",
                    "--tmpfs",
                    home,
                    "--tmpfs",
                    checkout,
                    "--die-with-parent");
        }
        throw new AssertionError(
                "This test runs a kernel as another user. Run it as root with setpriv (package util-linux), or install bubblewrap.");
    }
}
