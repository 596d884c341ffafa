package dev.stridebook.kernel;

import static dev.stridebook.language.Language.say;

import dev.stridebook.file.AtomicFiles;
import dev.stridebook.file.FileTrees;
import dev.stridebook.file.ReadableByAll;
import java.io.File;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.function.Consumer;
import java.util.function.Supplier;
import java.util.stream.Stream;

/**
 * A kernel for all users of a Jupyter: its spec is in the folder {@code share/jupyter} of a prefix, and a copy of what it needs in
 * {@code share/stridebook}. Each installation makes a new copy, tries it, and then writes the spec that refers to it, so that there is
 * a whole kernel at any time. Copies that running kernels use are kept.
 */
public final class SharedKernel {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyyMMdd-HHmmss");
    private static final String COPY = "\\d{8}-\\d{6}-[0-9a-f]{4}";
    private static final String LOCK = ".lock";

    private final JupyterData data;
    private final OwnKernel own;
    private final Optional<ForeignKernel> foreign;
    private final Optional<KernelName> chosen;

    private SharedKernel(
            JupyterData data, OwnKernel own, Optional<ForeignKernel> foreign, Optional<KernelName> chosen) {
        if (data.folder().toString().contains(File.pathSeparator)) {
            throw new IllegalArgumentException(say(
                    "The folder %s contains \"%s\", which separates the entries of a class path.",
                    data.folder(), File.pathSeparator));
        }
        this.data = data;
        this.own = own;
        this.foreign = foreign;
        this.chosen = chosen;
    }

    /**
     * Returns our own kernel.
     *
     * @throws IllegalArgumentException if Java cannot have this folder on a class path
     */
    public static SharedKernel own(JupyterData data) {
        return own(OwnKernel.LESSONS, data);
    }

    /**
     * Returns one of our kernels.
     *
     * @throws IllegalArgumentException if Java cannot have this folder on a class path
     */
    public static SharedKernel own(OwnKernel kernel, JupyterData data) {
        return new SharedKernel(data, kernel, Optional.empty(), Optional.empty());
    }

    /**
     * Returns the kernel for lessons under a name that the user chose.
     *
     * @throws IllegalArgumentException if Java cannot have this folder on a class path
     */
    public static SharedKernel named(KernelName name, JupyterData data) {
        return new SharedKernel(data, OwnKernel.LESSONS, Optional.empty(), Optional.of(name));
    }

    /**
     * Returns the user's IJava or JJava with our classes.
     *
     * @throws IllegalArgumentException if Java cannot have this folder on a class path
     */
    public static SharedKernel pluggedInto(ForeignKernel kernel, JupyterData data) {
        return new SharedKernel(data, OwnKernel.LESSONS, Optional.of(kernel), Optional.empty());
    }

    /** Returns the folder of the spec. */
    public Path folder() {
        return data.kernel(name());
    }

    /** Returns the name that Jupyter shows. */
    public String displayName() {
        return chosen.map(KernelName::displayName)
                .or(() -> foreign.map(KernelLaunch::displayName))
                .orElse(own.displayName());
    }

    private String name() {
        return chosen.map(KernelName::id)
                .or(() -> foreign.map(ForeignKernel::kind).map(KernelLaunch::name))
                .orElse(own.id());
    }

    /**
     * Copies what the kernel needs, tries the copy, and makes Jupyter use it. After a failure all is as it was before.
     *
     * @param files finds what to copy in addition to this process's class path
     * @param progress gets a line for each thing that takes a while or is worth knowing
     * @throws IllegalStateException if this Java has no JShell, or if a kernel that is not ours has this name
     * @throws KernelSpec.SelfTestFailed if the copy does not work
     * @throws IOException if the prefix cannot be written to
     */
    public void install(Supplier<SharedFiles> files, Consumer<String> progress)
            throws IOException, KernelSpec.SelfTestFailed {
        FullJdk.require();
        if (chosen.isPresent()) {
            KernelSpec.requireOurs(folder());
        }
        Path copies = copies(data, name());
        Path madeFirst = firstToBeMade(copies);
        boolean isInstalled = false;
        try {
            ReadableByAll.createFolders(copies);
            try (FileChannel file = FileChannel.open(
                            copies.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock onlyOne = file.lock()) {
                installAlone(files.get(), progress, copies);
            }
            isInstalled = true;
        } finally {
            if (!isInstalled && madeFirst != null) {
                FileTrees.delete(madeFirst);
            }
        }
    }

    /** Returns the topmost of these folders that does not exist, or null. */
    private static Path firstToBeMade(Path folder) {
        Path first = null;
        for (Path each = folder; each != null && !Files.exists(each); each = each.getParent()) {
            first = each;
        }
        return first;
    }

    private void installAlone(SharedFiles files, Consumer<String> progress, Path copies)
            throws IOException, KernelSpec.SelfTestFailed {
        Path folder = copies.resolve("%s-%04x"
                .formatted(
                        TIME.format(LocalDateTime.now()),
                        ThreadLocalRandom.current().nextInt(1 << 16)));
        Optional<Path> before = current(copies);
        boolean isInstalled = false;
        try {
            progress.accept(say("Copying the library, its native code and the data sets to %s ...", folder));
            List<Path> first = foreign.map(kernel -> List.of(kernel.jar())).orElse(List.of());
            SharedCopy copy = SharedCopy.plan(folder, first);
            copy.fill(first, files);
            KernelLaunch launch = foreign.map(kernel -> KernelLaunch.plugInto(kernel, copy))
                    .orElseGet(() -> KernelLaunch.own(own, copy));
            KernelSpec spec = KernelSpec.of(copy, chosen.map(launch::named).orElse(launch));
            spec.install();
            spec.selfTest().ifPresent(progress);
            ReadableByAll.openTree(folder);
            progress.accept(say("The copy has %s. It started and ran a cell.", copy.size()));
            publish(spec);
            isInstalled = true;
        } finally {
            if (!isInstalled) {
                FileTrees.delete(folder);
            }
        }
        removeUnused(copies, List.of(folder, before.orElse(folder)));
    }

    /** The spec itself comes last: it names the copy. */
    private void publish(KernelSpec spec) throws IOException {
        for (var kernel : spec.published().entrySet()) {
            Path folder = data.kernel(kernel.getKey());
            ReadableByAll.createFolders(folder);
            for (Path file : kernel.getValue()) {
                AtomicFiles.writeForAll(folder.resolve(file.getFileName()), Files.readString(file));
            }
        }
    }

    /** Returns the copy that the installed spec names. */
    private Optional<Path> current(Path copies) throws IOException {
        return KernelSpec.origin(folder()).filter(copy -> copy.startsWith(copies));
    }

    /** Deletes earlier copies; kernels may run from them. Those of other machines that share the disk are not seen, so the latest is kept. */
    private static void removeUnused(Path copies, List<Path> kept) throws IOException {
        for (Path copy : all(copies)) {
            if (!kept.contains(copy) && !isInUse(copy)) {
                FileTrees.delete(copy);
            }
        }
    }

    private static boolean isInUse(Path copy) {
        return ProcessHandle.allProcesses()
                .anyMatch(process -> process.info().commandLine().orElse("").contains(copy + File.separator));
    }

    private static List<Path> all(Path copies) throws IOException {
        try (Stream<Path> folders = Files.list(copies)) {
            return folders.filter(folder -> folder.getFileName().toString().matches(COPY))
                    .sorted(Comparator.naturalOrder())
                    .toList();
        }
    }

    /**
     * Deletes all copies for the kernel of this name.
     *
     * @return whether there were any
     */
    static boolean removeCopies(JupyterData data, String name) throws IOException {
        Path copies = copies(data, name);
        if (!Files.isDirectory(copies) || all(copies).isEmpty()) {
            return false;
        }
        for (Path copy : all(copies)) {
            FileTrees.delete(copy);
        }
        Files.deleteIfExists(copies.resolve(LOCK));
        FileTrees.deleteIfEmpty(copies);
        FileTrees.deleteIfEmpty(copies.getParent());
        return true;
    }

    private static Path copies(JupyterData data, String name) {
        return data.folder().resolveSibling("stridebook").resolve(name);
    }
}
