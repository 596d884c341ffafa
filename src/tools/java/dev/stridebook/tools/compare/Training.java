package dev.stridebook.tools.compare;

import dev.stridebook.nn.Adam;
import dev.stridebook.nn.AdamW;
import dev.stridebook.nn.BceLoss;
import dev.stridebook.nn.BceWithLogitsLoss;
import dev.stridebook.nn.CrossEntropyLoss;
import dev.stridebook.nn.HuberLoss;
import dev.stridebook.nn.L1Loss;
import dev.stridebook.nn.MseLoss;
import dev.stridebook.nn.NllLoss;
import dev.stridebook.nn.Optimizer;
import dev.stridebook.nn.Parameter;
import dev.stridebook.nn.Sgd;
import dev.stridebook.nn.SmoothL1Loss;
import dev.stridebook.tools.compare.Trial.Back;
import dev.stridebook.tools.compare.Trial.Input;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** Losses and optimisers. */
final class Training {
    static final List<Kind> KINDS = List.of(
            new Kind.OfModule("NLLLoss", draws -> ofClasses("NLLLoss", draws), Training::nllLoss),
            new Kind.OfModule(
                    "CrossEntropyLoss", draws -> ofClasses("CrossEntropyLoss", draws), Training::crossEntropyLoss),
            new Kind.OfModule(
                    "MSELoss",
                    draws -> ofNumbers("MSELoss", 0, Map.of(), draws),
                    args -> Subject.elementwise(args, new MseLoss(), MseLoss::reduction)),
            new Kind.OfModule(
                    "L1Loss",
                    draws -> ofNumbers("L1Loss", 0, Map.of(), draws),
                    args -> Subject.elementwise(args, new L1Loss(), L1Loss::reduction)),
            new Kind.OfModule(
                    "SmoothL1Loss",
                    draws -> ofNumbers("SmoothL1Loss", 0, Map.of("beta", draws.of(1.0, 0.5, 2.0, 0.0)), draws),
                    args -> Subject.elementwise(
                            args, new SmoothL1Loss().beta(args.number("beta", 1)), SmoothL1Loss::reduction)),
            new Kind.OfModule(
                    "HuberLoss",
                    draws -> ofNumbers("HuberLoss", 0, Map.of("delta", draws.of(1.0, 0.5, 2.0)), draws),
                    args -> Subject.elementwise(
                            args, new HuberLoss().delta(args.number("delta", 1)), HuberLoss::reduction)),
            new Kind.OfModule(
                    "BCELoss",
                    draws -> ofNumbers("BCELoss", 1, Map.of(), draws),
                    args -> Subject.elementwise(args, new BceLoss(), BceLoss::reduction)),
            new Kind.OfModule(
                    "BCEWithLogitsLoss",
                    draws -> ofNumbers("BCEWithLogitsLoss", 0, Map.of(), draws),
                    args -> Subject.elementwise(args, new BceWithLogitsLoss(), BceWithLogitsLoss::reduction)),
            new Kind.OfOptimizer("SGD", Training::sgd, Training::sgd),
            new Kind.OfOptimizer("Adam", draws -> adam(draws, 0), Training::adam),
            new Kind.OfOptimizer("AdamW", draws -> adam(draws, 1e-2), Training::adamW));

    private Training() {}

    /** Rows of scores with a label each, or maps of them. */
    private static Trial ofClasses(String name, Draws draws) {
        int classes = draws.channels();
        Map<String, Object> args = new LinkedHashMap<>();
        if (draws.chance(0.3)) {
            args.put("weight", Map.of("tensor", weights(draws, classes)));
        }
        if (draws.chance(0.3)) {
            args.put("ignore_index", draws.between(-1, classes - 1));
        }
        if (name.startsWith("Cross") && draws.chance(0.3)) {
            args.put("label_smoothing", draws.of(0.0, 0.1, 0.5, 1.0));
        }
        int rows = draws.chance(0.03) ? 0 : draws.between(1, 6);
        int more = draws.chance(0.7) ? 0 : draws.between(1, 2);
        int[] places = IntStream.concat(
                        IntStream.of(rows), IntStream.range(0, more).map(i -> draws.between(1, 4)))
                .toArray();
        int[] scores = IntStream.concat(
                        IntStream.of(rows, classes), IntStream.of(places).skip(1))
                .toArray();
        if (draws.chance(0.05)) {
            scores = new int[] {classes};
            places = new int[0];
        }
        return reduced(name, args, List.of(Input.numbers(scores), Input.labels(classes, places)), draws);
    }

    private static List<Double> weights(Draws draws, int classes) {
        List<Double> weights = new ArrayList<>();
        for (int i = 0; i < classes; i++) {
            weights.add(draws.of(1.0, 0.5, 2.0, 0.0, 0.25));
        }
        return weights;
    }

    private static Trial ofNumbers(String name, double scale, Map<String, Object> more, Draws draws) {
        int[] shape = draws.anyShape();
        Map<String, Object> args = new LinkedHashMap<>(draws.chance(0.7) ? more : Map.of());
        double ofTargets = name.startsWith("BCE") ? 1 : scale;
        return reduced(name, args, List.of(Input.scaled(scale, shape), Input.scaled(ofTargets, shape)), draws);
    }

    private static Trial reduced(String name, Map<String, Object> args, List<Input> inputs, Draws draws) {
        String reduction = draws.of("mean", "mean", "sum", "none");
        if (!reduction.equals("mean") || draws.chance(0.3)) {
            args.put("reduction", reduction);
        }
        return Trial.of(new Module(name, args), inputs, false).with(reduction.equals("none") ? Back.NUMBERS : Back.ONE);
    }

    private static Subject nllLoss(Args args) {
        NllLoss loss = new NllLoss();
        if (args.has("weight")) {
            loss = loss.weight(args.numbers("weight"));
        }
        if (args.has("ignore_index")) {
            loss = loss.ignoreIndex(args.integer("ignore_index"));
        }
        if (args.isUnreduced()) {
            NllLoss all = loss;
            return new Subject.OfUnreducedLoss(all::unreduced, all::backward);
        }
        NllLoss reduced = loss.reduction(args.reduction());
        return new Subject.OfLoss(reduced::forward, reduced::backward);
    }

    private static Subject crossEntropyLoss(Args args) {
        CrossEntropyLoss loss = new CrossEntropyLoss().labelSmoothing(args.number("label_smoothing", 0));
        if (args.has("weight")) {
            loss = loss.weight(args.numbers("weight"));
        }
        if (args.has("ignore_index")) {
            loss = loss.ignoreIndex(args.integer("ignore_index"));
        }
        if (args.isUnreduced()) {
            CrossEntropyLoss all = loss;
            return new Subject.OfUnreducedLoss(all::unreduced, all::backward);
        }
        CrossEntropyLoss reduced = loss.reduction(args.reduction());
        return new Subject.OfLoss(reduced::forward, reduced::backward);
    }

    private static Map<String, Object> sgd(Draws draws) {
        Map<String, Object> args = new LinkedHashMap<>();
        args.put("lr", rate(draws));
        double momentum = draws.of(0.0, 0.9, 0.99, draws.uniform(0, 1));
        Convolutions.put(args, draws, "momentum", momentum, 0.0);
        boolean nesterov = momentum > 0 && draws.chance(0.3);
        Convolutions.put(args, draws, "nesterov", nesterov, false);
        Convolutions.put(args, draws, "dampening", nesterov || draws.chance(0.6) ? 0.0 : draws.of(0.1, 0.5, 1.0), 0.0);
        common(args, draws, 0.0);
        return args;
    }

    private static void common(Map<String, Object> args, Draws draws, double decay) {
        Convolutions.put(
                args, draws, "weight_decay", draws.chance(0.6) ? decay : draws.of(0.0, 0.01, 0.5, 1e-4), decay);
        Convolutions.put(args, draws, "maximize", draws.chance(0.15), false);
    }

    private static double rate(Draws draws) {
        return draws.of(0.01, 0.1, 1.0, 1e-6, draws.uniform(1e-4, 0.5));
    }

    private static Map<String, Object> adam(Draws draws, double decay) {
        Map<String, Object> args = new LinkedHashMap<>();
        if (draws.chance(0.8)) {
            args.put("lr", rate(draws));
        }
        if (draws.chance(0.4)) {
            args.put("betas", List.of(draws.of(0.9, 0.5, 0.0), draws.of(0.999, 0.9, 0.0)));
        }
        Convolutions.put(args, draws, "eps", draws.of(1e-8, 1e-8, 1e-3, 1e-10), 1e-8);
        Convolutions.put(args, draws, "amsgrad", draws.chance(0.25), false);
        common(args, draws, decay);
        return args;
    }

    private static Optimizer sgd(Args args, List<Parameter> parameters) {
        return new Sgd(parameters, args.number("lr", 1e-3))
                .momentum(args.number("momentum", 0))
                .dampening(args.number("dampening", 0))
                .weightDecay(args.number("weight_decay", 0))
                .nesterov(args.flag("nesterov", false))
                .maximize(args.flag("maximize", false));
    }

    private static Optimizer adam(Args args, List<Parameter> parameters) {
        Adam adam = new Adam(parameters, args.number("lr", 1e-3))
                .weightDecay(args.number("weight_decay", 0))
                .eps(args.number("eps", 1e-8))
                .amsgrad(args.flag("amsgrad", false))
                .maximize(args.flag("maximize", false));
        return args.has("betas") ? adam.betas(args.doubles("betas")[0], args.doubles("betas")[1]) : adam;
    }

    private static Optimizer adamW(Args args, List<Parameter> parameters) {
        AdamW adam = new AdamW(parameters, args.number("lr", 1e-3))
                .weightDecay(args.number("weight_decay", 1e-2))
                .eps(args.number("eps", 1e-8))
                .amsgrad(args.flag("amsgrad", false))
                .maximize(args.flag("maximize", false));
        return args.has("betas") ? adam.betas(args.doubles("betas")[0], args.doubles("betas")[1]) : adam;
    }
}
