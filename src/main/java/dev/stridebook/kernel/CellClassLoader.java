package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import dev.stridebook.classpath.SessionClassPath;
import dev.stridebook.guard.ClassInstrumenter;
import java.io.IOException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Loads the classes of all cells, and those of the jars that the user added. These come before our own: a library of ours is there
 * until the user brings another version. What cells exchange with the kernel is always the kernel's.
 */
final class CellClassLoader extends URLClassLoader {
    /** JShell puts the classes of all snippets into this package. */
    static final String CELLS = "REPL.";

    private static final int MINOR_VERSION = 4;
    private static final short PREVIEW = (short) 0xffff;
    private static final String CLASS = ".class";
    private static final String SERVICES = "META-INF/services/";

    private final SessionClassPath classPath;
    private final Map<String, byte[]> bytecodes = new ConcurrentHashMap<>();
    private final Map<Path, ClassPathEntry> opened = new HashMap<>();
    private final Map<String, Integer> used = new ConcurrentHashMap<>();
    private volatile List<ClassPathEntry> users = List.of();
    private volatile List<String> hidden = List.of();

    CellClassLoader(ClassLoader parent, SessionClassPath classPath) {
        super("cells", new URL[0], parent);
        this.classPath = classPath;
        arrange();
    }

    /** @throws ClassFormatError if the compiler has written what cannot be read, as it does not check each limit of class files */
    void add(String name, byte[] bytecode) {
        bytecodes.remove(name);
        try {
            bytecodes.put(name, ClassInstrumenter.instrument(withoutPreviewMark(bytecode)));
        } catch (IndexOutOfBoundsException | IllegalArgumentException unreadable) {
            throw new ClassFormatError(say("Its class file cannot be read"));
        }
    }

    /** Returns whether the JVM has the class for good, usable or not. */
    boolean isDefined(String name) {
        return findLoadedClass(name) != null;
    }

    /**
     * Java loads classes that use preview features only if it was started for them. In a notebook the compiler's options ask for them,
     * which are read later.
     */
    private static byte[] withoutPreviewMark(byte[] bytecode) {
        ByteBuffer header = ByteBuffer.wrap(bytecode);
        if (header.getShort(MINOR_VERSION) == PREVIEW) {
            header.putShort(MINOR_VERSION, (short) 0);
        }
        return bytecode;
    }

    /** Returns the names of the cells' classes. */
    Set<String> names() {
        return bytecodes.keySet();
    }

    /** Follows a change of the class path. */
    synchronized void arrange() {
        users = classPath.users().stream()
                .map(path -> opened.computeIfAbsent(path, ClassPathEntry::open))
                .toList();
        hidden = classPath.replaced().stream()
                .map(jar -> "jar:" + ClassPathEntry.urlOf(jar) + "!/")
                .toList();
    }

    /** Returns the classes that do not belong to a cell or the JDK, each with the number of the cell that used it first. */
    Map<String, Integer> used() {
        return Collections.unmodifiableMap(used);
    }

    @Override
    public URL[] getURLs() {
        return users.stream().map(ClassPathEntry::url).toArray(URL[]::new);
    }

    @Override
    protected Class<?> loadClass(String name, boolean resolve) throws ClassNotFoundException {
        synchronized (getClassLoadingLock(name)) {
            Class<?> loaded = findLoadedClass(name);
            if (loaded == null) {
                loaded = name.startsWith(CELLS) ? findClass(name) : load(name);
            }
            if (resolve) {
                resolveClass(loaded);
            }
            return loaded;
        }
    }

    private Class<?> load(String name) throws ClassNotFoundException {
        boolean isUsers = isUsers(name);
        if (!isUsers && !classPath.isReplaced(name)) {
            Optional<String> refusal = ExchangedLibrary.refusal(name, classPath);
            if (refusal.isPresent()) {
                throw new NoClassDefFoundError(refusal.get());
            }
            try {
                Class<?> loaded = getParent().loadClass(name);
                if (loaded.getClassLoader() == getParent()) {
                    note(name);
                }
                return loaded;
            } catch (ClassNotFoundException notOurs) {
                // A package of the user's may have a name that begins as the kernel's do.
            }
        }
        Class<?> loaded = findClass(name);
        note(name);
        return loaded;
    }

    private void note(String name) {
        CellRun run = CellRun.current();
        int cell = run == null ? 0 : run.cell();
        used.putIfAbsent(name, cell);
        ExchangedLibrary.usedBy(name).ifPresent(theirs -> used.putIfAbsent(theirs, cell));
    }

    /** Returns whether the user's class comes before one of ours. */
    private boolean isUsers(String className) {
        return !users.isEmpty()
                && SessionClassPath.KERNELS_PACKAGES.stream().noneMatch(className::startsWith)
                && !JdkPackages.has(className)
                && find(className.replace('.', '/') + CLASS).isPresent();
    }

    private Optional<URL> find(String resource) {
        return users.stream()
                .flatMap(entry -> entry.resource(resource).stream())
                .findFirst();
    }

    @Override
    protected Class<?> findClass(String name) throws ClassNotFoundException {
        byte[] bytecode = bytecodes.get(name);
        if (bytecode != null) {
            return defineClass(name, bytecode, 0, bytecode.length);
        }
        try {
            for (ClassPathEntry entry : users) {
                Optional<ClassPathEntry.Found> found = entry.read(name.replace('.', '/') + CLASS);
                if (found.isPresent()) {
                    definePackageOf(name, entry);
                    byte[] bytes = found.get().bytecode();
                    return defineClass(name, bytes, 0, bytes.length, found.get().source());
                }
            }
        } catch (IOException e) {
            throw new ClassNotFoundException(name, e);
        }
        throw new ClassNotFoundException(name);
    }

    private void definePackageOf(String className, ClassPathEntry entry) {
        int dot = className.lastIndexOf('.');
        if (dot < 0 || getDefinedPackage(className.substring(0, dot)) != null) {
            return;
        }
        String name = className.substring(0, dot);
        if (entry.manifest() == null) {
            definePackage(name, null, null, null, null, null, null, null);
        } else {
            definePackage(name, entry.manifest(), entry.url());
        }
    }

    @Override
    public URL getResource(String name) {
        if (users.isEmpty()) {
            return super.getResource(name);
        }
        try {
            Enumeration<URL> all = getResources(name);
            return all.hasMoreElements() ? all.nextElement() : null;
        } catch (IOException unreadable) {
            return null;
        }
    }

    @Override
    public Enumeration<URL> getResources(String name) throws IOException {
        if (users.isEmpty()) {
            return super.getResources(name);
        }
        List<URL> all = new ArrayList<>();
        boolean isKernels = SessionClassPath.KERNELS_PACKAGES.stream().anyMatch(name.replace('/', '.')::startsWith);
        if (!isKernels) {
            all.addAll(Collections.list(findResources(name)));
        }
        // Our providers of a service that the user has a version of would not be providers of that version.
        boolean isUsersService = name.startsWith(SERVICES) && isUsers(name.substring(SERVICES.length()));
        for (URL ours : Collections.list(getParent().getResources(name))) {
            String address = ours.toString();
            boolean isHidden = hidden.stream().anyMatch(address::startsWith);
            if (!isHidden && (!isUsersService || !address.startsWith("jar:") && !address.startsWith("file:"))) {
                all.add(ours);
            }
        }
        if (isKernels) {
            all.addAll(Collections.list(findResources(name)));
        }
        return Collections.enumeration(all);
    }

    @Override
    public URL findResource(String name) {
        return find(name).orElse(null);
    }

    @Override
    public Enumeration<URL> findResources(String name) {
        return Collections.enumeration(
                users.stream().flatMap(entry -> entry.resource(name).stream()).toList());
    }
}
