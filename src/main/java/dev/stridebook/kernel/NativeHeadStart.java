package dev.stridebook.kernel;

import dev.stridebook.classpath.SessionClassPath;
import dev.stridebook.nn.engine.NativeLibraries;
import java.util.concurrent.CompletableFuture;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Loads native libraries while the first snippet that computes with arrays is compiled: either takes a few tenths of a second. Sessions
 * that make no array never load them.
 */
final class NativeHeadStart {
    /** The class by which a session knows that it uses ND4J. */
    static final String ND4J = "org.nd4j.linalg.factory.Nd4j";

    private static final Pattern ARRAY_OR_NEW_OBJECT = Pattern.compile("\\bNd4j\\s*\\.|\\bnew\\s+(\\w+)\\s*\\(");
    private static final String LAYERS = "dev.stridebook.nn.";

    private final SessionClassPath classPath;
    private boolean isOver;
    private CompletableFuture<Void> loading = CompletableFuture.completedFuture(null);

    NativeHeadStart(SessionClassPath classPath) {
        this.classPath = classPath;
    }

    /**
     * Begins to load if this is the first snippet that computes with our ND4J.
     *
     * @return whether it did
     */
    boolean begin(String snippet) {
        if (isOver || !computes(snippet)) {
            return false;
        }
        isOver = true;
        if (classPath.isReplaced(ND4J)) {
            return false;
        }
        loading = CompletableFuture.runAsync(NativeLibraries::loadSlowest);
        return true;
    }

    /** Waits until all is loaded: the classes that load it need each other, and two threads could wait for one another. */
    void await() {
        loading.join();
    }

    private boolean computes(String snippet) {
        Matcher found = ARRAY_OR_NEW_OBJECT.matcher(snippet);
        while (found.find()) {
            if (found.group(1) == null || classPath.files().hasClass(LAYERS + found.group(1))) {
                return true;
            }
        }
        return false;
    }
}
