package dev.stridebook.nn;

import dev.stridebook.nn.array.Shapes;
import dev.stridebook.nn.file.ArrayFileException;
import dev.stridebook.nn.file.ArrayFiles;
import dev.stridebook.shape.Given;
import java.nio.file.Path;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.nd4j.linalg.api.memory.MemoryWorkspace;
import org.nd4j.linalg.api.ndarray.INDArray;
import org.nd4j.linalg.factory.Nd4j;

/**
 * The numbers of a network by name: its parameters and buffers, what PyTorch calls a {@code state_dict}. Files of them travel
 * between PyTorch, NumPy and here.
 *
 * <pre>{@code
 * Weights.of(net).save(Path.of("net.safetensors"));
 * Weights.read(Path.of("theirs.npz")).into(net, Map.of("conv1", "0", "fc1", "7"));
 * }</pre>
 */
public final class Weights {
    /** PyTorch counts the batches that a batch normalisation has seen, which only matters where momentum is None. */
    private static final String BATCHES_SEEN = "num_batches_tracked";

    private final String source;
    private final Map<String, INDArray> arrays;

    private Weights(String source, Map<String, INDArray> arrays) {
        this.source = source;
        this.arrays = arrays;
    }

    /**
     * Copies what a layer or network has learned so far. A layer that has several places in a network is there with all its names, as in
     * a {@code state_dict}.
     *
     * @throws WeightsException if a layer has several parameters of the same name
     */
    public static Weights of(Layer layer) {
        Named named = Named.of(Given.notNull(layer, "layer"));
        Map<String, INDArray> copies = new LinkedHashMap<>();
        try (MemoryWorkspace outside = Nd4j.getMemoryManager().scopeOutOfWorkspaces()) {
            named.parameters()
                    .forEach((name, parameter) ->
                            copies.put(name, parameter.value().dup('c')));
            named.buffers().forEach((name, values) -> copies.put(name, values.dup('c')));
        }
        return new Weights("Weights of " + layer.getClass().getSimpleName(), copies);
    }

    /**
     * Reads a file whose name ends in {@code .safetensors}, {@code .npz} or, for a single array, {@code .npy}. Numbers of all
     * types become floats.
     *
     * @throws WeightsException if there is no such file, or it is broken, or not of its format
     */
    public static Weights read(Path file) {
        Given.notNull(file, "file");
        try {
            return new Weights(file.toString(), ArrayFiles.read(file));
        } catch (ArrayFileException unreadable) {
            throw new WeightsException(unreadable.getMessage(), unreadable);
        }
    }

    /**
     * Writes a file of the format that its name ends in, whole or not at all.
     *
     * @throws WeightsException if the format is none of those of {@link #read}, or the file cannot be written
     */
    public void save(Path file) {
        Given.notNull(file, "file");
        try {
            ArrayFiles.write(file, arrays);
        } catch (ArrayFileException unwritable) {
            throw new WeightsException(unwritable.getMessage(), unwritable);
        }
    }

    /** Returns the names in the file's order. */
    public Set<String> names() {
        return Collections.unmodifiableSet(arrays.keySet());
    }

    /**
     * Returns a copy of the array of that name.
     *
     * @throws NoSuchElementException if there is none
     */
    public INDArray get(String name) {
        INDArray array = arrays.get(Given.notNull(name, "name"));
        if (array == null) {
            throw new NoSuchElementException("%s has no %s, but %s.".formatted(source, name, names()));
        }
        return array.dup('c');
    }

    /**
     * Gives a layer or network these weights. The names must be its own. Of a layer that has several places one name is enough.
     *
     * @throws WeightsException if a name is missing or too many, a shape is another, or what is one parameter in the network has different
     *     values under two names, with all that does not fit; then nothing was changed
     */
    public void into(Layer layer) {
        into(layer, Map.of());
    }

    /**
     * Gives a layer or network these weights, where parts of it have other names in the file.
     *
     * @param prefixes the beginning of the file's names, to what they begin with here: with {@code conv1} to {@code 0} the
     *     file's {@code conv1.weight} becomes {@code 0.weight}
     * @throws WeightsException as {@link #into(Layer)}, or if no name begins with one of the prefixes
     */
    public void into(Layer layer, Map<String, String> prefixes) {
        Given.notNull(layer, "layer");
        Given.notNull(prefixes, "prefixes");
        Map<String, INDArray> fitting = new Renaming(source, prefixes).of(arrays);
        fitting.keySet().removeIf(Weights::isBatchesSeen);
        Named named = Named.of(layer);
        Map<String, String> ours = named.expected(fitting.keySet());
        Map<String, String> theirs = new LinkedHashMap<>();
        fitting.forEach((name, values) -> theirs.put(name, Shapes.text(values)));
        if (!ours.equals(theirs)) {
            throw new WeightsException(new Misfit(ours, theirs).explain(source));
        }
        named.requireTheSame(source, fitting);
        fitting.forEach((name, values) -> {
            if (named.parameters().containsKey(name)) {
                named.parameters().get(name).set(values);
            } else {
                named.buffers().get(name).assign(values);
            }
        });
    }

    private static boolean isBatchesSeen(String name) {
        return name.equals(BATCHES_SEEN) || name.endsWith("." + BATCHES_SEEN);
    }
}
