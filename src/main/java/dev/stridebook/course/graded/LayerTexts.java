package dev.stridebook.course.graded;

import static dev.stridebook.language.Language.say;

import dev.stridebook.nn.Conv2d;
import dev.stridebook.nn.Flatten;
import dev.stridebook.nn.Layer;
import dev.stridebook.nn.Linear;
import dev.stridebook.nn.LogSoftmax;
import dev.stridebook.nn.MaxPool2d;
import dev.stridebook.nn.ReLU;
import dev.stridebook.nn.Sequential;
import dev.stridebook.shape.Cost;
import dev.stridebook.shape.Shape;
import dev.stridebook.shape.Window;
import java.util.Arrays;
import java.util.List;

/** Networks written as strings, one per layer: {@code "conv 1 10 k5 s2 p1"}, {@code "relu"}, {@code "linear 320 10"}. */
final class LayerTexts {
    private LayerTexts() {}

    /** Returns the output shape, or why the layers do not fit. */
    static String outputShape(String[] layers, Shape input) {
        try {
            return network(layers).outputShape(input).toString();
        } catch (IllegalArgumentException misfit) {
            return misfit.getMessage();
        }
    }

    /** Returns parameters and multiply-accumulates, or why the layers do not fit. */
    static String cost(String[] layers, Shape input) {
        try {
            Cost cost = network(layers).cost(input);
            return say("%,d parameters, %,d MACs", cost.parameters(), cost.macs());
        } catch (IllegalArgumentException misfit) {
            return misfit.getMessage();
        }
    }

    /** The first word of each text. */
    static List<String> names(String[] layers) {
        return Arrays.stream(layers).map(layer -> words(layer)[0]).toList();
    }

    private static Sequential network(String[] layers) {
        return new Sequential(Arrays.stream(layers).map(LayerTexts::layer).toArray(Layer[]::new));
    }

    private static String[] words(String layer) {
        return String.valueOf(layer).strip().split("\\s+");
    }

    private static Layer layer(String text) {
        String[] words = words(text);
        if (words.length > mostWords(words[0])) {
            throw unknown(text);
        }
        try {
            return switch (words[0]) {
                case "conv" -> new Conv2d(Integer.parseInt(words[1]), Integer.parseInt(words[2]), window(words));
                case "maxpool" -> new MaxPool2d(Integer.parseInt(words[1]));
                case "linear" -> new Linear(Integer.parseInt(words[1]), Integer.parseInt(words[2]));
                case "relu" -> new ReLU();
                case "flatten" -> new Flatten();
                case "logsoftmax" -> new LogSoftmax();
                default -> throw unknown(text);
            };
        } catch (NumberFormatException | ArrayIndexOutOfBoundsException incomplete) {
            throw unknown(text);
        }
    }

    private static int mostWords(String kind) {
        return switch (kind) {
            case "conv" -> 6;
            case "linear" -> 3;
            case "maxpool" -> 2;
            default -> 1;
        };
    }

    /** Parses kernel, stride and padding, which follow the channels. */
    private static Window window(String[] words) {
        Window window = Window.kernel(number(words[3], 'k'));
        for (int i = 4; i < words.length; i++) {
            window = words[i].startsWith("s")
                    ? window.stride(number(words[i], 's'))
                    : window.padding(number(words[i], 'p'));
        }
        return window;
    }

    private static int number(String word, char letter) {
        if (word.charAt(0) != letter) {
            throw new NumberFormatException(word);
        }
        return Integer.parseInt(word.substring(1));
    }

    private static IllegalArgumentException unknown(String text) {
        return new IllegalArgumentException(say(
                "\"%s\" is not a layer. Write \"conv 1 16 k3 s2 p1\", \"maxpool 2\", \"linear 320 10\", "
                        + "\"relu\", \"flatten\" or \"logsoftmax\".",
                text));
    }
}
