package dev.stridebook.kernel;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;

/**
 * The classes that snippets are compiled to. The compiler does not check all limits of class files, so Java cannot load some of what it
 * writes, and JShell goes on as if nothing had happened; what is wrong is kept here.
 */
final class CellClasses implements LoaderDelegate {
    /** A count in a class file has two bytes. Where one has overflowed there were more things than that, of two bytes or more each. */
    private static final int LARGE = 2 * 0x1_0000;

    private final CellClassLoader loader;
    private final Map<String, LinkageError> unloadable = new HashMap<>();
    private final Set<String> large = new HashSet<>();

    CellClasses(CellClassLoader loader) {
        this.loader = loader;
    }

    CellClassLoader loader() {
        return loader;
    }

    /** Returns why a class, or one within it, cannot be loaded; empty if all can. */
    Optional<LinkageError> whyUnloadable(String outermost) {
        return unloadable.entrySet().stream()
                .filter(each -> isWithin(each.getKey(), outermost))
                .map(Map.Entry::getValue)
                .findFirst();
    }

    /** Returns whether a class, or one within it, is so large that the compiler may be unable to read it again. */
    boolean isLarge(String outermost) {
        return large.stream().anyMatch(each -> isWithin(each, outermost));
    }

    private static boolean isWithin(String name, String outermost) {
        return name.startsWith(outermost)
                && (name.length() == outermost.length() || name.charAt(outermost.length()) == '$');
    }

    @Override
    public void load(ClassBytecodes[] classes) throws ClassInstallException {
        Map<String, LinkageError> failed = new HashMap<>();
        for (ClassBytecodes each : classes) {
            if (each.bytecodes().length >= LARGE) {
                large.add(each.name());
            }
            try {
                loader.add(each.name(), each.bytecodes());
            } catch (LinkageError e) {
                failed.put(each.name(), e);
            }
        }
        boolean[] loaded = new boolean[classes.length];
        for (int i = 0; i < classes.length; i++) {
            String name = classes[i].name();
            try {
                if (!failed.containsKey(name)) {
                    // This verifies it, too.
                    Class.forName(name, false, loader).getDeclaredMethods();
                }
            } catch (ClassNotFoundException e) {
                failed.put(name, new NoClassDefFoundError(e.getMessage()));
            } catch (LinkageError e) {
                failed.put(name, e);
            }
            // A name that the JVM has is taken, whatever became of the class: JShell then chooses another.
            loaded[i] = loader.isDefined(name);
            unloadable.remove(name);
        }
        unloadable.putAll(failed);
        if (!failed.isEmpty()) {
            throw new ClassInstallException(failed.values().iterator().next().toString(), loaded);
        }
    }

    @Override
    public void classesRedefined(ClassBytecodes[] classes) {
        throw new IllegalStateException("Classes of cells are replaced, never redefined.");
    }

    /** The loader and the compiler follow the session's class path; JShell is told only that it has changed. */
    @Override
    public void addToClasspath(String path) {}

    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
        return Class.forName(name, false, loader);
    }
}
