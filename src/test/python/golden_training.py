"""Records what PyTorch's losses, optimisers, gradient clipping and schedules compute, for TrainingConformanceTest.

golden.py, which says how the files are laid out, writes these as well.
"""

import torch
import torch.nn.functional as F
from torch import nn

from golden import INF, NAN, Family, covering, text

# ---- losses ----


class LossFamily(Family):
    """The cases of a loss: x, what is right, the loss as y, and the gradient dx of the loss, or of g times the losses."""

    def case(self, name, module, x, target, args, **arrays):
        x = x.clone().requires_grad_()
        y = module(x, target)
        g = self.eighths(*y.shape) if module.reduction == "none" else None
        (dx,) = torch.autograd.grad(y, x, g)
        self.add(name, args | {"reduction": module.reduction}, x=x, y=y, dx=dx, g=g, target=target, **arrays)


def class_losses():
    family = LossFamily("class_losses")
    kinds = {"nll": nn.NLLLoss, "cross_entropy": nn.CrossEntropyLoss}

    def module(args, weight):
        more = {"label_smoothing": args["smoothing"]} if args["kind"] == "cross_entropy" else {}
        return kinds[args["kind"]](weight, ignore_index=args["ignore"], reduction=args["reduction"], **more)

    def case(name, kind, x, target, weight=None, ignore=-100, smoothing=0.0, reduction="mean"):
        args = {"kind": kind, "ignore": ignore, "smoothing": smoothing, "reduction": reduction}
        family.case(name, module(args, weight), x, target, args, weight=weight)

    def logits(kind, shape):
        x = family.eighths(*shape, limit=3)
        return F.log_softmax(x, min(1, len(shape) - 1)) if kind == "nll" else x

    def compute(kind, target, shape, weight, ignore, smoothing, reduction):
        if kind == "nll" and (smoothing or target == "probabilities"):
            return None
        if target == "probabilities" and ignore >= 0:
            return None
        classes = shape[min(1, len(shape) - 1)]
        places = shape[:1] + shape[2:] if len(shape) > 1 else ()
        if target == "probabilities":
            right = F.softmax(family.eighths(*shape, limit=3), min(1, len(shape) - 1))
        else:
            right = torch.randint(0, classes, places, generator=family.generator)
            out = torch.randint(0, 3, places, generator=family.generator) == 0
            right = torch.where(out, torch.tensor(ignore), right) if target == "some ignored" else right
        return (logits(kind, shape), right,
                family.eighths(classes, limit=2).abs() + 0.25 if weight else None, ignore, smoothing, reduction)

    factors = {
        "kind": ["nll", "cross_entropy"],
        "target": ["labels", "some ignored", "probabilities"],
        "shape": [(4, 5), (1, 3), (3, 1), (6,), (2, 4, 3), (2, 3, 4, 5), (2, 3, 2, 1, 3)],
        "weight": [False, True],
        "ignore": [-100, 0, 255],
        "smoothing": [0.0, 0.1, 1.0],
        "reduction": ["mean", "sum", "none"],
    }
    for choice, (x, target, *more) in covering(family.random, factors, compute, 120):
        case(f"{len(family.cases)}: {text(choice)}", choice["kind"], x, target, *more)

    labels = torch.tensor
    odd = torch.tensor([[0, -INF, 1], [-INF, 3, 0], [1, INF, 0], [NAN, 0, 1], [-INF, -INF, -INF], [1000, 0, -1000]])
    for kind in kinds:
        for reduction in ["mean", "sum", "none"]:
            def add(name, *args, **options):
                case(f"{kind}, {reduction}, {name}", kind, *args, reduction=reduction, **options)

            x = logits(kind, (3, 4))
            add("all ignored", x, labels([-100, -100, -100]))
            add("all ignored, weighted", x, labels([2, 2, 2]), ignore=2, weight=torch.ones(4))
            add("weight 0", x, labels([0, 0, 0]), weight=labels([0.0, 1, 1, 1]))
            add("negative weight", x, labels([0, 1, 2]), weight=labels([-0.5, 1, 2, 1]))
            add("one class", torch.zeros(3, 1), labels([0, 0, 0]))
            for shape in [(0, 3), (2, 3, 0), (0, 3, 2), (2, 3, 0, 2)]:
                places = torch.zeros(shape[:1] + shape[2:], dtype=torch.long)
                add(f"empty {shape}", torch.zeros(shape), places)
            add("odd logits, first class", odd, labels([0, 0, 0, 0, 0, 0]))
            add("odd logits, second class", odd, labels([1, 1, 1, 1, 1, 1]))
            add("odd logits, ignored", odd, labels([-100, 2, -100, -100, -100, 0]))
            add("single example ignored", logits(kind, (5,)), labels(-100))
            if kind == "cross_entropy":
                add("all ignored, smoothed", x, labels([-100, -100, -100]), smoothing=0.1)
                add("odd logits, smoothed", odd, labels([0, 1, 2, 0, 1, 2]), smoothing=0.25)
                add("odd logits, probabilities", odd, torch.tensor([[1.0, 0, 0], [0, 1, 0]] * 3))
                add("no probabilities", x, torch.zeros(3, 4))
                add("empty, probabilities", torch.zeros(0, 3), torch.zeros(0, 3))
                add("empty, probabilities and weights", torch.zeros(0, 3), torch.zeros(0, 3), weight=torch.ones(3))

    def refuse(name, kind, shape, target, weight=None, ignore=-100, smoothing=0.0):
        args = {"kind": kind, "ignore": ignore, "smoothing": smoothing, "reduction": "mean", "x": shape,
                "target": target.tolist(), "floats": target.is_floating_point(), "target shape": list(target.shape),
                "weights": weight}
        weights = None if weight is None else torch.tensor(weight)
        family.refuse(name, args, lambda: module(args, weights)(torch.zeros(shape), target))

    for kind in kinds:
        def bad(name, *args, **options):
            refuse(f"{kind}, {name}", kind, *args, **options)

        bad("label too large", (2, 3), labels([0, 3]))
        bad("label too small", (2, 3), labels([-1, 0]))
        bad("default ignored label is none any more", (2, 3), labels([-100, 0]), ignore=1)
        bad("too many labels", (2, 3), labels([0, 1, 2]))
        bad("too few labels", (2, 3), labels([0]))
        bad("labels of another shape", (2, 3, 4), labels([[0, 1, 2]]))
        bad("labels for pixels without pixels", (2, 3), labels([[0, 1], [1, 2]]))
        bad("a single number", (), labels(0))
        bad("no classes", (2, 0), labels([0, 0]))
        bad("too many weights", (2, 3), labels([0, 1]), weight=[1.0, 1, 1, 1])
        bad("too few weights", (2, 3), labels([0, 1]), weight=[1.0])
        bad("labels that are no whole numbers", (2, 3), labels([0.0, 1]))
    refuse("smoothing above 1", "cross_entropy", (2, 3), labels([0, 1]), smoothing=1.1)
    refuse("probabilities that are whole numbers", "cross_entropy", (2, 3), labels([[0, 1, 0], [1, 0, 0]]))
    refuse("probabilities and an ignored label", "cross_entropy", (1, 3), labels([[0, 1.0, 0]]), ignore=1)
    return family


def elementwise_losses():
    family = LossFamily("elementwise_losses")
    kinds = {
        "mse": lambda args, reduction: nn.MSELoss(reduction=reduction),
        "l1": lambda args, reduction: nn.L1Loss(reduction=reduction),
        "smooth_l1": lambda args, reduction: nn.SmoothL1Loss(beta=args["size"], reduction=reduction),
        "huber": lambda args, reduction: nn.HuberLoss(delta=args["size"], reduction=reduction),
        "bce": lambda args, reduction: nn.BCELoss(args.get("weight"), reduction=reduction),
        "bce_with_logits": lambda args, reduction: nn.BCEWithLogitsLoss(
            args.get("weight"), reduction=reduction, pos_weight=args.get("pos_weight")),
    }

    def case(name, kind, x, target, reduction="mean", size=1.0, **weights):
        module = kinds[kind]({"size": size} | weights, reduction)
        family.case(name, module, x, target, {"kind": kind, "size": size}, **weights)

    def drawn(kind, *shape):
        x, target = family.eighths(*shape, limit=3), family.eighths(*shape, limit=3)
        if kind.startswith("bce"):
            target = (target / 3).abs()
            x = torch.sigmoid(x) if kind == "bce" else x
        return x, target

    shapes = [(3,), (4, 5), (), (2, 3, 4), (0, 3), (2, 0, 3), (1,)]
    for kind in kinds:
        for reduction in ["mean", "sum", "none"]:
            for shape in shapes:
                case(f"{kind}, {reduction}, {shape}", kind, *drawn(kind, *shape), reduction)
    for reduction in ["mean", "sum", "none"]:
        for kind, size in [("smooth_l1", 0.0), ("smooth_l1", 0.3), ("smooth_l1", 2.5), ("huber", 0.3), ("huber", 2.5)]:
            case(f"{kind}, {reduction}, size {size}", kind, *drawn(kind, 3, 5), reduction, size)
        for kind in ["bce", "bce_with_logits"]:
            for shape in [(4, 5), (5,), (1, 5), (4, 1), (1,), ()]:
                weight = family.eighths(*shape, limit=2)
                case(f"{kind}, {reduction}, weight {shape}", kind, *drawn(kind, 4, 5), reduction, weight=weight)
        for shape in [(2, 3, 4), (3, 1), (4,), (1, 1, 1), ()]:
            more = {"weight": family.eighths(3, 4, limit=2), "pos_weight": family.eighths(*shape, limit=2)}
            case(f"bce_with_logits, {reduction}, pos_weight {shape}", "bce_with_logits", *drawn("bce_with_logits", 2, 3, 4),
                 reduction, **more)

    odd = torch.tensor([NAN, INF, -INF, INF, 3e38, 1, 0, 1.5, 0, 2, 0.5, -0.0, 1e-30])
    right = torch.tensor([0, 0, 0, INF, -3e38, 1, -0.0, 0, NAN, -INF, 0, 0, 0])
    for kind in ["mse", "l1", "smooth_l1", "huber"]:
        case(f"{kind} of odd numbers", kind, odd, right, "none")
    case("smooth_l1 of odd numbers, size 0", "smooth_l1", odd, right, "none", 0.0)
    logits = torch.tensor([NAN, INF, INF, INF, -INF, -INF, 100, -100, 100, -100, 0, 0, 20, 1e-20])
    yes = torch.tensor([0.5, 0, 1, 0.5, 0, 1, 0, 0, 1, 1, 0, NAN, 2, 1])
    case("bce_with_logits of odd numbers", "bce_with_logits", logits, yes, "none")
    case("bce_with_logits of odd numbers, weighted", "bce_with_logits", logits, yes, "none",
         weight=torch.tensor(2.0), pos_weight=torch.tensor([3.0]))
    sure = torch.tensor([0, 1, 0, 1, 0.5, 0.3, 1e-30, 1e-45, 1 - 6e-8])
    case("bce of sure probabilities", "bce", sure, torch.tensor([0, 1, 1, 0, 0.5, 0, 1, 1, 0]), "none")

    def refuse(name, kind, x, target, size=1.0, ours=None, **weights):
        args = {"kind": kind, "size": size, "reduction": "mean", "x": x.tolist(), "x shape": list(x.shape),
                "target": target.tolist(), "target shape": list(target.shape)}
        args |= {key: list(value.shape) for key, value in weights.items()}
        family.refuse(name, args, lambda: kinds[kind]({"size": size} | weights, "mean")(x, target), ours)

    zeros = torch.zeros
    for kind in kinds:
        refuse(f"{kind}, shapes that do not fit", kind, zeros(2, 3), zeros(2, 4))
    for kind in ["bce", "bce_with_logits"]:
        refuse(f"{kind}, a target that would be repeated", kind, zeros(2, 3), zeros(3))
        refuse(f"{kind}, a weight of another shape", kind, zeros(2, 3), zeros(2, 3), weight=zeros(2))
    refuse("a larger weight", "bce_with_logits", zeros(3), zeros(3), weight=zeros(2, 3))
    refuse("a pos_weight of another shape", "bce_with_logits", zeros(2, 3), zeros(2, 3), pos_weight=zeros(2))
    refuse("a larger pos_weight", "bce_with_logits", zeros(3), zeros(3), pos_weight=zeros(2, 3))
    for value in [-0.1, 1.1]:
        refuse(f"bce of {value}", "bce", torch.tensor([0.5, value]), torch.tensor([0.0, 1]))
        refuse(f"bce with target {value}", "bce", torch.tensor([0.5, 0.5]), torch.tensor([value, 1.0]))
    refuse("negative beta", "smooth_l1", zeros(2), zeros(2), size=-1.0)
    for size in [0.0, -1.0]:
        refuse(f"delta {size}", "huber", zeros(2), zeros(2), size=size)
    return family


# ---- optimisers ----

OPTIMIZERS = {"sgd": torch.optim.SGD, "adam": torch.optim.Adam, "adamw": torch.optim.AdamW}


def optimizers():
    """Some steps with given gradients; of each the numbers after it."""
    family = Family("optimizers")

    def case(name, kind, options, shapes=((3, 5), (7,)), steps=6, gradients=None, rates=None):
        parameters = [nn.Parameter(family.eighths(*shape, limit=2)) for shape in shapes]
        arrays = {f"start{i}": parameter.detach().clone() for i, parameter in enumerate(parameters)}
        optimizer = OPTIMIZERS[kind](parameters, **options)
        for step in range(steps):
            optimizer.zero_grad()
            for i, parameter in enumerate(parameters):
                gradient = gradients(step, i, parameter) if gradients else family.eighths(*parameter.shape, limit=4)
                if gradient is not None:
                    parameter.grad = gradient.clone()
                    arrays[f"g{step}.{i}"] = gradient
            if rates:
                optimizer.param_groups[0]["lr"] = rates[step]
            optimizer.step()
            arrays |= {f"y{step}.{i}": parameter.detach().clone() for i, parameter in enumerate(parameters)}
        family.add(name, {"kind": kind, "steps": steps, "parameters": len(shapes), "rates": rates} | options, **arrays)

    def sgd(lr, momentum, dampening, weight_decay, nesterov, maximize):
        options = {"lr": lr, "momentum": momentum, "dampening": dampening, "weight_decay": weight_decay,
                   "nesterov": nesterov, "maximize": maximize}
        torch.optim.SGD([torch.zeros(1)], **options)
        return options

    factors = {"lr": [0.01, 0.1, 0.0, 1.0], "momentum": [0.0, 0.9, 0.5, 1.0, 1.5], "dampening": [0.0, 0.1, 1.0, -0.5],
               "weight_decay": [0.0, 5e-4, 0.1], "nesterov": [False, True], "maximize": [False, True]}
    for choice, options in covering(family.random, factors, sgd, 30):
        case(f"sgd {text(choice)}", "sgd", options)

    def adam(kind, lr, betas, eps, weight_decay, amsgrad, maximize):
        return kind, {"lr": lr, "betas": betas, "eps": eps, "weight_decay": weight_decay, "amsgrad": amsgrad,
                      "maximize": maximize}

    factors = {"kind": ["adam", "adamw"], "lr": [0.001, 0.1, 0.0], "betas": [(0.9, 0.999), (0.5, 0.9), (0.0, 0.0), (0.3, 0.99)],
               "eps": [1e-8, 1e-3, 1.0], "weight_decay": [0.0, 0.01, 0.3], "amsgrad": [False, True],
               "maximize": [False, True]}
    for choice, (kind, options) in covering(family.random, factors, adam, 30):
        case(text(choice), kind, options)

    some = {"sgd": {"lr": 0.1, "momentum": 0.9, "weight_decay": 0.01, "dampening": 0.1},
            "adam": {"lr": 0.01, "weight_decay": 0.01, "amsgrad": True}, "adamw": {"lr": 0.01}}
    nesterov = {"lr": 0.1, "momentum": 0.9, "nesterov": True}
    plain = {"lr": 0.1}
    everything = [*some.items(), ("sgd", nesterov), ("sgd", plain)]

    def large_then_small(step, i, parameter):
        return family.eighths(*parameter.shape, limit=4) * [100, 1, 0.01][step % 3]

    def only_even_steps(step, i, parameter):
        return None if (step + i) % 2 else family.eighths(*parameter.shape)

    def late(step, i, parameter):
        return None if step < 2 * i else family.eighths(*parameter.shape)

    def zero_after_the_first(step, i, parameter):
        return family.eighths(*parameter.shape) if step == 0 else torch.zeros(parameter.shape)

    def odd(step, i, parameter):
        gradient = family.eighths(*parameter.shape)
        if step == 1:
            gradient.view(-1)[:4] = torch.tensor([INF, -INF, NAN, 1e30])
        return gradient

    def tiny(step, i, parameter):
        return family.eighths(*parameter.shape) * 1e-12

    ways = [large_then_small, only_even_steps, late, zero_after_the_first, odd, tiny]
    for kind, options in everything:
        for way in ways:
            case(f"{kind} {text(options)}: {way.__name__}", kind, options, gradients=way)
        case(f"{kind} {text(options)}: rates", kind, options, rates=[0.1, 0.05, 0.0, 0.2, 1e-3, 0.1])
        case(f"{kind} {text(options)}: large", kind, options, shapes=((2, 1030), (1, 1, 1)), steps=2)

    def nearly_cancelled(step, i, parameter):
        return -parameter.detach() * 0.3

    for kind in OPTIMIZERS:
        case(f"{kind}: decay nearly cancels the gradient", kind, {"lr": 0.1, "weight_decay": 0.3}, gradients=nearly_cancelled)

    def refuse(name, kind, ours=None, **options):
        family.refuse(name, {"kind": kind} | options, lambda: OPTIMIZERS[kind]([torch.zeros(1)], **options), ours)

    for kind in OPTIMIZERS:
        refuse(f"{kind}, negative rate", kind, lr=-0.1)
        refuse(f"{kind}, negative weight decay", kind, lr=0.1, weight_decay=-0.1)
    refuse("negative momentum", "sgd", lr=0.1, momentum=-0.1)
    refuse("nesterov without momentum", "sgd", lr=0.1, nesterov=True)
    refuse("nesterov with dampening", "sgd", lr=0.1, momentum=0.9, dampening=0.1, nesterov=True)
    for kind in ["adam", "adamw"]:
        refuse(f"{kind}, negative eps", kind, lr=0.1, eps=-1e-8)
        for betas in [(1.0, 0.9), (0.9, 1.0), (-0.1, 0.9), (0.9, -0.1)]:
            refuse(f"{kind}, betas {betas}", kind, lr=0.1, betas=betas)
    return family


def clipping():
    family = Family("clipping")

    def case(name, limit, norm, gradients):
        parameters = [nn.Parameter(torch.zeros_like(g) if g is not None else torch.zeros(2)) for g in gradients]
        arrays = {}
        for i, (parameter, gradient) in enumerate(zip(parameters, gradients)):
            if gradient is not None:
                parameter.grad = gradient.clone()
                arrays[f"g{i}"] = gradient
        if norm is None:
            nn.utils.clip_grad_value_(parameters, limit)
        else:
            p = INF if norm == "inf" else norm
            arrays["norm"] = torch.as_tensor(nn.utils.clip_grad_norm_(parameters, limit, norm_type=p))
        arrays |= {f"y{i}": parameter.grad for i, parameter in enumerate(parameters) if parameter.grad is not None}
        family.add(name, {"limit": limit, "norm": norm, "parameters": len(parameters)}, **arrays)

    for norm in [2.0, 1.0, 3.0, 0.5, "inf", None]:
        for limit in [0.0, 0.125, 1.0, 1000.0]:
            gradients = [family.eighths(3, 4), family.eighths(5, limit=2), None, family.eighths(1)]
            case(f"norm {norm}, limit {limit}", limit, norm, gradients)
        case(f"norm {norm}, large", 1.0, norm, [family.eighths(3, 700), family.eighths(2048), family.eighths(1)])
        case(f"norm {norm}, zeros", 1.0, norm, [torch.zeros(3), torch.zeros(2)])
        if norm is not None:  # clip_grad_value_ of no gradients is an error in PyTorch, of its own kind.
            case(f"norm {norm}, none", 1.0, norm, [None, None])
        case(f"norm {norm}, NaN", 1.0, norm, [torch.tensor([1, NAN, 3]), family.eighths(2)])
        case(f"norm {norm}, infinite", 1.0, norm, [torch.tensor([1, -INF, 3]), family.eighths(2)])
    return family


def schedules():
    """The rates of 40 epochs."""
    family = Family("schedules")
    s = torch.optim.lr_scheduler

    def rates(first, make):
        optimizer = torch.optim.SGD([torch.zeros(1)], lr=first)
        scheduler = make(optimizer)
        rates = []
        for _ in range(40):
            rates.append(optimizer.param_groups[0]["lr"])
            optimizer.step()
            scheduler.step()
        return rates

    def case(kind, first, make, **args):
        name = f"{kind} from {first}: {text(args)}"
        family.add(name, {"kind": kind, "first": first, "rates": rates(first, make)} | args)

    for first in [0.1, 0.003, 1.0]:
        for size, gamma in [(1, 0.9), (7, 0.1), (30, 0.5), (50, 0.1), (10, 1.5), (3, 0.0)]:
            case("step", first, lambda o: s.StepLR(o, size, gamma), size=size, gamma=gamma)
        for milestones, gamma in [((3, 5), 0.1), ((1,), 0.5), ((10, 20, 30), 0.3), ((), 0.1), ((5, 5, 9), 0.5), ((9, 2), 0.1)]:
            case("multi_step", first, lambda o: s.MultiStepLR(o, milestones, gamma), milestones=milestones, gamma=gamma)
        for gamma in [0.95, 0.5, 1.0]:
            case("exponential", first, lambda o: s.ExponentialLR(o, gamma), gamma=gamma)
        for t_max, eta_min in [(40, 0.0), (10, 0.0), (13, 0.001), (1, 0.0), (200, 0.01)]:
            case("cosine", first, lambda o: s.CosineAnnealingLR(o, t_max, eta_min), t_max=t_max, eta_min=eta_min)
        for start, end, total in [(1 / 3, 1.0, 5), (0.1, 1.0, 40), (1.0, 0.0, 10), (0.5, 0.5, 1)]:
            case("linear", first, lambda o: s.LinearLR(o, start, end, total), start=start, end=end, total=total)
        case("lambda", first, lambda o: s.LambdaLR(o, lambda epoch: 1 / (1 + epoch)))
        for milestone in [1, 5, 20]:
            case("warm_up_and_cosine", first,
                 lambda o: s.SequentialLR(o, [s.LinearLR(o, 0.1, 1.0, milestone), s.CosineAnnealingLR(o, 40 - milestone)],
                                          [milestone]), milestone=milestone)
        case("three", first, lambda o: s.SequentialLR(o, [s.LinearLR(o, 0.25, 1.0, 4), s.StepLR(o, 3, 0.5),
                                                          s.ExponentialLR(o, 0.9)], [6, 17]))
    return family


def steps():
    """A small network trained for some steps, at first with its convolution frozen."""
    family = Family("steps")
    losses = {"cross_entropy": lambda: nn.CrossEntropyLoss(label_smoothing=0.1),
              "weighted": lambda: nn.CrossEntropyLoss(torch.tensor([1.0, 2, 0.5]), ignore_index=1)}
    for kind, options in [("sgd", {"lr": 0.1, "momentum": 0.9, "nesterov": True, "weight_decay": 0.01}),
                          ("adam", {"lr": 0.01, "weight_decay": 0.1}), ("adamw", {"lr": 0.01, "weight_decay": 0.1})]:
        for loss, make in losses.items():
            net = nn.Sequential(nn.Conv2d(1, 2, 3), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Linear(8, 3))
            with torch.no_grad():
                for parameter in net.parameters():
                    parameter.copy_(family.eighths(*parameter.shape) / 2)
            arrays = {f"{name}.start": value.detach().clone() for name, value in net.named_parameters()}
            criterion, optimizer = make(), OPTIMIZERS[kind](net.parameters(), **options)
            results, labels = [], []
            for step in range(6):
                net[0].requires_grad_(step >= 2)
                x, target = family.eighths(5, 1, 6, 6), torch.tensor([0, 1, 2, step % 3, 2])
                optimizer.zero_grad()
                result = criterion(net(x), target)
                result.backward()
                norm = nn.utils.clip_grad_norm_(net.parameters(), 0.75)
                optimizer.step()
                arrays |= {f"x{step}": x}
                results.append([result.item(), norm.item()])
                labels.append(target.tolist())
            arrays |= {f"{name}.end": value.detach() for name, value in net.named_parameters()}
            family.add(f"{kind}, {loss}", {"kind": kind, "loss": loss, "results": results, "labels": labels} | options, **arrays)
    return family


def families():
    return [class_losses(), elementwise_losses(), optimizers(), clipping(), schedules(), steps()]
