package dev.stridebook.nn;

import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.platform.engine.TestExecutionResult;
import org.junit.platform.engine.discovery.DiscoverySelectors;
import org.junit.platform.launcher.TestExecutionListener;
import org.junit.platform.launcher.TestIdentifier;
import org.junit.platform.launcher.core.LauncherDiscoveryRequestBuilder;
import org.junit.platform.launcher.core.LauncherFactory;

/** Stridebook's own column: the result of {@link ConformanceTest} and {@link LayersConformanceTest} for each case. */
final class Stridebook {
    /** The results, by family and case name. */
    private final Map<String, Boolean> passed = new HashMap<>();

    static Stridebook tested() {
        Stridebook results = new Stridebook();
        var launcher = LauncherFactory.create();
        launcher.execute(
                LauncherDiscoveryRequestBuilder.request()
                        .selectors(
                                DiscoverySelectors.selectClass(ConformanceTest.class),
                                DiscoverySelectors.selectClass(LayersConformanceTest.class))
                        .build(),
                results.new Listener());
        return results;
    }

    boolean passes(String family, Golden.Case golden) {
        return passed.getOrDefault(key(family, golden.name()), false);
    }

    void requireAllPassed() {
        long failed = passed.values().stream().filter(passes -> !passes).count();
        if (passed.isEmpty() || failed > 0) {
            throw new IllegalStateException("%d of %d conformance tests fail.".formatted(failed, passed.size()));
        }
    }

    private static String key(String family, String name) {
        return family + "/" + name;
    }

    private final class Listener implements TestExecutionListener {
        private final Map<String, String> families = new HashMap<>();

        @Override
        public void executionStarted(TestIdentifier test) {
            if (test.isContainer()) {
                families.put(test.getUniqueId(), family(test.getDisplayName()));
            }
        }

        @Override
        public void executionFinished(TestIdentifier test, TestExecutionResult result) {
            if (test.isTest()) {
                String family = families.get(test.getParentId().orElse(""));
                passed.put(
                        key(family, test.getDisplayName()),
                        result.getStatus() == TestExecutionResult.Status.SUCCESSFUL);
            }
        }

        /** {@code convTranspose2d()} tests the family {@code conv_transpose2d}. */
        private static String family(String method) {
            return method.replace("()", "")
                    .chars()
                    .mapToObj(c -> Character.isUpperCase(c) ? "_" + Character.toLowerCase((char) c) : "" + (char) c)
                    .collect(Collectors.joining());
        }
    }
}
