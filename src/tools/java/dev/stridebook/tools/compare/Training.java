package dev.stridebook.tools.compare;

import dev.stridebook.nn.NllLoss;
import dev.stridebook.nn.Sgd;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Losses and optimisers. */
final class Training {
    static final List<Kind> KINDS = List.of(
            Kind.loss("NLLLoss", draws -> ofClasses("NLLLoss", draws), args -> new NllLoss()),
            new Kind.OfOptimizer(
                    "SGD",
                    Training::sgd,
                    (args, parameters) ->
                            new Sgd(parameters, args.number("lr", 1e-3)).momentum(args.number("momentum", 0))));

    private Training() {}

    private static Trial ofClasses(String name, Draws draws) {
        int classes = draws.channels();
        int rows = draws.chance(0.03) ? 0 : draws.between(1, 8);
        return Trial.of(
                new Module(name, Map.of()),
                List.of(Trial.Input.numbers(rows, classes), Trial.Input.labels(classes, rows)),
                false);
    }

    private static Map<String, Object> sgd(Draws draws) {
        Map<String, Object> args = new LinkedHashMap<>();
        args.put("lr", draws.of(0.01, 0.1, 1.0, 1e-6, draws.uniform(1e-4, 0.5)));
        Convolutions.put(args, draws, "momentum", draws.of(0.0, 0.9, 0.99, draws.uniform(0, 1)), 0.0);
        return args;
    }
}
