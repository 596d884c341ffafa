package dev.stridebook.picture;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.Layer;
import dev.stridebook.nn.Sequential;
import dev.stridebook.shape.ShapeException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.knowm.xchart.CategoryChart;
import org.nd4j.linalg.api.ndarray.INDArray;

/**
 * The output of each layer of a network for an image.
 *
 * <pre>{@code
 * var inside = Activations.of(net, digit);
 * inside.maps(1)         // feature maps after layer 1, as a sheet of images
 * inside.histogram(1)    // the distribution of its values
 * }</pre>
 */
public final class Activations {
    private final Sequential net;
    private final List<INDArray> outputs;

    private Activations(Sequential net, List<INDArray> outputs) {
        this.net = net;
        this.outputs = outputs;
    }

    /**
     * Sends an image through the network and takes the network out of training mode.
     *
     * @param image an image in the shape that the network takes
     * @throws ShapeException if the network cannot take it
     */
    public static Activations of(Sequential net, INDArray image) {
        net.training(false);
        List<INDArray> outputs = new ArrayList<>();
        INDArray x = image;
        for (Layer layer : net.layers()) {
            x = layer.forward(x);
            outputs.add(x.dup());
        }
        return new Activations(net, List.copyOf(outputs));
    }

    static Layer requireLayer(Sequential net, int layer) {
        int count = net.layers().size();
        if (layer < 0 || layer >= count) {
            throw new ShapeException(say("There is no layer %d: they are numbered from 0 to %d.", layer, count - 1));
        }
        return net.layers().get(layer);
    }

    /**
     * Returns the output of a layer.
     *
     * @param layer the layer's position in the network, from 0
     * @throws ShapeException if there is no such layer
     */
    public INDArray values(int layer) {
        requireLayer(net, layer);
        return outputs.get(layer).dup();
    }

    /**
     * Shows the feature maps after a layer: in grey, or around white if some values are negative.
     *
     * @throws ShapeException if there is no such layer, or its output is not 1 to 400 maps
     */
    public ImageSheet maps(int layer) {
        INDArray values = values(layer);
        if (values.rank() < 3) {
            throw new ShapeException(
                    say("%s outputs features, not maps. Use histogram(%d).", capital(where(layer)), layer));
        }
        ImageSheet sheet = values.minNumber().doubleValue() < 0 ? ImageSheet.signed(values) : ImageSheet.grey(values);
        return sheet.title(say("Feature maps behind %s", where(layer)));
    }

    /**
     * Plots a histogram of a layer's output. Zeros are left out, as the title says: ReLU produces so many of them that nothing else
     * would be visible.
     *
     * @throws ShapeException if there is no such layer
     * @throws IllegalArgumentException if all values are 0
     */
    public CategoryChart histogram(int layer) {
        INDArray values = values(layer);
        float[] all = values.dup('c').reshape(values.length()).toFloatVector();
        List<Float> drawn = new ArrayList<>();
        for (float value : all) {
            if (value != 0) {
                drawn.add(value);
            }
        }
        String count = String.format(Locale.ROOT, "%,d", all.length);
        String share = Numbers.percent((double) drawn.size() / all.length, 1);
        String what = drawn.size() == all.length
                ? say("%s values", count)
                : say("the %s of %s values that are not 0", share, count);
        return Charts.histogram(say("%s: %s", capital(where(layer)), what), drawn);
    }

    /** {@code layer 1, relu}. */
    private String where(int layer) {
        return say("layer %d, %s", layer, net.layers().get(layer).name());
    }

    private static String capital(String text) {
        return text.substring(0, 1).toUpperCase(Locale.ROOT) + text.substring(1);
    }
}
