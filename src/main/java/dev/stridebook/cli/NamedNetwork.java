package dev.stridebook.cli;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.Networks;
import dev.stridebook.nn.Sequential;
import dev.stridebook.shape.Shape;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import java.util.stream.Collectors;
import picocli.CommandLine.TypeConversionException;

/** The networks that the command line knows by name, each with its usual input. */
enum NamedNetwork implements ShownNetwork {
    MNIST(Networks::mnistNet, Shape.of(1, 28, 28)),
    FORUM(Networks::forumNet, Shape.of(1, 28, 28)),
    FORUM_FIXED(Networks::forumNetFixed, Shape.of(1, 28, 28)),
    ALEXNET(Networks::alexNet, Shape.of(3, 224, 224)),
    VGG16(Networks::vgg16, Shape.of(3, 224, 224)),
    RESNET50(Networks::resNet50, Shape.of(3, 224, 224)),
    BOTTLENECK(
            seed -> new Sequential(Networks.bottleneck(256, 64, 1, new SplittableRandom(seed))), Shape.of(256, 56, 56));

    private final LongFunction<Sequential> definition;
    private final Shape input;

    NamedNetwork(LongFunction<Sequential> definition, Shape input) {
        this.definition = definition;
        this.input = input;
    }

    /** Returns the network without allocating memory for its weights, which are not used. */
    @Override
    public Sequential layers(Shape image) {
        return definition.apply(0);
    }

    @Override
    public Optional<Shape> input() {
        return Optional.of(input);
    }

    @Override
    public String label() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static NamedNetwork of(String text) {
        return Arrays.stream(values())
                .filter(network -> network.label().equals(text))
                .findFirst()
                .orElseThrow(() -> new TypeConversionException(say(
                        "There is no network \"%s\". Choose one of %s, or give an .onnx file.",
                        text, Arrays.stream(values()).map(NamedNetwork::label).collect(Collectors.joining(", ")))));
    }
}
