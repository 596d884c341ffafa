package dev.stridebook.classpath;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The class path of a session: what the user added, then ours, without those of our libraries that the user has other versions of. A
 * library is replaced as a whole, since classes of two versions do not fit together.
 */
public final class SessionClassPath {
    /** What cells exchange with the kernel is always the kernel's. */
    public static final List<String> KERNELS_PACKAGES = List.of("dev.stridebook.", "io.github.spencerpark.");

    private static final String ND4J = "nd4j-api";

    /** ND4J and what it computes with: they fit together in one version only, and have native code. */
    private static final List<String> ND4JS_PACKAGES = List.of("org.nd4j.", "org.bytedeco.");

    private final Collection<Path> ours;
    private final ClassPathFiles files;
    private volatile List<Path> users = List.of();
    private volatile Set<Path> asked = Set.of();
    private volatile Set<Path> replaced = Set.of();

    public SessionClassPath(Collection<Path> ours) {
        this.ours = List.copyOf(ours);
        this.files = new ClassPathFiles(ours);
    }

    /** Returns the class path as the compiler sees it. */
    public ClassPathFiles files() {
        return files;
    }

    /** Returns what the user added, in order. */
    public List<Path> users() {
        return users;
    }

    /** Returns those of our jars that the session does not see. */
    public Set<Path> replaced() {
        return replaced;
    }

    /** Returns whether this class is in a jar of ours that the session does not see. */
    public boolean isReplaced(String className) {
        return replaced.stream().anyMatch(jar -> files.contents(jar).has(className));
    }

    /** Returns the jar or folder of the user's that has this class. */
    public Optional<Path> usersEntryOf(String className) {
        return users.stream()
                .filter(entry -> files.contents(entry).has(className))
                .findFirst();
    }

    /** Returns the jar or folder of ours that has this class. */
    public Optional<Path> ourEntryOf(String className) {
        return ours.stream()
                .filter(entry -> files.contents(entry).has(className))
                .findFirst();
    }

    public void apply(ClassPathChange change) {
        users = change.users();
        asked = change.asked();
        replaced = change.replaced();
        // As when classes are loaded, what cells exchange with the kernel comes first.
        files.arrange(
                Stream.concat(ours.stream().filter(each -> hasPackageOf(each, KERNELS_PACKAGES)), users.stream())
                        .toList(),
                replaced);
    }

    /**
     * Finds out what a request would change.
     *
     * @param used the classes that the session has used so far, each with the number of the cell that used it first
     */
    public ClassPathChange plan(ClassPathRequest request, Map<String, Integer> used) {
        return new Plan(request, used).make();
    }

    private final class Plan {
        private final ClassPathRequest request;
        private final Map<String, Integer> used;
        private final boolean bringsOurNd4j;
        private final List<Path> added = new ArrayList<>();
        private final List<Path> now = new ArrayList<>(users);
        private final Set<Path> gone = new LinkedHashSet<>(replaced);
        private final List<ClassPathChange.Conflict> conflicts = new ArrayList<>();
        private final List<ClassPathChange.Replacement> replacements = new ArrayList<>();

        Plan(ClassPathRequest request, Map<String, Integer> used) {
            this.request = request;
            this.used = used;
            this.bringsOurNd4j = request.all().stream().anyMatch(this::isOurNd4j);
        }

        ClassPathChange make() {
            for (Path path : request.all()) {
                if (now.contains(path)) {
                    addWhatItNames(path);
                } else {
                    consider(path, request.asked().contains(path));
                }
            }
            keepNd4jTogether();
            List.copyOf(added).forEach(this::bringAlongWhatItExtends);
            return new ClassPathChange(
                    List.copyOf(added), List.copyOf(now), askedNow(), Set.copyOf(gone), conflicts, replacements);
        }

        private void consider(Path path, boolean isAsked) {
            String version = JarName.of(path).version();
            List<Path> others = replaceable(now.stream(), path);
            if (!others.isEmpty()) {
                if (others.stream().anyMatch(other -> isSameVersion(other, version))) {
                    if (others.stream().noneMatch(other -> other.getFileName().equals(path.getFileName()))) {
                        add(path);
                    }
                } else if (isAsked || others.stream().allMatch(other -> givesWayTo(version, other))) {
                    replaceUsers(path, others, isAsked);
                }
                return;
            }
            List<Path> counterparts = replaceable(ours.stream().filter(each -> !gone.contains(each)), path);
            boolean isKept = counterparts.stream().anyMatch(each -> isSameVersion(each, version))
                    || !isAsked && bringsOurNd4j && counterparts.stream().anyMatch(this::isNd4js);
            if (counterparts.isEmpty()) {
                add(path);
            } else if (!isKept) {
                replaceOurs(path, counterparts, isAsked);
            }
        }

        private List<Path> replaceable(Stream<Path> entries, Path by) {
            return entries.filter(each -> isReplacedBy(each, by)).toList();
        }

        private void add(Path path) {
            now.add(path);
            added.add(path);
            addWhatItNames(path);
        }

        private void addWhatItNames(Path path) {
            if (files.contents(path) instanceof ClassJar jar) {
                jar.namedByManifest().stream()
                        .filter(each -> Files.exists(each) && !now.contains(each))
                        .forEach(each -> consider(each, false));
            }
        }

        /** Of two versions that nobody asked for by name, the later one serves those that need either. */
        private boolean givesWayTo(String version, Path other) {
            return !asked.contains(other)
                    && !request.asked().contains(other)
                    && ClassPathChange.isOlder(JarName.of(other).version(), version);
        }

        private Set<Path> askedNow() {
            return Stream.concat(asked.stream(), request.asked().stream())
                    .filter(now::contains)
                    .collect(Collectors.toUnmodifiableSet());
        }

        private void replaceUsers(Path path, List<Path> others, boolean isAsked) {
            Optional<ClassPathChange.Conflict> conflict = conflict(others, path, isAsked);
            if (conflict.isPresent()) {
                conflicts.add(conflict.get());
            } else {
                now.removeAll(others);
                add(path);
            }
        }

        private void replaceOurs(Path path, List<Path> counterparts, boolean isAsked) {
            Optional<ClassPathChange.Conflict> conflict = conflict(counterparts, path, isAsked);
            if (conflict.isPresent()) {
                conflicts.add(conflict.get());
                return;
            }
            gone.addAll(counterparts);
            JarName first = JarName.of(counterparts.get(0));
            replacements.add(new ClassPathChange.Replacement(
                    first.artifact(), first.version(), JarName.of(path).version(), isAsked));
            add(path);
        }

        private Optional<ClassPathChange.Conflict> conflict(List<Path> inUse, Path wanted, boolean isAsked) {
            for (Path each : inUse) {
                OptionalInt cell = cellThatUsed(each);
                if (cell.isPresent()) {
                    JarName name = JarName.of(each);
                    return Optional.of(new ClassPathChange.Conflict(
                            name.artifact(),
                            name.version(),
                            JarName.of(wanted).version(),
                            cell.getAsInt(),
                            isAsked,
                            isNd4js(each)));
                }
            }
            return Optional.empty();
        }

        private OptionalInt cellThatUsed(Path entry) {
            ClassContainer contents = files.contents(entry);
            return used.entrySet().stream()
                    .filter(each -> contents.has(each.getKey()))
                    .mapToInt(Map.Entry::getValue)
                    .min();
        }

        /** Our ND4J runs with a newer JavaCPP than it asks for, as oneDNN needs that. */
        private boolean isOurNd4j(Path path) {
            return JarName.of(path).artifact().equals(ND4J)
                    && replaceable(ours.stream(), path).stream()
                            .anyMatch(each -> !gone.contains(each)
                                    && isSameVersion(each, JarName.of(path).version()));
        }

        private boolean isNd4js(Path entry) {
            return hasPackageOf(entry, ND4JS_PACKAGES)
                    || ours.stream()
                            .anyMatch(each ->
                                    JarName.of(each).equals(JarName.of(entry)) && hasPackageOf(each, ND4JS_PACKAGES));
        }

        /** If one of ND4J's libraries is replaced, those that Maven chose with it are taken from there, too, and no other of ours is seen. */
        private void keepNd4jTogether() {
            boolean isReplaced = gone.stream().anyMatch(each -> !replaced.contains(each) && isNd4js(each));
            if (!isReplaced) {
                return;
            }
            for (Path path : request.all()) {
                List<Path> counterparts = replaceable(ours.stream().filter(each -> !gone.contains(each)), path);
                if (!now.contains(path) && counterparts.stream().anyMatch(this::isNd4js)) {
                    replaceOurs(path, counterparts, false);
                }
            }
            if (gone.stream().anyMatch(each -> JarName.of(each).artifact().equals(ND4J))) {
                ours.stream().filter(this::isNd4js).forEach(gone::add);
            }
        }

        /**
         * A library finds what extends it, such as a back end of SLF4J, where it comes from itself. So ours is loaded again beside the
         * extension, unless it is in use.
         */
        private void bringAlongWhatItExtends(Path path) {
            for (String service : files.contents(path).services()) {
                ours.stream()
                        .filter(each -> !gone.contains(each) && !isNd4js(each) && !hasPackageOf(each, KERNELS_PACKAGES))
                        .filter(each -> files.contents(each).has(service))
                        .filter(each -> cellThatUsed(each).isEmpty())
                        .findFirst()
                        .ifPresent(each -> {
                            gone.add(each);
                            now.add(each);
                        });
            }
        }
    }

    private static boolean isSameVersion(Path entry, String version) {
        return !version.isEmpty() && JarName.of(entry).version().equals(version);
    }

    /** Returns whether both are the same library, or one has most of the other's classes. */
    private boolean isReplacedBy(Path entry, Path by) {
        if (!(files.contents(by) instanceof ClassJar theirs)
                || !(files.contents(entry) instanceof ClassJar known)
                || hasPackageOf(entry, KERNELS_PACKAGES)) {
            return false;
        }
        boolean hasSameName = JarName.of(entry).artifact().equals(JarName.of(by).artifact());
        if (hasSameName && (known.size() == 0 || theirs.size() == 0)) {
            return true;
        }
        int shared = known.shared(theirs);
        return hasSameName ? shared > 0 : 2 * shared > known.size();
    }

    private boolean hasPackageOf(Path entry, List<String> prefixes) {
        return files.contents(entry).packages().stream()
                .anyMatch(name -> prefixes.stream().anyMatch((name + ".")::startsWith));
    }
}
