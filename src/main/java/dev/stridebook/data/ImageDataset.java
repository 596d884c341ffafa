package dev.stridebook.data;

import static dev.stridebook.language.Language.say;

import java.lang.ref.Reference;
import java.nio.FloatBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import org.bytedeco.javacpp.FloatPointer;
import org.nd4j.linalg.api.buffer.DataType;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/** Grey images of one size, each with the class it shows. Kept as bytes; handed out as floats from 0 to 1. */
public final class ImageDataset {
    /** Of a byte, from 0 to 1. */
    private static final float[] BRIGHTNESS = new float[256];

    static {
        for (int value = 0; value < BRIGHTNESS.length; value++) {
            BRIGHTNESS[value] = value / 255f;
        }
    }

    private final String description;
    private final boolean subset;
    private final byte[] pixels;
    /** Where the first image begins. */
    private final int first;

    private final byte[] labels;
    private final int height;
    private final int width;
    private final List<String> classNames;

    ImageDataset(String description, boolean subset, IdxFile images, IdxFile classes, List<String> classNames) {
        this(
                description,
                subset,
                images.bytes(),
                images.first(),
                classes.values(),
                images.axes()[1],
                images.axes()[2],
                classNames);
        if (images.axes()[0] != classes.axes()[0]) {
            throw new DataException(say(
                    "There are %,d images but %,d labels: the files do not belong together.",
                    images.axes()[0], classes.axes()[0]));
        }
        for (byte label : labels) {
            if (label < 0 || label >= classNames.size()) {
                throw new DataException(say(
                        "There is a label %d, but the %d classes are numbered from 0.",
                        label & 0xff, classNames.size()));
            }
        }
    }

    private ImageDataset(
            String description,
            boolean subset,
            byte[] pixels,
            int first,
            byte[] labels,
            int height,
            int width,
            List<String> classNames) {
        this.description = description;
        this.subset = subset;
        this.pixels = pixels;
        this.first = first;
        this.labels = labels;
        this.height = height;
        this.width = width;
        this.classNames = List.copyOf(classNames);
    }

    /** Returns the number of images. */
    public int size() {
        return labels.length;
    }

    /** Returns the names of classes 0, 1, 2 … */
    public List<String> classNames() {
        return classNames;
    }

    /** Describes the set, for wherever a result is shown: {@code MNIST, all 60,000 training images}. */
    public String description() {
        return description;
    }

    /** Returns whether these are not all images that were published, so that results are not comparable with others'. */
    public boolean isSubset() {
        return subset;
    }

    /**
     * Returns images as a new array {@code [n, 1, height, width]} of floats, 0 for black to 1 for white.
     *
     * @throws IndexOutOfBoundsException if there is no such image
     */
    public INDArray images(int... indices) {
        INDArray images = Nd4j.createUninitialized(DataType.FLOAT, indices.length, 1, height, width);
        if (indices.length > 0) {
            copyTo(images, indices);
        }
        return images;
    }

    /**
     * Writes images into an array that is there already, as {@link #images} gives them.
     *
     * @param array {@code [n, 1, height, width]} in row-major order
     * @throws IllegalArgumentException if the array is not of type float, of that shape and in row-major order
     * @throws IndexOutOfBoundsException if there is no such image
     */
    public void copyTo(INDArray array, int... indices) {
        long[] shape = {indices.length, 1, height, width};
        if (array.dataType() != DataType.FLOAT
                || array.ordering() != 'c'
                || array.isView()
                || !Arrays.equals(array.shape(), shape)) {
            throw new IllegalArgumentException(say(
                    "%d images of %d×%d need a row-major array of type FLOAT and shape %s, but got type %s and shape %s.",
                    indices.length,
                    height,
                    width,
                    Arrays.toString(shape),
                    array.dataType(),
                    Arrays.toString(array.shape())));
        }
        FloatBuffer values = new FloatPointer(array.data().addressPointer())
                .capacity(array.length())
                .asBuffer();
        float[] image = new float[height * width];
        for (int index : indices) {
            int from = first + requireIndex(index) * image.length;
            for (int pixel = 0; pixel < image.length; pixel++) {
                image[pixel] = BRIGHTNESS[pixels[from + pixel] & 0xff];
            }
            values.put(image);
        }
        Reference.reachabilityFence(array);
    }

    /** Returns the image height in pixels. */
    public int height() {
        return height;
    }

    /** Returns the image width in pixels. */
    public int width() {
        return width;
    }

    /**
     * Returns the classes that images show, counted from 0.
     *
     * @throws IndexOutOfBoundsException if there is no such image
     */
    public int[] labels(int... indices) {
        return Arrays.stream(indices).map(this::label).toArray();
    }

    /**
     * Returns the class that an image shows, counted from 0.
     *
     * @throws IndexOutOfBoundsException if there is no such image
     */
    public int label(int index) {
        return labels[requireIndex(index)];
    }

    /** Counts the images of each class. */
    public int[] classCounts() {
        int[] counts = new int[classNames.size()];
        for (byte label : labels) {
            counts[label]++;
        }
        return counts;
    }

    /**
     * Returns all images in order, this many at a time; the last batch may be smaller.
     *
     * @throws IllegalArgumentException if the size is below 1
     */
    public Iterable<Batch> batches(int size) {
        return batches(cut(size, IntStream.range(0, size()).toArray()));
    }

    /**
     * Returns all images in random order, this many at a time; the last batch may be smaller.
     *
     * @param seed the same seed gives the same order
     * @throws IllegalArgumentException if the size is below 1
     */
    public Iterable<Batch> batches(int size, long seed) {
        return batches(shuffledIndices(size, seed));
    }

    /**
     * Returns the indices of all images in random order, this many at a time; the last array may be shorter.
     *
     * @param seed the same seed gives the same order, that of {@link #batches(int, long)}
     * @throws IllegalArgumentException if the size is below 1
     */
    public List<int[]> shuffledIndices(int size, long seed) {
        return cut(size, shuffled(IntStream.range(0, size()).boxed().toList(), new Random(seed)));
    }

    private Iterable<Batch> batches(List<int[]> parts) {
        return () -> parts.stream()
                .map(indices -> new Batch(images(indices), labels(indices)))
                .iterator();
    }

    private static List<int[]> cut(int size, int[] order) {
        if (size < 1) {
            throw new IllegalArgumentException(say("A batch must have at least 1 image, but the size is %d.", size));
        }
        List<int[]> parts = new ArrayList<>();
        for (long from = 0; from < order.length; from += size) {
            parts.add(Arrays.copyOfRange(order, (int) from, (int) Math.min(order.length, from + size)));
        }
        return parts;
    }

    /**
     * Returns a random sample in which the classes have the same shares as here, in random order.
     *
     * @param seed the same seed gives the same images
     * @throws IllegalArgumentException unless the count is from 1 to {@link #size}
     */
    public ImageDataset take(int count, long seed) {
        if (count < 1 || count > size()) {
            throw new IllegalArgumentException(
                    say("The number of images to take must be from 1 to %,d, but is %,d.", size(), count));
        }
        Random random = new Random(seed);
        List<Integer> taken = stratified(count, random);
        return select(shuffled(taken, random), say("a sample of %,d from: %s", count, description));
    }

    /** A data set in two parts, which share no image. */
    public record Split(ImageDataset training, ImageDataset validation) {}

    /**
     * Sets images aside for validation: choices such as the kernel's size are made on them, so that the test images stay unseen until
     * the end. In both parts the classes have the same shares as here. Source: S3.20.
     *
     * @param validation the number of images to set aside
     * @param seed the same seed gives the same parts
     * @throws IllegalArgumentException unless each part gets at least one image
     */
    public Split split(int validation, long seed) {
        if (validation < 1 || validation >= size()) {
            throw new IllegalArgumentException(say(
                    "Of %,d images, 1 to %,d can be set aside for validation, but %,d were to be.",
                    size(), size() - 1, validation));
        }
        Random random = new Random(seed);
        List<Integer> aside = stratified(validation, random);
        Set<Integer> isAside = new HashSet<>(aside);
        List<Integer> rest = IntStream.range(0, size())
                .filter(i -> !isAside.contains(i))
                .boxed()
                .toList();
        return new Split(
                select(shuffled(rest, random), say("%,d for training from: %s", rest.size(), description)),
                select(shuffled(aside, random), say("%,d for validation from: %s", validation, description)));
    }

    /** Returns random indices among which the classes have the same shares as in all, class by class. */
    private List<Integer> stratified(int count, Random random) {
        int[] shares = shares(count);
        List<Integer> taken = new ArrayList<>();
        for (int label = 0; label < shares.length; label++) {
            int wanted = label;
            int[] members = shuffled(
                    IntStream.range(0, size())
                            .filter(i -> labels[i] == wanted)
                            .boxed()
                            .toList(),
                    random);
            Arrays.stream(members).limit(shares[label]).forEach(taken::add);
        }
        return taken;
    }

    /** Each class's share of the count, rounded so that they add up: the largest remainders are rounded up. */
    private int[] shares(int count) {
        int[] counts = classCounts();
        int[] shares = new int[counts.length];
        Arrays.setAll(shares, label -> (int) ((long) counts[label] * count / size()));
        int left = count - Arrays.stream(shares).sum();
        IntStream.range(0, counts.length)
                .boxed()
                .sorted((a, b) -> Long.compare((long) counts[b] * count % size(), (long) counts[a] * count % size()))
                .limit(left)
                .forEach(label -> shares[label]++);
        return shares;
    }

    /** Returns the same images, all changed in the same way. */
    public ImageDataset transformed(Transform transform) {
        return changed(Augmentation.always(transform), 0, transform.toString());
    }

    /**
     * Returns as many images, each changed at random, with their labels; whether these are still right is up to the caller.
     *
     * @param seed the same seed gives the same images
     */
    public ImageDataset augmented(Augmentation augmentation, long seed) {
        return changed(augmentation, seed, "augmented");
    }

    private ImageDataset changed(Augmentation augmentation, long seed, String how) {
        SplittableRandom random = new SplittableRandom(seed);
        Transform[] transforms = new Transform[size()];
        Arrays.setAll(transforms, image -> augmentation.next(random));
        int area = height * width;
        byte[] changed = new byte[size() * area];
        IntStream.range(0, size())
                .parallel()
                .forEach(image ->
                        transforms[image].move(pixels, first + image * area, changed, image * area, height, width));
        return new ImageDataset(
                "%s, %s".formatted(description, how), subset, changed, 0, labels, height, width, classNames);
    }

    private ImageDataset select(int[] indices, String newDescription) {
        int area = height * width;
        byte[] chosenPixels = new byte[indices.length * area];
        byte[] chosenLabels = new byte[indices.length];
        for (int i = 0; i < indices.length; i++) {
            System.arraycopy(pixels, first + indices[i] * area, chosenPixels, i * area, area);
            chosenLabels[i] = labels[indices[i]];
        }
        return new ImageDataset(newDescription, true, chosenPixels, 0, chosenLabels, height, width, classNames);
    }

    private static int[] shuffled(List<Integer> indices, Random random) {
        List<Integer> order = new ArrayList<>(indices);
        Collections.shuffle(order, random);
        return order.stream().mapToInt(Integer::intValue).toArray();
    }

    private int requireIndex(int index) {
        if (index < 0 || index >= size()) {
            throw new IndexOutOfBoundsException(
                    say("The images are numbered 0 to %,d, but the index is %,d.", size() - 1, index));
        }
        return index;
    }

    /** Returns the {@link #description()}. */
    @Override
    public String toString() {
        return description;
    }
}
