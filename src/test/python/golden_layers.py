"""Records what PyTorch computes for activations, normalisations, paddings and more, for LayersConformanceTest.

golden.py runs this as well; by itself it writes only these files:

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


# ---- paddings and enlarging ----

PADS = {
    "zero": (nn.ZeroPad1d, nn.ZeroPad2d), "constant": (nn.ConstantPad1d, nn.ConstantPad2d),
    "reflection": (nn.ReflectionPad1d, nn.ReflectionPad2d), "replication": (nn.ReplicationPad1d, nn.ReplicationPad2d),
    "circular": (nn.CircularPad1d, nn.CircularPad2d),
}


def pad():
    family = Family("pad")

    def module(kind, border, value, **rest):
        make = PADS[kind][len(border) // 4]
        return make(border, value) if kind == "constant" else make(border)

    def compute(kind, border, batch, size):
        args = {"kind": kind, "border": border, "value": 2.5}
        shape = size if len(border) == 4 else size[1:]
        wraps = zip(border[::2], border[1::2], shape[::-1])
        # PyTorch fills what goes round with what happens to be in memory if too little is left to go round.
        if kind == "circular" and any(max(a, b) > n + min(a, 0) + min(b, 0) for a, b, n in wraps):
            return None
        arrays = run(family, module(**args), family.eighths(*shaped(batch, 2, *shape), limit=2))
        return None if 0 in arrays["y"].shape[-2:] else (args, arrays)

    factors = {
        "kind": list(PADS),
        "border": [(0, 0), (1, 1), (2, 0), (0, 3), (-1, 2), (2, -1), (-1, -1), (4, 4), (1, 1, 1, 1), (2, 0, 1, 3),
                   (0, 0, 0, 0), (-1, 2, 0, 1), (1, 0, -2, 2), (-1, -1, -1, -1), (3, 3, 2, 2), (0, 5, 4, 0), (-3, 1, 2, -2)],
        "batch": [None, 0, 1, 3],
        "size": [(1, 1), (4, 5), (5, 3), (2, 6), (1, 4), (7, 1)],
    }
    for choice, (args, arrays) in covering(family.random, factors, compute, 150):
        numbered(family, args, arrays)
    corners = torch.tensor([[[1, NAN, -INF], [INF, 0, 2]]])
    for kind in PADS:
        args = {"kind": kind, "border": (1, 1, 1, 1), "value": -1.5}
        family.add(f"{kind}, NaN and infinities", args, **run(family, module(**args), corners))

    def refuse(name, kind, border, shape=(2, 3, 4, 5), ours=None):
        args = {"kind": kind, "border": border, "value": 0}
        family.refuse(name, args | {"x": shape}, lambda: module(**args)(torch.zeros(shape)), ours)

    for kind in PADS:
        if kind != "zero" and kind != "constant":
            refuse(f"{kind}, no rows", kind, (1, 1, 1, 1), (2, 3, 0, 5))
            refuse(f"{kind}, one axis", kind, (1, 1), (5,))
            refuse(f"{kind}, two axes", kind, (1, 1, 1, 1), (4, 5))
            refuse(f"{kind}, five axes", kind, (1, 1, 1, 1), (1, 2, 3, 4, 5))
            refuse(f"{kind}, images for lines", kind, (1, 1))
        refuse(f"{kind}, more columns away than there are", kind, (-3, -3, 0, 0))
        refuse(f"{kind}, more cells away than there are", kind, (0, -6), (2, 3, 5))
    refuse("reflection of all columns", "reflection", (5, 0, 0, 0))
    refuse("reflection of all rows", "reflection", (0, 0, 0, 4))
    refuse("reflection of a line", "reflection", (0, 5), (2, 3, 5))
    refuse("more than once around", "circular", (6, 0, 0, 0))
    refuse("more than once around, rows", "circular", (0, 0, 0, 5))
    refuse("constant, more away at one end than there is", "constant", (-6, 3, 0, 0))
    return family


def upsample():
    family = Family("upsample")

    def module(scale, size, mode, align, recompute, **rest):
        return nn.Upsample(size, scale, mode, align, recompute)

    def compute(target, mode, align, recompute, batch, shape):
        scale, size = target
        args = {"scale": scale, "size": size, "mode": mode, "align": align, "recompute": recompute}
        up = module(**args)
        x = family.eighths(batch, 2, *shape, limit=2)
        y = up(x)
        if mode == "nearest" and scale and any(
                a == b or b == 2 * a for a, b in zip(shape, y.shape[2:])) and not recompute:
            factors = scale if isinstance(scale, tuple) else (scale,) * len(shape)
            # There PyTorch's backward does not belong to its forward.
            if any((a == b) != (f == 1) or (b == 2 * a) != (f == 2) for a, b, f in zip(shape, y.shape[2:], factors)):
                return None
        return (args, run(family, up, x)) if y.numel() <= 600 else None

    factors = {
        "target": [(2, None), (3, None), (1, None), (0.5, None), (1.5, None), (2.3, None), (0.75, None), ((2, 1.5), None),
                   ((0.7, 3), None), (None, 1), (None, 4), (None, 7), (None, (3, 8)), (None, (6, 2)), (None, (1, 5))],
        "mode": ["nearest", "bilinear", "linear"],
        "align": [None, False, True],
        "recompute": [None, True],
        "batch": [0, 1, 2],
        "shape": [(1, 1), (3, 4), (5, 2), (1, 6), (4, 4), (1,), (5,), (4,), (8,)],
    }
    for choice, (args, arrays) in covering(family.random, factors, compute, 150):
        numbered(family, args, arrays)
    corners = torch.tensor([[[[1, NAN, 2, 3], [4, INF, 5, -INF], [INF, -INF, 6, 7]]]])
    for scale in [1, 2]:
        for mode in ["nearest", "bilinear"]:
            args = {"scale": scale, "size": None, "mode": mode, "align": None, "recompute": None}
            family.add(f"{mode} by {scale}, NaN and infinities", args, **run(family, module(**args), corners))

    good = {"scale": None, "size": (4, 4), "mode": "nearest", "align": None, "recompute": None}
    refuse = refuser(family, module, good, (2, 3, 4, 5))
    refuse("size 0", size=0)
    refuse("size -1", size=(3, -1))
    refuse("scale 0", size=None, scale=0.0)
    refuse("scale -1", size=None, scale=-1.0)
    refuse("too small a scale", size=None, scale=0.2)
    refuse("bilinear lines", (2, 3, 4), size=4, mode="bilinear")
    refuse("linear images", size=4, mode="linear")
    refuse("two sizes for lines", (2, 3, 4))
    refuse("two scales for lines", (2, 3, 4), size=None, scale=(2.0, 2.0))
    refuse("two axes", (4, 5), size=4)
    refuse("no rows", (2, 3, 0, 5))
    refuse("aligned corners of the nearest", align=True)
    return family


# ---- pooling ----


def adaptive_pool():
    family = Family("adaptive_pool")
    layers = {"max 2d": nn.AdaptiveMaxPool2d, "max 1d": nn.AdaptiveMaxPool1d, "avg 1d": nn.AdaptiveAvgPool1d,
              "avg 2d": nn.AdaptiveAvgPool2d}

    def module(op, output, **rest):
        return layers[op](output)

    def compute(op, output, batch, size, ties):
        if op.endswith("1d"):
            output, size = output[1], size[1:]
            if output is None:
                return None
        elif op == "avg 2d" and None not in output:
            return None  # is in adaptive_avg_pool2d
        args = {"op": op, "output": output}
        shape = shaped(batch, 2, *size)
        x = torch.randint(0, 3, shape, generator=family.generator).float() if ties else family.eighths(*shape, limit=8)
        arrays = run(family, module(**args), x)
        if op.startswith("max"):
            arrays["indices"] = layers[op](output, True)(x)[1]
        return args, arrays

    factors = {
        "op": list(layers),
        "output": [(1, 1), (2, 2), (3, 5), (7, 2), (1, 4), (10, 11), (None, 3), (2, None), (None, None)],
        "batch": [None, 0, 1, 3],
        "size": [(1, 1), (5, 7), (8, 6), (1, 9), (12, 4)],
        "ties": [False, True],
    }
    for choice, (args, arrays) in covering(family.random, factors, compute, 80):
        numbered(family, args, arrays)
    corners = torch.tensor([[[1, NAN, -INF, 3], [NAN, INF, 5, -INF], [-INF, -INF, -INF, -INF]]])
    for op, output in [("max 2d", (2, 2)), ("max 2d", (3, 4)), ("max 1d", 2), ("avg 1d", 3)]:
        args = {"op": op, "output": output}
        x = corners if op.endswith("2d") else corners[0]
        arrays = run(family, module(**args), x)
        if op.startswith("max"):
            arrays["indices"] = layers[op](output, True)(x)[1]
        family.add(f"{op} to {output}, NaN and infinities", args, **arrays)
    for op in layers:
        two = op.endswith("2d")
        refuse = refuser(family, module, {"op": op, "output": (2, 2) if two else 2}, (2, 3, 5, 6) if two else (2, 3, 6))
        refuse(f"{op}, output -1", output=(-1, 2) if two else -1)
        refuse(f"{op}, nothing", (2, 3, 0, 6) if two else (2, 3, 0))
        refuse(f"{op}, too few axes", (5, 6) if two else (6,))
        refuse(f"{op}, too many axes", (1, 2, 3, 5, 6) if two else (2, 3, 5, 6))
    return family


def max_unpool1d():
    """Max pooling with its indices, and the way back."""
    family = Family("max_unpool1d")

    def arrays_of(args, x, indices):
        x = x.detach().requires_grad_()
        y = F.max_unpool1d(x, indices, args["kernel"], args["stride"], args["padding"], args["output"])
        g, dx = backward(y, family, [x])
        return {"x": x, "indices": indices, "y": y, "g": g, "dx": dx}

    def compute(kernel, stride, padding, batch, length, output):
        args = {"kernel": kernel, "stride": stride, "padding": kernel // 2 if padding == "half" else padding, "dilation": 1,
                "output": [length] if output else None}
        pooled = family.eighths(*shaped(batch, 2, length), limit=8)
        y, indices = F.max_pool1d(pooled, kernel, stride, args["padding"], return_indices=True)
        arrays = arrays_of(args, y, indices) | {"pooled": pooled}
        return None if arrays["y"].shape[-1] == 0 else (args, arrays)

    factors = {
        "kernel": [1, 2, 3, 5], "stride": [None, 1, 2, 4, 7], "padding": [0, 1, "half"], "batch": [None, 0, 1, 2],
        "length": [1, 2, 6, 9, 15], "output": [False, True],
    }
    for choice, (args, arrays) in covering(family.random, factors, compute, 50):
        numbered(family, args, arrays)

    good = {"kernel": 2, "stride": 2, "padding": 0, "dilation": 1, "output": None}

    def refuse(name, indices=(0, 3), shape=(1, 1, 2), ours=None, **bad):
        args = good | bad
        family.refuse(name, args | {"x": shape, "indices": indices},
                      lambda: arrays_of(args, torch.zeros(shape), torch.tensor(indices).reshape(1, 1, -1)), ours)

    refuse("index beyond the output", (0, 4))
    refuse("negative index", (-1, 3))
    refuse("indices of another shape", (0, 1, 3))
    refuse("output too long", output=[6])
    refuse("output too short", output=[2])
    refuse("index beyond a shorter output", (0, 3), output=[3])
    return family


def lp_pool():
    family = Family("lp_pool")

    def module(p, kernel, stride, ceil, **rest):
        p = {"inf": INF, "-inf": -INF}.get(p, p)
        make = nn.LPPool1d if isinstance(kernel, int) else nn.LPPool2d
        return make(p, kernel, stride, ceil)

    def compute(p, kernel, stride, ceil, batch, size, sign):
        args = {"p": p, "kernel": kernel, "stride": stride, "padding": [0, 0] if isinstance(kernel, tuple) else 0, "dilation":
                [1, 1] if isinstance(kernel, tuple) else 1, "ceil": ceil}
        if isinstance(kernel, int):
            size = size[1:]
            args["stride"] = stride and stride[1]
        x = family.eighths(*shaped(batch, 2, *size), limit=3)
        return args, run(family, module(**args), x.abs() + 0.125 if sign == "positive" else x)

    factors = {
        "p": [1, 2, 3, 1.5, 0.5, -1, "inf", "-inf"], "kernel": [(1, 1), (2, 2), (3, 2), (1, 4), 2, 3],
        "stride": [None, (1, 1), (2, 3), (4, 2)], "ceil": [False, True], "batch": [None, 0, 1, 2],
        "size": [(5, 6), (4, 4), (7, 5), (1, 8)], "sign": ["positive", "positive", "any"],
    }
    for choice, (args, arrays) in covering(family.random, factors, compute, 80):
        numbered(family, args, arrays)
    two = {"p": 2, "kernel": (2, 2), "stride": (2, 2), "padding": (0, 0), "dilation": (1, 1), "ceil": False}
    family.add("sum 0", two, **run(family, module(**two), torch.tensor([[[0.0, 0, 1, 2], [0, 0, 3, 4]]])))
    family.add("odd power of negatives", two | {"p": 3},
               **run(family, module(**two | {"p": 3}), torch.tensor([[[-1.0, -2, 1, 2], [-3, 0, 3, 4]]])))
    family.add("NaN and infinities", two, **run(family, module(**two), torch.tensor([[[NAN, 1, INF, 2], [0, 0, 3, -INF]]])))
    refuse = refuser(family, module, two, (2, 3, 5, 6))
    refuse("kernel 0", kernel=(0, 2))
    refuse("stride 0", stride=(0, 2))
    refuse("kernel larger than the input", kernel=(6, 2))
    refuse("no rows", (2, 3, 0, 6))
    refuse("two axes", (5, 6))
    refuse("five axes", (1, 2, 3, 5, 6))
    return family


# ---- convolutions ----


def conv_transpose1d():
    family = Family("conv_transpose1d")

    def module(kernel, stride, padding, output_padding, dilation, groups, bias, out, **rest):
        return nn.ConvTranspose1d(rest["in"], out, kernel, stride, padding, output_padding, groups, bias, dilation)

    def compute(kernel, stride, padding, output_padding, dilation, channels, bias, batch, length):
        inputs, outputs, groups = channels
        if output_padding >= max(stride, dilation):
            return None
        args = {"in": inputs, "out": outputs, "kernel": kernel, "stride": stride, "padding": padding,
                "output_padding": output_padding, "dilation": dilation, "groups": groups, "bias": bias}
        arrays = run(family, drawn(family, module(**args)), family.eighths(*shaped(batch, inputs, length), limit=2))
        return None if arrays["y"].shape[-1] == 0 else (args, arrays)

    factors = {
        "kernel": [1, 2, 3, 6], "stride": [1, 2, 3, 5], "padding": [0, 1, 2], "output_padding": [0, 1, 2],
        "dilation": [1, 2, 4], "channels": [(1, 1, 1), (3, 4, 1), (4, 6, 2), (3, 3, 3)], "bias": [True, False],
        "batch": [None, 0, 1, 3], "length": [1, 2, 5, 9],
    }
    for choice, (args, arrays) in covering(family.random, factors, compute, 70):
        numbered(family, args, arrays)

    good = {"in": 4, "out": 6, "kernel": 3, "stride": 2, "padding": 1, "output_padding": 0, "dilation": 1, "groups": 1, "bias": True}
    refuse = refuser(family, module, good, (2, 4, 5))
    for wrong in [0, -1]:
        refuse(f"kernel {wrong}", kernel=wrong)
        refuse(f"stride {wrong}", stride=wrong)
        refuse(f"dilation {wrong}", dilation=wrong)
    refuse("padding -1", padding=-1)
    refuse("output padding as large as the stride", output_padding=2)
    refuse("output padding -1", output_padding=-1)
    refuse("padding takes everything away", (2, 4, 1), padding=2)
    refuse("groups that do not divide", groups=3)
    refuse("other channels", (2, 6, 5))
    refuse("no cells", (2, 4, 0))
    refuse("one axis", (5,))
    refuse("images", (2, 4, 5, 5))
    return family


def output_size():
    """ConvTranspose1d and 2d where the output's size is given."""
    family = Family("output_size")

    def module(kernel, stride, padding, dilation, output_padding, output, **rest):
        make = nn.ConvTranspose1d if isinstance(kernel, int) else nn.ConvTranspose2d
        layer = make(2, 3, kernel, stride, padding, output_padding, dilation=dilation)

        class Sized(nn.Module):
            def forward(self, x):
                return layer(x, output)

        return layer, Sized()

    def compute(kernel, stride, padding, dilation, output_padding, more, batch, size):
        kernel, stride, padding = (a[1] if isinstance(kernel, int) else a for a in (kernel2(kernel), stride, padding))
        axes = [1] if isinstance(kernel, int) else [0, 1]
        size = size[-len(axes):]
        at = (lambda a, i: a if isinstance(a, int) else a[i])
        least = [(n - 1) * at(stride, -1 if len(axes) == 1 else i) - 2 * at(padding, -1 if len(axes) == 1 else i)
                 + dilation * (at(kernel, i) - 1) + 1 for i, n in enumerate(size)]
        output = [n + min(more, at(stride, i) - 1) for i, n in enumerate(least)]
        if min(output) < 1 or output_padding >= max(dilation, at(stride, 0), 1) or output_padding >= max(dilation, at(stride, -1)):
            return None
        args = {"kernel": kernel, "stride": stride, "padding": padding, "output_padding": output_padding, "dilation": dilation,
                "output": output}
        layer, sized = module(**args)
        drawn(family, layer)
        x = family.eighths(*shaped(batch, 2, *size), limit=2).requires_grad_()
        y = sized(x)
        g, dx, weight, bias = backward(y, family, [x, layer.weight, layer.bias])
        return args, {"x": x, "y": y, "g": g, "dx": dx, "weight": layer.weight, "bias": layer.bias, "dweight": weight, "dbias": bias}

    def kernel2(kernel):
        return kernel if not isinstance(kernel, int) else (kernel, kernel)

    factors = {
        "kernel": [(1, 1), (3, 3), (2, 4), 3, 5], "stride": [(1, 1), (2, 2), (3, 4)], "padding": [(0, 0), (1, 0), (1, 1)],
        "dilation": [1, 2], "output_padding": [0, 1], "more": [0, 1, 2, 3], "batch": [None, 0, 2], "size": [(1, 1), (3, 4), (2, 5)],
    }
    for choice, (args, arrays) in covering(family.random, factors, compute, 60):
        numbered(family, args, arrays)

    def refuse(name, output, shape=(1, 2, 3, 4), kernel=(3, 3), stride=(2, 2), padding=(1, 1), ours=None):
        args = {"kernel": kernel, "stride": stride, "padding": padding, "output_padding": 0, "dilation": 1, "output": output}
        family.refuse(name, args | {"x": shape}, lambda: module(**args)[1](torch.zeros(shape)), ours)

    refuse("too large", (7, 7))
    refuse("too large in width", (5, 9))
    refuse("too small", (4, 7))
    refuse("negative", (-1, 7))
    refuse("too long", [7], (1, 2, 3), 3, 2, 1)
    refuse("too short", [4], (1, 2, 3), 3, 2, 1)
    refuse("nothing", [0], (1, 2, 1), 3, 1, 1)
    return family


def unfold():
    """Unfold, and of the same arguments Fold."""
    family = Family("unfold")

    def unfolding(kernel, dilation, padding, stride, **rest):
        return nn.Unfold(kernel, dilation, padding, stride)

    def folding(kernel, dilation, padding, stride, output, **rest):
        return nn.Fold(output, kernel, dilation, padding, stride)

    def compute(op, kernel, dilation, padding, stride, batch, size):
        args = {"op": op, "kernel": kernel, "stride": stride, "padding": padding, "dilation": dilation, "output": size}
        x = family.eighths(*shaped(batch, 2, *size), limit=2)
        columns = unfolding(**args)(x)
        if columns.numel() > 1500:
            return None
        if op == "fold":
            return args, run(family, folding(**args), family.eighths(*columns.shape, limit=2))
        return args, run(family, unfolding(**args), x)

    factors = {
        "op": ["unfold", "fold"], "kernel": [(1, 1), (2, 2), (3, 2), (1, 4), (5, 3)], "dilation": [(1, 1), (2, 2), (1, 3)],
        "padding": [(0, 0), (1, 1), (0, 2), (3, 1)], "stride": [(1, 1), (2, 2), (1, 3), (7, 2)], "batch": [None, 0, 1, 3],
        "size": [(4, 5), (6, 3), (1, 8), (7, 7)],
    }
    for choice, (args, arrays) in covering(family.random, factors, compute, 80):
        numbered(family, args, arrays)
    one = {"op": "unfold", "kernel": (2, 2), "stride": (1, 1), "padding": (1, 1), "dilation": (1, 1), "output": (2, 3)}
    family.add("NaN and infinities", one, **run(family, unfolding(**one), torch.tensor([[[1, NAN, INF], [2, -INF, 3]]])))
    four = {"op": "unfold", "kernel": (2, 3), "stride": (2, 1), "padding": (1, 0, 2, 1), "dilation": (1, 1), "output": (4, 5)}
    x = family.eighths(2, 2, 4, 5)
    arrays = run(family, unfolding(**four | {"padding": 0}), F.pad(x, (2, 1, 1, 0)))
    family.add("four different paddings", four, **arrays | {"x": x, "dx": arrays["dx"][..., 1:, 2:-1]})

    refuse = refuser(family, unfolding, one, (2, 3, 4, 5))
    for wrong in [(0, 1), (1, -1)]:
        refuse(f"kernel {wrong}", kernel=wrong)
        refuse(f"stride {wrong}", stride=wrong)
        refuse(f"dilation {wrong}", dilation=wrong)
    refuse("padding -1", padding=(-1, 0))
    refuse("kernel larger than the input", kernel=(7, 2))
    refuse("no rows", (2, 3, 0, 5))
    refuse("two axes", (4, 5))
    refuse("five axes", (1, 2, 3, 4, 5))
    refuse = refuser(family, folding, one | {"op": "fold", "padding": (0, 0), "output": (4, 5)}, (2, 8, 12))
    refuse("rows that are no patches", (2, 7, 12))
    refuse("too few positions", (2, 8, 11))
    refuse("fold of images", (2, 8, 3, 4))
    refuse("fold of one axis", (8,))
    refuse("fold with a kernel larger than the output", kernel=(5, 2))
    return family


FAMILIES = [pointwise, batch_norm1d, layer_norm, group_norm, instance_norm2d, pad, upsample, adaptive_pool, max_unpool1d, lp_pool,
            conv_transpose1d, output_size, unfold]


def families():
    return [make() for make in FAMILIES]


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    print(f"PyTorch {torch.__version__}: {sum(family.write() for family in families())} cases")
