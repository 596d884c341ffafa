package dev.stridebook.kernel;

import dev.stridebook.guard.ClassInstrumenter;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Holds the classes of all cells, and the jars that cells put on the class path. */
final class CellClassLoader extends URLClassLoader {
    private final Map<String, byte[]> bytecodes = new ConcurrentHashMap<>();

    CellClassLoader(ClassLoader parent) {
        super("cells", new URL[0], parent);
    }

    void add(String name, byte[] bytecode) {
        bytecodes.put(name, ClassInstrumenter.instrument(bytecode));
    }

    /** Returns the names of the cells' classes. */
    Set<String> names() {
        return bytecodes.keySet();
    }

    void add(Path jarOrFolder) {
        try {
            addURL(jarOrFolder.toUri().toURL());
        } catch (MalformedURLException e) {
            throw new IllegalArgumentException(jarOrFolder + " cannot be put on the class path.", e);
        }
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytecode = bytecodes.get(name);
        return bytecode == null ? super.findClass(name) : defineClass(name, bytecode, 0, bytecode.length);
    }
}
