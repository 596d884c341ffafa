"""Records what PyTorch computes for activations, normalisations, paddings and more, as golden.py does, which runs this as well.

    python3 src/test/python/golden_layers.py
"""

import warnings

import torch
import torch.nn.functional as F
from golden import INF, NAN, Family, backward, covering, shaped, text
from torch import nn


def run(family, module, x, before=(), mode="train"):
    """The arrays of one forward and backward; parameters have been set before."""
    for values in before:
        module(values)
    module.train(mode == "train")
    x = x.detach().clone().requires_grad_()
    y = module(x)
    parameters = [(name, value) for name, value in module.named_parameters() if value is not None]
    g, dx, *gradients = backward(y, family, [x, *(value for _, value in parameters)])
    arrays = {f"before{i}": values for i, values in enumerate(before)} | {"x": x, "y": y, "g": g, "dx": dx}
    for (name, parameter), gradient in zip(parameters, gradients):
        arrays |= {name: parameter, "d" + name: gradient}
    return arrays | {name: values for name, values in module.named_buffers() if "running" in name}


def drawn(family, module, limit=1):
    """The module with random eighths for parameters."""
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.copy_(family.eighths(*parameter.shape, limit=limit))
    return module


def numbered(family, args, arrays):
    family.add(f"{len(family.cases)}: {text(args)}, input {text({'': arrays['x'].shape}).strip()}", args, **arrays)


def refuser(family, module, good, shape):
    """A function that records a call which PyTorch refuses."""

    def refuse(name, given=shape, ours=None, **bad):
        args = good | bad
        family.refuse(name, args | {"x": given}, lambda: module(**args)(torch.zeros(given)), ours)

    return refuse


# ---- activations ----


def pointwise():
    family = Family("pointwise")
    layers = {
        "tanh": nn.Tanh(), "silu": nn.SiLU(), "gelu": nn.GELU(), "gelu tanh": nn.GELU("tanh"), "relu6": nn.ReLU6(),
        "identity": nn.Identity(), "leaky relu": nn.LeakyReLU(), "leaky relu 0.25": nn.LeakyReLU(0.25),
        "leaky relu 0": nn.LeakyReLU(0), "leaky relu 1.5": nn.LeakyReLU(1.5), "leaky relu -0.5": nn.LeakyReLU(-0.5),
        "elu": nn.ELU(), "elu 0.5": nn.ELU(0.5), "elu 2": nn.ELU(2.0), "elu -1": nn.ELU(-1.0), "elu 0": nn.ELU(0.0),
        "hardtanh": nn.Hardtanh(), "hardtanh 0 to 1": nn.Hardtanh(0, 1), "hardtanh -2.5 to -0.5": nn.Hardtanh(-2.5, -0.5),
    }
    corners = torch.tensor([[-INF, -1, 0, 2], [-0.0, 1e-30, -1e-30, 1e-45], [88.7, -88.7, 103, -103], [6, 1, -1, 0.5]])
    beyond = torch.tensor([[NAN, INF, 1e30, -1e30]])
    # PyTorch's vector code gives NaN for gelu(inf), and multiplies beyond what a float holds for the gradient of the approximation.
    limits = {"gelu": torch.tensor([[NAN, 1e18, 1e30, -1e30]]), "gelu tanh": torch.tensor([[NAN, 1e10, 1e10, -1e10]])}
    for name, module in layers.items():
        large = [(3, 701)] if name in ("gelu", "leaky relu") else []
        for shape in [(4, 7), (0, 5), (1, 1), (5,), (2, 3, 4), (2, 3, 4, 5), (3, 0, 2), *large]:
            family.add(f"{name} of {shape}", {"op": name}, **run(family, module, family.eighths(*shape, limit=8)))
        family.add(f"{name} of corner values", {"op": name}, **run(family, module, corners))
        family.add(f"{name} of NaN and large values", {"op": name}, **run(family, module, limits.get(name, beyond).repeat(8, 1)))
    return family


# ---- normalisations ----


def batch_norm1d():
    family = Family("batch_norm1d")

    def compute(mode, steps, affine, running, momentum, eps, batch, length, channels):
        if mode == "eval" and not running and batch == 0:
            return None
        args = {"channels": channels, "mode": mode, "affine": affine, "running": running, "momentum": momentum, "eps": eps}
        module = drawn(family, nn.BatchNorm1d(channels, eps, momentum, affine, running), 2)
        before = [family.eighths(*shaped(3, channels, *length or [4]), limit=2) + i for i in range(steps)]
        return args, run(family, module, family.eighths(batch, channels, *length, limit=4), before, mode)

    factors = {
        "mode": ["train", "eval"], "steps": [0, 1, 3], "affine": [True, False], "running": [True, False],
        "momentum": [0.1, 0.0, 1.0, 0.7], "eps": [1e-5, 1e-3, 1.0], "batch": [0, 1, 2, 5], "length": [(), (1,), (4,), (9,)],
        "channels": [1, 3],
    }
    for choice, (args, arrays) in covering(family.random, factors, compute, 60):
        family.add(f"{len(family.cases)}: {text(choice)}", args, **arrays)
    wide = drawn(family, nn.BatchNorm1d(70))
    family.add("many features", {"channels": 70, "mode": "train", "affine": True, "running": True, "momentum": 0.1, "eps": 1e-5},
               **run(family, wide, family.eighths(8, 70)))

    good = {"channels": 3, "mode": "train", "affine": True, "running": True, "momentum": 0.1, "eps": 1e-5}

    def module(channels, eps, momentum, **rest):
        return nn.BatchNorm1d(channels, eps, momentum)

    refuse = refuser(family, module, good, (2, 3, 4))
    refuse("one value a feature", (1, 3))
    refuse("one value a channel", (1, 3, 1))
    refuse("wrong features", (2, 4))
    refuse("wrong channels", (2, 4, 4))
    refuse("one axis", (3,))
    refuse("images", (2, 3, 4, 5))
    refuse("eps 0", eps=0.0)
    refuse("negative eps", eps=-1e-5)
    refuse("features -1", channels=-1)
    return family


def layer_norm():
    family = Family("layer_norm")

    def compute(shape, leading, affine, bias, eps):
        if not affine and not bias:
            return None
        args = {"shape": shape, "affine": affine, "bias": bias, "eps": eps}
        module = drawn(family, nn.LayerNorm(shape, eps, affine, bias), 2)
        return args, run(family, module, family.eighths(*leading, *shape, limit=4))

    factors = {
        "shape": [(1,), (5,), (40,), (3, 4), (2, 3, 5), (1, 1)],
        "leading": [(), (0,), (1,), (4,), (2, 3), (3, 0), (2, 1, 2)],
        "affine": [True, False], "bias": [True, False], "eps": [1e-5, 1e-2, 1.0],
    }
    for choice, (args, arrays) in covering(family.random, factors, compute, 60):
        family.add(f"{len(family.cases)}: {text(choice)}", args, **arrays)
    for x in [torch.tensor([[1, NAN, 2], [3, 4, 5]]), torch.tensor([[1, INF, 2], [3, 4, 6]]), torch.tensor([[7.0, 7, 7], [1, 2, 3]])]:
        family.add(f"corner values {x.tolist()}", {"shape": (3,), "affine": True, "bias": True, "eps": 1e-5},
                   **run(family, nn.LayerNorm(3), x))
    family.add("eps 0", {"shape": (4,), "affine": True, "bias": True, "eps": 0.0},
               **run(family, nn.LayerNorm(4, 0.0), family.eighths(3, 4)))

    def module(shape, affine, bias, eps):
        return nn.LayerNorm(shape, eps, affine, bias)

    refuse = refuser(family, module, {"shape": (3, 4), "affine": True, "bias": True, "eps": 1e-5}, (2, 3, 4))
    refuse("other last axes", (2, 4, 3))
    refuse("too few axes", (4,))
    refuse("a longer last axis", (2, 3, 5))
    refuse("no axes", (2, 3, 4), shape=())
    refuse("negative size", (2, 3, 4), shape=(-1, 4))
    return family


def group_norm():
    family = Family("group_norm")

    def compute(channels, leading, rest, affine, eps):
        groups, channels = channels
        args = {"groups": groups, "channels": channels, "affine": affine, "eps": eps}
        module = drawn(family, nn.GroupNorm(groups, channels, eps, affine), 2)
        return args, run(family, module, family.eighths(*leading, channels, *rest, limit=4))

    factors = {
        "channels": [(1, 1), (1, 4), (2, 4), (4, 4), (3, 12), (6, 12)], "leading": [(0,), (1,), (2,), (5,)],
        "rest": [(), (1,), (7,), (3, 4), (1, 1), (2, 3, 2)], "affine": [True, False], "eps": [1e-5, 1e-2, 1.0],
    }
    for choice, (args, arrays) in covering(family.random, factors, compute, 60):
        family.add(f"{len(family.cases)}: {text(choice)}", args, **arrays)

    def module(groups, channels, affine, eps):
        return nn.GroupNorm(groups, channels, eps, affine)

    refuse = refuser(family, module, {"groups": 2, "channels": 4, "affine": True, "eps": 1e-5}, (2, 4, 3))
    refuse("groups that do not divide", groups=3)
    refuse("more groups than channels", groups=8)
    refuse("other channels", (2, 6, 3))
    refuse("one axis", (4,))
    refuse("one value a group", (1, 4), groups=4)
    refuse("one value a group of images", (1, 4, 1, 1), groups=4)
    return family


def instance_norm2d():
    family = Family("instance_norm2d")

    def compute(mode, steps, affine, running, momentum, eps, batch, size, channels):
        args = {"channels": channels, "mode": mode, "affine": affine, "running": running, "momentum": momentum, "eps": eps}
        module = drawn(family, nn.InstanceNorm2d(channels, eps, momentum, affine, running), 2)
        before = [family.eighths(3, channels, 4, 2, limit=2) + i for i in range(steps)]
        return args, run(family, module, family.eighths(*shaped(batch, channels, *size), limit=4), before, mode)

    factors = {
        "mode": ["train", "eval"], "steps": [0, 1, 3], "affine": [True, False], "running": [True, False],
        "momentum": [0.1, 0.0, 1.0, 0.7], "eps": [1e-5, 1e-3, 1.0], "batch": [None, 0, 1, 4],
        "size": [(1, 1), (1, 4), (5, 3), (2, 1)], "channels": [1, 3],
    }
    for choice, (args, arrays) in covering(family.random, factors, compute, 60):
        family.add(f"{len(family.cases)}: {text(choice)}", args, **arrays)

    good = {"channels": 3, "mode": "train", "affine": True, "running": False, "momentum": 0.1, "eps": 1e-5}

    def module(channels, eps, momentum, affine, running, **rest):
        return nn.InstanceNorm2d(channels, eps, momentum, affine, running)

    refuse = refuser(family, module, good, (2, 3, 4, 5))
    refuse("one cell", (2, 3, 1, 1))
    refuse("wrong channels", (2, 4, 4, 5))
    refuse("one image of wrong channels", (4, 4, 5))
    refuse("two axes", (2, 3))
    refuse("five axes", (1, 2, 3, 4, 5))
    refuse("channels -1", channels=-1)
    return family


FAMILIES = [pointwise, batch_norm1d, layer_norm, group_norm, instance_norm2d]


def write():
    """Writes all families; returns how many cases there are."""
    return sum(make().write() for make in FAMILIES)


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    print(f"PyTorch {torch.__version__}: {write()} cases")
