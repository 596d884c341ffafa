package dev.stridebook.nn.onnx;

import dev.stridebook.nn.Join;
import dev.stridebook.nn.Layer;
import dev.stridebook.shape.Shape;
import java.util.List;
import java.util.Optional;

/**
 * A layer or a join on the way from the file to a network.
 *
 * @param layer null where there is a join
 * @param join null where there is a layer
 * @param from its inputs: 0 is the network's, 1 what the first step puts out, and so on
 * @param example the output's shape without the batch axis, where it is known
 */
record Step(String name, Layer layer, Join join, List<Integer> from, Optional<Shape> example) {}
