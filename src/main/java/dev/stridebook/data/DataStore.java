package dev.stridebook.data;

import static dev.stridebook.language.Language.say;

import dev.stridebook.Internal;
import dev.stridebook.file.FileTrees;
import dev.stridebook.settings.Settings;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;

/**
 * One published set of images in the user's cache: fetched where it is missing, checked each time it is read, and never used
 * when it is not what was published.
 *
 * <p>The cache is {@code ~/.cache/stridebook}, or the folder that {@code STRIDEBOOK_HOME} names. Where {@code STRIDEBOOK_DATA}
 * names a folder that has the files, they are read from there and from nowhere else. A kernel that was installed for all users has
 * data sets of its own, which are read unless the user's cache has them.
 */
@Internal
public final class DataStore {
    private static final int PIECE = 1 << 20;

    private final Published published;
    private final Path folder;
    private final Optional<Path> given;
    private final Consumer<String> messages;
    /** Why nothing could be fetched, so that it is not tried again and again. */
    private Optional<String> unreachable = Optional.empty();

    DataStore(Published published, Path cache, Optional<Path> given, Consumer<String> messages) {
        this.published = published;
        this.folder = cache.resolve(published.id());
        this.given = given;
        this.messages = messages;
    }

    /**
     * Returns MNIST in the user's cache.
     *
     * @param messages is told what is fetched, and from where
     */
    public static DataStore mnist(Consumer<String> messages) {
        return ofUser(Published.MNIST, messages);
    }

    /**
     * Returns Fashion-MNIST in the user's cache.
     *
     * @param messages is told what is fetched, and from where
     */
    public static DataStore fashionMnist(Consumer<String> messages) {
        return ofUser(Published.FASHION_MNIST, messages);
    }

    private static DataStore ofUser(Published published, Consumer<String> messages) {
        Optional<Path> given = Settings.data();
        Path cache = Settings.sharedData()
                .filter(shared -> given.isEmpty() && holds(shared, published) && !holds(Settings.cache(), published))
                .orElseGet(Settings::cache);
        return new DataStore(published, cache, given, messages);
    }

    private static boolean holds(Path cache, Published published) {
        return published.files().stream()
                .allMatch(file -> Files.exists(cache.resolve(published.id()).resolve(file.name())));
    }

    /** Returns the name of its folder in the cache. */
    public String id() {
        return published.id();
    }

    /** Returns the folder where the files are, or will be. */
    public Path folder() {
        return folder;
    }

    /**
     * Returns the training images. Fetches what is missing; where nothing can be reached, the shipped subset takes their place.
     *
     * @throws DataException if a file is damaged, or is missing and there is no subset
     */
    public ImageDataset train() {
        return load(true, "train", published.trainImages(), published.trainLabels());
    }

    /**
     * Returns the test images, as {@link #train} does the training images.
     *
     * @throws DataException if a file is damaged, or is missing and there is no subset
     */
    public ImageDataset test() {
        return load(false, "t10k", published.testImages(), published.testLabels());
    }

    private synchronized ImageDataset load(boolean trains, String shippedAs, DataFile images, DataFile labels) {
        fetchMissing();
        List<DataFile> missing = missing();
        if (given.isEmpty() && missing.size() == published.files().size() && published.shipsSubset()) {
            return shipped(trains, shippedAs, unreachable);
        }
        if (given.isEmpty() && !missing.isEmpty()) {
            throw new DataException(
                    say("%s is missing. %s", folder.resolve(missing.get(0).name()), unreachable.orElse("")));
        }
        IdxFile pixels = IdxFile.parse(images.name(), read(images), 3);
        IdxFile classes = IdxFile.parse(labels.name(), read(labels), 1);
        String description = say(
                trains ? "%s, all %,d training images" : "%s, all %,d test images",
                published.title(),
                pixels.axes()[0]);
        return new ImageDataset(description, false, pixels, classes, published.classNames());
    }

    private void fetchMissing() {
        List<DataFile> missing = missing();
        if (missing.isEmpty() || unreachable.isPresent()) {
            return;
        }
        if (given.isPresent()) {
            try {
                new FolderSource(given.get()).require(missing);
                return;
            } catch (IOException failure) {
                throw unusable(given.get(), failure);
            }
        }
        unreachable = fetch(missing);
        if (unreachable.isPresent() && missing.size() == published.files().size() && published.shipsSubset()) {
            messages.accept(say("Using the subset that comes with Stridebook: %s", unreachable.get()));
        }
    }

    /**
     * Returns the training images that come with Stridebook.
     *
     * @throws DataException if no images of this set come with it
     */
    public ImageDataset shippedTrain() {
        return shipped(true, "train", Optional.empty());
    }

    /**
     * Returns the test images that come with Stridebook.
     *
     * @throws DataException if no images of this set come with it
     */
    public ImageDataset shippedTest() {
        return shipped(false, "t10k", Optional.empty());
    }

    private ImageDataset shipped(boolean trains, String name, Optional<String> why) {
        if (!published.shipsSubset()) {
            throw new DataException(
                    say("Stridebook includes no part of %s. Download it with: %s", published.title(), command("")));
        }
        IdxFile pixels = resource(name + "-images-idx3-ubyte", 3);
        IdxFile classes = resource(name + "-labels-idx1-ubyte", 1);
        String subset = say(
                trains ? "%s, shipped subset of %,d training images" : "%s, shipped subset of %,d test images",
                published.title(),
                pixels.axes()[0]);
        String description = why.isPresent() ? say("%s because the full set could not be downloaded", subset) : subset;
        return new ImageDataset(description, true, pixels, classes, published.classNames());
    }

    private IdxFile resource(String name, int axes) {
        String path = published.id() + "-subset/" + name + ".gz";
        try (InputStream in = new GZIPInputStream(DataStore.class.getResourceAsStream(path))) {
            return IdxFile.parse(path, in.readAllBytes(), axes);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    /**
     * Completes the cache: fetches what is missing, and with {@code repair} also what is damaged.
     *
     * @param from a folder to take the files from, plain or as {@code .gz}, there or below, instead of the network
     * @throws DataException if a file cannot be fetched, or is damaged and not to be repaired
     */
    public synchronized void complete(Optional<Path> from, boolean repair) {
        List<DataFile> wanted = new ArrayList<>(missing());
        for (DataFile file : published.files()) {
            if (!wanted.contains(file)) {
                Optional<String> fault = file.fault(bytes(file));
                if (fault.isPresent() && !repair) {
                    throw damaged(file, fault.get());
                }
                fault.ifPresent(any -> wanted.add(file));
            }
        }
        if (!wanted.isEmpty()) {
            Optional<Path> source = from.or(() -> given);
            if (source.isPresent()) {
                copyFrom(source.get(), wanted);
            } else {
                fetch(wanted).ifPresent(failure -> {
                    throw new DataException(failure);
                });
            }
        }
        unreachable = Optional.empty();
    }

    /** Files that are not in the cache. */
    private List<DataFile> missing() {
        return published.files().stream()
                .filter(file -> !Files.exists(folder.resolve(file.name())))
                .toList();
    }

    /** Returns what is wrong in the cache, a sentence for each file; nothing if all files are there and right. */
    public List<String> problems() {
        List<String> problems = new ArrayList<>();
        for (DataFile file : published.files()) {
            Path path = folder.resolve(file.name());
            if (!Files.exists(path)) {
                problems.add(say("%s is missing.", path));
            } else {
                file.fault(bytes(file)).ifPresent(fault -> problems.add(say("%s is damaged: %s.", path, fault)));
            }
        }
        return problems;
    }

    /** Returns whether there is no file at all in the cache, as before the first use. */
    public boolean isEmpty() {
        return missing().size() == published.files().size();
    }

    /** Tries the sources in turn; empty if one had the files, otherwise a sentence that says why none had. */
    private Optional<String> fetch(List<DataFile> files) {
        List<String> failures = new ArrayList<>();
        for (Source source : published.sources()) {
            try {
                messages.accept(say("Downloading %s from %s", published.title(), source.name()));
                moveIn(source, files);
                return Optional.empty();
            } catch (IOException failure) {
                boolean saysOnlyWhere = failure instanceof FileSystemException;
                failures.add(source.name() + ": " + (saysOnlyWhere ? failure.toString() : failure.getMessage()));
            }
        }
        return Optional.of(say(
                "%s could not be downloaded (%s). If you have its files, run: %s",
                published.title(), String.join("; ", failures), command(" --from FOLDER")));
    }

    private void copyFrom(Path given, List<DataFile> files) {
        try {
            moveIn(new FolderSource(given), files);
        } catch (IOException failure) {
            throw unusable(given, failure);
        }
    }

    private DataException unusable(Path given, IOException failure) {
        return new DataException(
                say(
                        "The folder %s cannot be used as the source of %s: %s.",
                        given, published.title(), failure.getMessage()),
                failure);
    }

    /** Fetches into a folder of its own, checks, and only then moves into place, so that other processes see whole files. */
    private void moveIn(Source source, List<DataFile> files) throws IOException {
        Files.createDirectories(folder);
        Path arrivals = Files.createTempDirectory(folder, ".arriving-");
        try {
            source.fetch(files, arrivals);
            for (DataFile file : files) {
                Optional<String> fault = file.fault(Files.readAllBytes(arrivals.resolve(file.name())));
                if (fault.isPresent()) {
                    throw new IOException(say("%s differs from the published file: %s", file.name(), fault.get()));
                }
            }
            for (DataFile file : files) {
                Files.move(arrivals.resolve(file.name()), folder.resolve(file.name()), StandardCopyOption.ATOMIC_MOVE);
            }
        } catch (InterruptedException interrupted) {
            Thread.currentThread().interrupt();
            throw new DataException(say("The download of %s was interrupted.", published.title()), interrupted);
        } finally {
            FileTrees.delete(arrivals);
        }
    }

    /** What is not in the cache is read right from the folder that was given: on a server, each user would have a copy otherwise. */
    private byte[] read(DataFile file) {
        if (given.isPresent() && !Files.exists(folder.resolve(file.name()))) {
            try {
                return new FolderSource(given.get()).contents(file);
            } catch (IOException failure) {
                throw unusable(given.get(), failure);
            }
        }
        byte[] contents = bytes(file);
        file.fault(contents).ifPresent(fault -> {
            throw damaged(file, fault);
        });
        return contents;
    }

    /** By pieces: to read a whole file at once, Java copies it through memory of the same size, which takes three times as long. */
    private byte[] bytes(DataFile file) {
        Path path = folder.resolve(file.name());
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = new byte[(int) Math.min(Files.size(path), Integer.MAX_VALUE - 8)];
            for (int at = 0; at < bytes.length; at += PIECE) {
                in.readNBytes(bytes, at, Math.min(PIECE, bytes.length - at));
            }
            return bytes;
        } catch (IOException unreadable) {
            throw new DataException(
                    say("%s cannot be read: %s. Repair it with: %s", path, unreadable, command(" --repair")),
                    unreadable);
        }
    }

    private DataException damaged(DataFile file, String fault) {
        return new DataException(
                say("%s is damaged: %s. Repair it with: %s", folder.resolve(file.name()), fault, command(" --repair")));
    }

    private String command(String options) {
        return "./stridebook data " + published.id() + options;
    }
}
