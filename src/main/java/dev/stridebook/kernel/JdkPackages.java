package dev.stridebook.kernel;

import java.util.Set;
import java.util.stream.Collectors;

/** The packages of the JDK's modules. As on every class path, no jar can bring classes of these. */
final class JdkPackages {
    private static final Set<String> NAMES = ModuleLayer.boot().modules().stream()
            .flatMap(module -> module.getPackages().stream())
            .collect(Collectors.toUnmodifiableSet());

    private JdkPackages() {}

    static boolean has(String className) {
        int dot = className.lastIndexOf('.');
        return dot > 0 && NAMES.contains(className.substring(0, dot));
    }
}
