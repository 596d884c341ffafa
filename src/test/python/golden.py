"""Records what PyTorch computes, for the tests of dev.stridebook.nn to compare with.

    pip install torch numpy safetensors
    python3 src/test/python/golden.py

Made with PyTorch 2.13. Writes into src/test/resources/dev/stridebook/nn/ one FAMILY.npz for each family of layers, and in
weights/ the files that PyTorch's users bring. Running it again gives the same numbers.

A family's file holds "index", a JSON text in UTF-8: a list of cases, each with "name", "args", and either "arrays", by name
[pool, offset, shape], or "refused", PyTorch's message. The pools are flat arrays of all cases: "eighths" in int8 and "64ths"
in int16 are fixed-point numbers, in which inputs are drawn and many sums are exact; "floats" and "integers" are what they say.
"""

import io
import itertools
import json
import random
import warnings
import zipfile
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F
from safetensors.torch import save_file
from torch import nn

TO = Path(__file__).parents[1] / "resources/dev/stridebook/nn"
LARGEST = 1000
NAN, INF = float("nan"), float("inf")
REFUSALS = (RuntimeError, ValueError, IndexError, TypeError)


class Family:
    """The cases of one family of layers, and the numbers in them."""

    def __init__(self, name):
        self.name = name
        self.random = random.Random(name)
        self.generator = torch.Generator().manual_seed(len(name) * 1000 + sum(name.encode()))
        self.cases = []
        self.pools = {"eighths": [], "64ths": [], "floats": [], "integers": []}
        self.sizes = dict.fromkeys(self.pools, 0)

    def eighths(self, *shape, limit=1):
        """Random multiples of 1/8 in ±limit."""
        return torch.randint(-8 * limit, 8 * limit + 1, shape, generator=self.generator) / 8

    def add(self, name, args, **arrays):
        stored = {key: self.store(value) for key, value in arrays.items() if value is not None}
        self.cases.append({"name": name, "args": args, "arrays": stored})

    def store(self, tensor):
        values = tensor.detach().numpy()
        if values.dtype == np.int64:
            pool, flat = "integers", values.ravel().astype("<i4")
        else:
            pool, flat = fixed_point(values.ravel().astype("<f4"))
        entry = [pool, self.sizes[pool], list(values.shape)]
        self.sizes[pool] += flat.size
        self.pools[pool].append(flat)
        return entry

    def refuse(self, name, args, compute, ours=None):
        """A case that PyTorch refuses. `ours` says why we deliberately take it."""
        try:
            compute()
        except REFUSALS as refusal:
            note = {"ours": ours} if ours else {}
            self.cases.append({"name": name, "args": args, "refused": str(refusal).split("\n")[0][:120]} | note)
        else:
            raise AssertionError(f"{self.name}, {name}: PyTorch takes {args}")

    def write(self):
        names = [case["name"] for case in self.cases]
        assert len(set(names)) == len(names), sorted(name for name in set(names) if names.count(name) > 1)
        index = json.dumps(self.cases, separators=(",", ":")).encode()
        arrays = {"index": np.frombuffer(index, np.uint8)}
        arrays |= {pool: np.concatenate(parts) for pool, parts in self.pools.items() if parts}
        file = TO / f"{self.name}.npz"
        write_npz(file, arrays)
        refused = sum("refused" in case for case in self.cases)
        print(f"{self.name:18} {len(self.cases):4} cases, {refused:3} of them refused, {file.stat().st_size:9,} bytes")
        return len(self.cases)


def fixed_point(values):
    for pool, scale, dtype in [("eighths", 8, np.int8), ("64ths", 64, "<i2")]:
        with np.errstate(invalid="ignore"):
            scaled = values * scale
            exact = scaled.astype(dtype)
        if np.array_equal(exact, scaled):
            return pool, exact
    return "floats", values


def write_npz(file, arrays):
    """As numpy.savez_compressed, but smaller, and the same arrays make the same file."""
    file.parent.mkdir(parents=True, exist_ok=True)
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name, values in arrays.items():
            npy = io.BytesIO()
            np.lib.format.write_array(npy, np.asanyarray(values), allow_pickle=False)
            archive.writestr(zipfile.ZipInfo(name + ".npy"), npy.getvalue(), zipfile.ZIP_DEFLATED, 9)


def covering(rng, factors, compute, count):
    """
    At least `count` combinations of the factors' values, so chosen that each two values of two factors come together in one,
    wherever PyTorch allows it. Yields (values, result of compute); compute(**values) gives None, or raises, where
    that cannot be.
    """
    names = list(factors)
    pairs = {
        ((a, i), (b, j))
        for a, b in itertools.combinations(names, 2)
        for i in range(len(factors[a]))
        for j in range(len(factors[b]))
    }

    def draw(fixed):
        return {name: fixed.get(name, rng.randrange(len(factors[name]))) for name in names}

    def pairs_of(choice):
        return set(itertools.combinations(choice.items(), 2))

    def tried(choice):
        try:
            return compute(**{name: factors[name][i] for name, i in choice.items()})
        except REFUSALS:
            return None

    seen, made = set(), 0
    order = sorted(pairs)
    rng.shuffle(order)
    for pair in order:
        draws = [draw(dict(pair)) for _ in range(200)] if pair in pairs else []
        for choice in sorted(draws, key=lambda choice: -len(pairs_of(choice) & pairs)):
            result = tried(choice)
            if result is not None:
                pairs -= pairs_of(choice)
                seen.add(tuple(choice.values()))
                made += 1
                yield {name: factors[name][i] for name, i in choice.items()}, result
                break
    while made < count:
        choice = draw({})
        result = tried(choice) if tuple(choice.values()) not in seen else None
        if result is not None:
            seen.add(tuple(choice.values()))
            made += 1
            yield {name: factors[name][i] for name, i in choice.items()}, result


def text(args):
    """A name for a case, from its arguments."""

    def value(v):
        return "×".join(map(str, v)) if isinstance(v, (list, tuple)) else str(v)

    return ", ".join(f"{key} {value(v)}" for key, v in args.items())


def shaped(batch, *shape):
    return shape if batch is None else (batch, *shape)


def backward(y, family, inputs):
    """Sends a random gradient back; returns it and the gradients of the inputs."""
    g = family.eighths(*y.shape)
    return g, *torch.autograd.grad(y, inputs, g)


# ---- convolution ----


def conv_case(family, kind, args, x, largest=LARGEST):
    """
    Runs a convolution module whose weights are random eighths.

    :param args: in, out, kernel, stride, padding, dilation, groups, bias, and mode or output_padding
    :return: its arrays, or None if one is larger than that
    """
    module = conv_module(kind, args)
    with torch.no_grad():
        for parameter in module.parameters():
            parameter.copy_(family.eighths(*parameter.shape))
    x.requires_grad_()
    y = module(x)
    # PyTorch lets a transposed convolution end in no rows, and checks little for an empty batch. We refuse.
    vanishes = 0 in y.shape[-2:]
    illegal = any(o >= max(s, d) for o, s, d in output_paddings(args))
    if vanishes or illegal or max(x.numel(), y.numel(), module.weight.numel()) > largest:
        return None
    g, dx, *gradients = backward(y, family, [x, *module.parameters()])
    arrays = {"x": x, "y": y, "g": g, "dx": dx}
    for (name, parameter), gradient in zip(module.named_parameters(), gradients):
        arrays |= {name: parameter, "d" + name: gradient}
    return arrays


def output_paddings(args):
    return zip(args["output_padding"], args["stride"], args["dilation"]) if "output_padding" in args else []


def conv_module(kind, args):
    more = {"padding_mode": args["mode"]} if "mode" in args else {"output_padding": args["output_padding"]}
    return kind(args["in"], args["out"], args["kernel"], args["stride"], args["padding"], dilation=args["dilation"],
                groups=args["groups"], bias=args["bias"], **more)


def extent(kernel, dilation):
    return tuple(d * (k - 1) + 1 for k, d in zip(kernel, dilation))


def conv2d_case(family):
    def compute(kernel, stride, padding, dilation, channels, bias, mode, batch, size):
        wide = extent(size if kernel == "input" else kernel, dilation) if size != "tight" else None
        if size == "tight":
            if kernel == "input":
                return None
            numbers = (1, 1) if padding == "most" else (0, 0) if isinstance(padding, str) else padding
            size = tuple(max(1, e - 2 * p) for e, p in zip(extent(kernel, dilation), numbers))
            wide = extent(kernel, dilation)
        kernel = size if kernel == "input" else kernel
        if padding == "most":
            most = {"reflect": lambda n, e: n - 1, "circular": lambda n, e: n}.get(mode, lambda n, e: e + 2)
            padding = tuple(most(n, e) for n, e in zip(size, wide))
        inputs, outputs, groups = channels
        args = {"in": inputs, "out": outputs, "kernel": kernel, "stride": stride, "padding": padding,
                "dilation": dilation, "groups": groups, "bias": bias, "mode": mode}
        arrays = conv_case(family, nn.Conv2d, args, family.eighths(*shaped(batch, inputs, *size), limit=2))
        return arrays and (args, arrays)

    return compute


CHANNELS = [(1, 1, 1), (3, 4, 1), (4, 6, 2), (3, 3, 3), (2, 6, 2), (6, 3, 3)]


def conv2d():
    family = Family("conv2d")
    factors = {
        "kernel": [(1, 1), (3, 3), (2, 4), (5, 2), (1, 6), (4, 1), "input"],
        "stride": [(1, 1), (2, 2), (1, 3), (4, 2), (9, 7)],
        "padding": [(0, 0), (1, 1), (0, 2), (3, 1), "most", "same", "valid"],
        "dilation": [(1, 1), (2, 2), (1, 3), (3, 1)],
        "channels": CHANNELS,
        "bias": [True, False],
        "mode": ["zeros", "reflect", "replicate", "circular"],
        "batch": [None, 0, 1, 3],
        "size": [(5, 6), (6, 5), (7, 9), (8, 4), (1, 9), (7, 1), "tight"],
    }
    for _, (args, arrays) in covering(family.random, factors, conv2d_case(family), 260):
        family.add(f"{len(family.cases)}: {text(args)}, input {text({'': arrays['x'].shape}).strip()}", args, **arrays)

    def named(name, inputs, outputs, kernel, size, batch=2, stride=(1, 1), padding=(0, 0), dilation=(1, 1), groups=1,
              bias=True, mode="zeros"):
        args = {"in": inputs, "out": outputs, "kernel": kernel, "stride": stride, "padding": padding,
                "dilation": dilation, "groups": groups, "bias": bias, "mode": mode}
        x = family.eighths(*shaped(batch, inputs, *size), limit=2)
        if len(padding) == 4:
            top, bottom, left, right = padding
            arrays = conv_case(family, nn.Conv2d, args | {"padding": 0}, F.pad(x, (left, right, top, bottom)), INF)
            padded = arrays["dx"]
            arrays |= {"x": x, "dx": padded[..., top : padded.shape[-2] - bottom, left : padded.shape[-1] - right]}
        else:
            arrays = conv_case(family, nn.Conv2d, args, x, INF)
        family.add(name, args, **arrays)

    named("S3.1", 1, 1, (3, 3), (8, 8), padding=(1, 1))
    named("S3.2", 1, 1, (5, 3), (8, 8), padding=(2, 1))
    named("S3.3", 1, 1, (3, 3), (8, 8), stride=(2, 2), padding=(1, 1))
    named("S3.4", 1, 1, (3, 5), (8, 8), stride=(3, 4), padding=(0, 1))
    named("S1.8, first layer", 1, 10, (5, 5), (28, 28), batch=1)
    named("S1.8, second layer", 10, 20, (5, 5), (12, 12))
    named("S4.1, remainder that the floor drops", 16, 5, (3, 3), (13, 13), stride=(2, 2))
    named("many channels", 33, 17, (3, 3), (5, 5), padding=(1, 1))
    named("S0.2, one axis", 3, 12, (1, 5), (7, 9), padding=(0, 2))
    named("S0.5, 1×1", 6, 3, (1, 1), (5, 4))
    named("1×1 with stride", 3, 4, (1, 1), (7, 8), stride=(3, 2))
    named("kernel as large as the input", 3, 4, (6, 4), (6, 4))
    named("no bias, stride, padding", 3, 4, (3, 2), (6, 7), stride=(2, 3), padding=(1, 1), bias=False)
    named("one image without batch, stride", 3, 4, (3, 3), (6, 7), batch=None, stride=(2, 2))
    named("more padding than kernel", 2, 3, (2, 2), (3, 4), padding=(4, 3))
    named("1×1 in padding", 2, 3, (1, 1), (3, 4), padding=(2, 1))
    named("dilation 2×3, stride, padding", 2, 3, (3, 2), (12, 11), stride=(2, 3), padding=(2, 1), dilation=(2, 3))
    named("stride larger than the kernel", 1, 2, (2, 3), (20, 23), stride=(7, 5), batch=1)
    named("single row", 3, 4, (1, 3), (1, 16), stride=(1, 2), padding=(0, 1))
    for padding in [(0, 3, 2, 1), (3, 0, 0, 0), (1, 0, 2, 3), (1, 2, 0, 1), (0, 0, 0, 5)]:
        for stride, dilation in [((1, 1), (1, 1)), ((2, 3), (1, 1)), ((1, 1), (3, 2)), ((2, 1), (1, 2))]:
            named(f"four different paddings {padding}, stride {stride}, dilation {dilation}", 2, 3, (2, 3), (6, 7),
                  stride=stride, padding=padding, dilation=dilation)

    good = {"in": 4, "out": 6, "kernel": (3, 2), "stride": (1, 1), "padding": (1, 0), "dilation": (1, 1), "groups": 1,
            "bias": True, "mode": "zeros"}

    def refuse(name, shape=(2, 4, 5, 6), ours=None, **bad):
        args = good | bad
        family.refuse(name, args | {"x": shape}, lambda: conv_module(nn.Conv2d, args)(torch.zeros(shape)), ours)

    refuse_convolutions(refuse, [(0, 1), (1, 0), (-1, 1)], [(-1, 0), (0, -1)])
    refuse("kernel higher than the input", (2, 4, 1, 6), padding=(0, 0))
    refuse("kernel wider than the input", (2, 4, 5, 1))
    refuse("dilated kernel larger than the padded input", dilation=(4, 1))
    refuse("no rows", (2, 4, 0, 6))
    refuse("no columns", (2, 4, 5, 0), padding=(1, 2))
    refuse("two axes", (5, 6))
    refuse("five axes", (1, 2, 4, 5, 6))
    refuse("channels in the wrong place", (2, 5, 6, 4))
    refuse("one image of too many channels", (6, 5, 6))
    refuse("same with stride", padding="same", stride=(2, 2))
    refuse("same with stride along one axis", padding="same", stride=(1, 2))
    refuse("reflect as much as the input", mode="reflect", padding=(5, 0))
    refuse("reflect as much as the input, width", mode="reflect", padding=(0, 6))
    refuse("reflect a single row", (2, 4, 1, 6), mode="reflect", padding=(1, 0))
    refuse("circular more than the input", mode="circular", padding=(6, 0))
    refuse("circular more than the input, width", mode="circular", padding=(0, 7))
    refuse("same with a reflection longer than the input", (1, 4, 3, 3), mode="reflect", padding="same", kernel=(7, 7))
    return family


def refuse_convolutions(refuse, wrong_sizes, wrong_paddings):
    for wrong in wrong_sizes:
        refuse(f"kernel {wrong}", kernel=wrong)
        refuse(f"stride {wrong}", stride=wrong)
        refuse(f"dilation {wrong}", dilation=wrong)
    for wrong in wrong_paddings:
        refuse(f"padding {wrong}", padding=wrong)
    refuse("groups that do not divide the inputs", groups=3)
    refuse("groups that do not divide the outputs", groups=4)
    refuse("no groups", groups=0)
    refuse("a negative number of groups", groups=-2)
    refuse("an input of too few channels", **{"in": 6})
    refuse("no output channels", out=0)


def conv1d():
    family = Family("conv1d")

    def compute(kernel, stride, padding, dilation, channels, bias, mode, batch, length):
        if kernel == "input":
            kernel = length
        if padding == "most":
            padding = {"reflect": length - 1, "circular": length}.get(mode, dilation * (kernel - 1) + 3)
        inputs, outputs, groups = channels
        args = {"in": inputs, "out": outputs, "kernel": kernel, "stride": stride, "padding": padding,
                "dilation": dilation, "groups": groups, "bias": bias, "mode": mode}
        arrays = conv_case(family, nn.Conv1d, args, family.eighths(*shaped(batch, inputs, length), limit=2))
        return arrays and (args, arrays)

    factors = {
        "kernel": [1, 2, 3, 6, "input"],
        "stride": [1, 2, 5, 30],
        "padding": [0, 1, 4, "most", "same", "valid"],
        "dilation": [1, 2, 5],
        "channels": CHANNELS,
        "bias": [True, False],
        "mode": ["zeros", "reflect", "replicate", "circular"],
        "batch": [None, 0, 1, 3],
        "length": [1, 2, 9, 16, 23],
    }
    for _, (args, arrays) in covering(family.random, factors, compute, 90):
        family.add(f"{len(family.cases)}: {text(args)}, input {text({'': arrays['x'].shape}).strip()}", args, **arrays)

    good = {"in": 4, "out": 6, "kernel": 3, "stride": 1, "padding": 1, "dilation": 1, "groups": 1, "bias": True,
            "mode": "zeros"}

    def refuse(name, shape=(2, 4, 8), ours=None, **bad):
        args = good | bad
        family.refuse(name, args | {"x": shape}, lambda: conv_module(nn.Conv1d, args)(torch.zeros(shape)), ours)

    refuse_convolutions(refuse, [0, -1], [-1])
    refuse("kernel longer than the input", (2, 4, 2), padding=0)
    refuse("no samples", (2, 4, 0))
    refuse("one axis", (8,))
    refuse("images", (2, 4, 8, 8))
    refuse("same with stride", padding="same", stride=2)
    refuse("reflect as much as the input", mode="reflect", padding=8)
    refuse("circular more than the input", mode="circular", padding=9)
    return family


def conv_transpose2d():
    family = Family("conv_transpose2d")

    def compute(kernel, stride, padding, output_padding, dilation, channels, bias, batch, size):
        if output_padding == "most":
            output_padding = tuple(max(s, d) - 1 for s, d in zip(stride, dilation))
        if output_padding == "as the stride":
            output_padding = stride
        if padding == "most":
            padding = tuple(((n - 1) * s + e + o - 1) // 2 for n, s, e, o in
                            zip(size, stride, extent(kernel, dilation), output_padding))
        inputs, outputs, groups = channels
        args = {"in": inputs, "out": outputs, "kernel": kernel, "stride": stride, "padding": padding,
                "output_padding": output_padding, "dilation": dilation, "groups": groups, "bias": bias}
        arrays = conv_case(family, nn.ConvTranspose2d, args, family.eighths(*shaped(batch, inputs, *size), limit=2))
        return arrays and (args, arrays)

    factors = {
        "kernel": [(1, 1), (3, 3), (2, 4), (5, 2), (1, 6)],
        "stride": [(1, 1), (2, 2), (1, 3), (4, 2)],
        "padding": [(0, 0), (1, 1), (0, 2), (2, 0), "most"],
        "output_padding": [(0, 0), (1, 0), (0, 1), (1, 2), "most", "as the stride"],
        "dilation": [(1, 1), (2, 2), (1, 4), (5, 3)],
        "channels": CHANNELS,
        "bias": [True, False],
        "batch": [None, 0, 1, 3],
        "size": [(1, 1), (3, 4), (5, 2), (1, 5), (4, 1)],
    }
    for _, (args, arrays) in covering(family.random, factors, compute, 170):
        family.add(f"{len(family.cases)}: {text(args)}, input {text({'': arrays['x'].shape}).strip()}", args, **arrays)

    good = {"in": 4, "out": 6, "kernel": (3, 2), "stride": (2, 2), "padding": (1, 0), "output_padding": (0, 0),
            "dilation": (1, 1), "groups": 1, "bias": True}

    def refuse(name, shape=(2, 4, 5, 6), ours=None, **bad):
        args = good | bad
        family.refuse(name, args | {"x": shape}, lambda: conv_module(nn.ConvTranspose2d, args)(torch.zeros(shape)), ours)

    refuse_convolutions(refuse, [(0, 1), (1, 0), (-1, 1)], [(-1, 0), (0, -1)])
    refuse("output padding as large as the stride", output_padding=(2, 0))
    refuse("output padding as large as the stride, width", output_padding=(0, 2))
    refuse("output padding as large as the dilation", output_padding=(0, 3), dilation=(1, 3))
    refuse("output padding -1", output_padding=(-1, 0))
    refuse("padding takes everything away", (2, 4, 1, 1), padding=(2, 1), kernel=(3, 3))
    refuse("no rows", (2, 4, 0, 6))
    refuse("two axes", (5, 6))
    refuse("five axes", (1, 2, 4, 5, 6))
    refuse("one image of too many channels", (6, 5, 6))
    return family


# ---- pooling ----

CONTENTS = ["random", "ties", "negative"]


def content(family, kind, shape):
    if kind == "ties":
        return torch.randint(0, 3, shape, generator=family.generator).float()
    values = family.eighths(*shape, limit=8)
    return -values.abs() - 1 if kind == "negative" else values


def numbers(padding, kernel):
    return tuple(k // 2 for k in kernel) if padding == "half" else padding


POOLING = {
    "kernel": [(1, 1), (2, 2), (3, 3), (2, 3), (4, 1), (1, 5)],
    "stride": [None, (1, 1), (2, 2), (1, 3), (3, 2), (6, 7)],
    "padding": [(0, 0), "half", (1, 0), (0, 1)],
    "ceil": [False, True],
    "batch": [None, 0, 1, 2],
    "size": [(5, 6), (6, 5), (7, 9), (8, 3), (1, 7), (9, 1), (2, 2)],
}


def max_pool(family, args, x, least, largest=LARGEST):
    x = x.requires_grad_()
    y, indices = F.max_pool2d(-x if least else x, args["kernel"], args["stride"], args["padding"], args["dilation"],
                              args["ceil"], return_indices=True)
    y = -y if least else y
    sees_only_padding = x.isfinite().all() and not y.isfinite().all()
    if x.numel() > largest or y.numel() > largest or sees_only_padding:
        return None
    g, dx = backward(y, family, [x])
    return {"x": x, "y": y, "g": g, "dx": dx} | ({} if least else {"indices": indices})


def max_pool2d(name="max_pool2d", least=False, count=120):
    family = Family(name)

    def compute(kernel, stride, padding, dilation, ceil, batch, size, values):
        args = {"kernel": kernel, "stride": stride, "padding": numbers(padding, kernel), "dilation": dilation,
                "ceil": ceil}
        arrays = max_pool(family, args, content(family, values, shaped(batch, 2, *size)), least)
        return arrays and (args, arrays)

    factors = POOLING | {"dilation": [(1, 1), (2, 2), (1, 3), (3, 1)], "values": CONTENTS}
    for choice, (args, arrays) in covering(family.random, factors, compute, count):
        family.add(f"{len(family.cases)}: {text(args)}, input {text({'': arrays['x'].shape}).strip()}, "
                   f"{choice['values']}", args, **arrays)
    if least:
        low, high = INF, -INF
    else:
        low, high = -INF, INF

    def named(name, x, kernel, stride=None, padding=(0, 0), dilation=(1, 1), ceil=False):
        args = {"kernel": kernel, "stride": stride, "padding": padding, "dilation": dilation, "ceil": ceil}
        if len(padding) == 4:
            top, bottom, left, right = padding
            padded = F.pad(x, (left, right, top, bottom), value=low)
            arrays = max_pool(family, args | {"padding": 0}, padded, least, INF)
            arrays |= {"x": x, "dx": arrays["dx"][..., top : padded.shape[-2] - bottom, left : padded.shape[-1] - right]}
            arrays.pop("indices", None)
        else:
            arrays = max_pool(family, args, x, least, INF)
        family.add(name, args, **arrays)

    one = (1, 1)
    named("S1.8", family.eighths(1, 3, 24, 24, limit=2), (2, 2), (2, 2))
    named("S0.6", family.eighths(1, 1, 32, 32, limit=2), (3, 3), (2, 2))
    named("overlapping", family.eighths(2, 3, 7, 6, limit=2), (3, 2), one)
    named("unequal padding", family.eighths(2, 3, 5, 6, limit=2), (3, 4), (2, 1), (1, 0, 2, 1))
    named("ties: the first wins", torch.zeros(1, 1, 6, 6), (3, 3), (2, 2), one)
    nan = family.eighths(1, 1, 6, 6)
    nan[0, 0, 1, 1] = nan[0, 0, 4, 0] = nan[0, 0, 4, 1] = NAN
    named("NaN wins", nan, (2, 3), (2, 1))
    named("NaN wins in padding, dilated", nan.detach().clone(), (3, 3), one, one, (2, 2))
    named("nothing but NaN", torch.full((1, 1, 4, 4), NAN), (2, 2))
    named("nothing but the smallest", torch.full((1, 1, 4, 4), low), (2, 2), (2, 2), one)
    named("infinities", torch.tensor([[[1, high, low, 2], [low, low, low, low], [low, 3, high, high]]]), (2, 2), one)
    named("NaN and infinity", torch.tensor([[[high, NAN, 1, low], [NAN, high, low, NAN]]]), (2, 2), one)
    for length, kernel, stride, padding in [(5, 2, 2, 0), (3, 2, 2, 1), (4, 1, 2, 0), (10, 2, 4, 1)]:
        named(f"ceil {length}, {kernel}, {stride}, {padding}", family.eighths(1, 2, length, length),
              (kernel,) * 2, (stride,) * 2, (padding,) * 2, ceil=True)
    if not least:
        y = F.max_pool2d(torch.ones(1, 1, 3, 3), 2, 1, 1, 4)
        family.add("dilated, nothing but padding", {"kernel": (2, 2), "stride": one, "padding": one,
                   "dilation": (4, 4), "ceil": False}, x=torch.ones(1, 1, 3, 3), y=y)

    good = {"kernel": (3, 2), "stride": (2, 2), "padding": (1, 0), "dilation": one, "ceil": False}

    def refuse(name, shape=(2, 3, 5, 6), ours=None, **bad):
        args = good | bad
        family.refuse(name, args | {"x": shape}, lambda: F.max_pool2d(torch.zeros(shape), *args.values()), ours)

    refuse_poolings(refuse)
    refuse("dilation 0", dilation=(0, 1))
    refuse("dilation -1", dilation=(1, -1))
    refuse("padding of half of the dilated kernel", dilation=(2, 2), padding=(2, 0))
    refuse("dilated kernel larger than the input", dilation=(4, 1))
    return family


def refuse_poolings(refuse):
    refuse("kernel 0", kernel=(0, 2))
    refuse("kernel -1", kernel=(3, -1))
    refuse("stride 0", stride=(0, 2))
    refuse("stride -1", stride=(2, -1))
    refuse("padding -1", padding=(-1, 0))
    refuse("padding above half of the kernel", padding=(2, 0))
    refuse("padding above half of the kernel, width", padding=(1, 2))
    refuse("padding around a kernel of 1", kernel=(1, 1), padding=(1, 1))
    refuse("kernel larger than the input", (2, 3, 2, 1))
    refuse("no rows", (2, 3, 0, 6))
    refuse("two axes", (5, 6))
    refuse("five axes", (1, 2, 3, 5, 6))


def avg_pool2d():
    family = Family("avg_pool2d")

    def pool(args, x):
        x = x.requires_grad_()
        y = F.avg_pool2d(x, args["kernel"], args["stride"], args["padding"], args["ceil"], args["include"],
                         args["divisor"])
        if x.numel() > LARGEST or y.numel() > LARGEST:
            return None
        g, dx = backward(y, family, [x])
        return {"x": x, "y": y, "g": g, "dx": dx}

    def compute(kernel, stride, padding, ceil, include, divisor, batch, size):
        args = {"kernel": kernel, "stride": stride, "padding": numbers(padding, kernel), "ceil": ceil,
                "include": include, "divisor": divisor}
        arrays = pool(args, family.eighths(*shaped(batch, 2, *size), limit=8))
        return arrays and (args, arrays)

    factors = POOLING | {"include": [True, False], "divisor": [None, None, 1, 7, -2]}
    for _, (args, arrays) in covering(family.random, factors, compute, 120):
        family.add(f"{len(family.cases)}: {text(args)}, input {text({'': arrays['x'].shape}).strip()}", args, **arrays)

    def named(name, x, kernel, stride=None, padding=(0, 0), ceil=False, include=True, divisor=None):
        args = {"kernel": kernel, "stride": stride, "padding": padding, "ceil": ceil, "include": include,
                "divisor": divisor}
        family.add(name, args, **pool(args, x))

    named("ceil overhang counts no padding", torch.ones(1, 1, 4, 4), (3, 3), (2, 2), (1, 1), ceil=True)
    named("ceil overhang, padding not counted", torch.ones(1, 1, 4, 4), (3, 3), (2, 2), (1, 1), True, False)
    named("ceil overhang, divisor", torch.ones(1, 1, 4, 4), (3, 3), (2, 2), (1, 1), True, True, 5)
    special = torch.tensor([[[1, NAN, 2, 3], [4, INF, 5, -INF], [INF, -INF, 6, 7]]])
    named("NaN and infinities", special, (2, 2), (1, 1))
    for length, kernel, stride, padding in [(5, 2, 2, 0), (3, 2, 2, 1), (4, 1, 2, 0), (10, 2, 4, 1)]:
        named(f"ceil {length}, {kernel}, {stride}, {padding}", family.eighths(1, 2, length, length),
              (kernel,) * 2, (stride,) * 2, (padding,) * 2, ceil=True)

    good = {"kernel": (3, 2), "stride": (2, 2), "padding": (1, 0), "ceil": False, "include": True, "divisor": None}

    def refuse(name, shape=(2, 3, 5, 6), ours=None, **bad):
        args = good | bad
        family.refuse(name, args | {"x": shape}, lambda: F.avg_pool2d(torch.zeros(shape), *args.values()), ours)

    refuse_poolings(refuse)
    refuse("divisor 0", divisor=0)
    return family


def pool1d():
    family = Family("pool1d")

    def pool(args, x):
        x = x.requires_grad_()
        window = [args["kernel"], args["stride"], args["padding"]]
        if args["op"] == "max":
            y = F.max_pool1d(x, *window, args["dilation"], args["ceil"])
        else:
            y = F.avg_pool1d(x, *window, args["ceil"], args["include"])
        if x.isfinite().all() and not y.isfinite().all():
            return None
        g, dx = backward(y, family, [x])
        return {"x": x, "y": y, "g": g, "dx": dx}

    def compute(op, kernel, stride, padding, dilation, ceil, include, batch, length):
        if op == "max" and not include or op == "avg" and dilation > 1:
            return None
        args = {"op": op, "kernel": kernel, "stride": stride, "padding": kernel // 2 if padding == "half" else padding,
                "dilation": dilation, "ceil": ceil, "include": include}
        return args, pool(args, family.eighths(*shaped(batch, 3, length), limit=2)) or 1 / 0

    def legal(**values):
        try:
            return compute(**values)
        except ZeroDivisionError:
            return None

    factors = {
        "op": ["max", "avg"],
        "kernel": [1, 2, 3, 6],
        "stride": [None, 1, 2, 5],
        "padding": [0, 1, "half"],
        "dilation": [1, 1, 2, 4],
        "ceil": [False, True],
        "include": [True, False],
        "batch": [None, 0, 1, 2],
        "length": [1, 2, 7, 12],
    }
    for _, (args, arrays) in covering(family.random, factors, legal, 70):
        family.add(f"{len(family.cases)}: {text(args)}, input {text({'': arrays['x'].shape}).strip()}", args, **arrays)

    good = {"op": "max", "kernel": 3, "stride": 2, "padding": 1, "dilation": 1, "ceil": False, "include": True}

    def refuse(name, shape=(2, 3, 9), ours=None, **bad):
        args = good | bad
        family.refuse(name, args | {"x": shape}, lambda: pool(args, torch.zeros(shape)), ours)

    for op in ["max", "avg"]:
        refuse(f"{op}: kernel 0", op=op, kernel=0)
        refuse(f"{op}: stride 0", op=op, stride=0)
        refuse(f"{op}: padding -1", op=op, padding=-1)
        refuse(f"{op}: padding above half of the kernel", op=op, padding=2)
        refuse(f"{op}: kernel longer than the input", (2, 3, 4), op=op, kernel=7)
        refuse(f"{op}: one axis", (9,), op=op)
        refuse(f"{op}: images", (2, 3, 9, 9), op=op)
    refuse("max: dilation 0", dilation=0)
    return family


def adaptive_avg_pool2d():
    family = Family("adaptive_avg_pool2d")

    def compute(output, batch, size):
        x = family.eighths(*shaped(batch, 2, *size), limit=2).requires_grad_()
        y = F.adaptive_avg_pool2d(x, output)
        g, dx = backward(y, family, [x])
        # None keeps an axis as it is; here its length is said.
        args = {"output": [n if o is None else o for o, n in zip(output, size)]}
        return args, {"x": x, "y": y, "g": g, "dx": dx}

    factors = {
        "output": [(1, 1), (2, 2), (3, 5), (7, 2), (1, 4), (10, 11), (None, 3), (None, None)],
        "batch": [None, 0, 1, 3],
        "size": [(1, 1), (5, 7), (8, 6), (1, 9), (12, 4)],
    }
    for choice, (args, arrays) in covering(family.random, factors, compute, 45):
        family.add(f"{len(family.cases)}: {text(choice)}", args, **arrays)

    def refuse(name, output, shape=(2, 3, 5, 6), ours=None):
        family.refuse(name, {"output": output, "x": shape},
                      lambda: F.adaptive_avg_pool2d(torch.zeros(shape), output), ours)

    refuse("output -1", (-1, 2))
    refuse("output of negative width", (2, -3))
    refuse("no rows", (2, 2), (2, 3, 0, 6))
    refuse("two axes", (2, 2), (5, 6))
    refuse("five axes", (2, 2), (1, 2, 3, 5, 6))
    return family


def max_unpool2d():
    family = Family("max_unpool2d")

    def unpool(args, x, indices):
        x = x.requires_grad_()
        y = F.max_unpool2d(x, indices, args["kernel"], args["stride"], args["padding"], args["output"])
        g, dx = backward(y, family, [x])
        return {"x": x, "indices": indices, "y": y, "g": g, "dx": dx}

    def compute(kernel, stride, padding, batch, size, output):
        pooled = content(family, "random", shaped(batch, 2, *size))
        args = {"kernel": kernel, "stride": stride, "padding": numbers(padding, kernel), "output": size if output else None}
        y, indices = F.max_pool2d(pooled, kernel, stride, args["padding"], return_indices=True)
        arrays = unpool(args, y, indices)
        return None if 0 in arrays["y"].shape[-2:] else (args, arrays)

    factors = {name: POOLING[name] for name in ["kernel", "stride", "padding", "batch", "size"]} | {"output": [False, True]}
    for _, (args, arrays) in covering(family.random, factors, compute, 50):
        family.add(f"{len(family.cases)}: {text(args)}, input {text({'': arrays['x'].shape}).strip()}", args, **arrays)

    good = {"kernel": (2, 2), "stride": (2, 2), "padding": (0, 0), "output": None}

    def refuse(name, indices=((0, 2), (9, 11)), shape=(1, 1, 2, 2), ours=None, **bad):
        args = good | bad
        family.refuse(name, args | {"x": shape, "indices": indices},
                      lambda: unpool(args, torch.zeros(shape), torch.tensor(indices).reshape((1, 1) + np.shape(indices))),
                      ours)

    refuse("index beyond the output", ((0, 2), (9, 16)))
    refuse("negative index", ((0, -1), (9, 11)))
    refuse("indices of another shape", ((0, 2, 3), (9, 11, 12)))
    refuse("output too large", output=(6, 6))
    refuse("output too small", output=(2, 2))
    refuse("index beyond a smaller output", ((0, 2), (9, 15)), output=(3, 3))
    return family


# ---- other layers ----


def batch_norm2d():
    family = Family("batch_norm2d")

    def compute(mode, steps, affine, running, momentum, eps, batch, size, channels):
        if mode == "eval" and not running and batch == 0:
            return None
        args = {"channels": channels, "mode": mode, "affine": affine, "running": running, "momentum": momentum, "eps": eps}
        module = nn.BatchNorm2d(channels, eps, momentum, affine, running)
        with torch.no_grad():
            for parameter in module.parameters():
                parameter.copy_(family.eighths(*parameter.shape, limit=2))
        before = [family.eighths(3, channels, 4, 2, limit=2) + i for i in range(steps)]
        for x in before:
            module(x)
        module.train(mode == "train")
        x = family.eighths(batch, channels, *size, limit=4).requires_grad_()
        y = module(x)
        g, dx, *gradients = backward(y, family, [x, *module.parameters()])
        arrays = {f"before{i}": values for i, values in enumerate(before)} | {"x": x, "y": y, "g": g, "dx": dx}
        for (name, parameter), gradient in zip(module.named_parameters(), gradients):
            arrays |= {name: parameter, "d" + name: gradient}
        if running:
            arrays |= {"running_mean": module.running_mean, "running_var": module.running_var}
        return args, arrays

    factors = {
        "mode": ["train", "eval"],
        "steps": [0, 1, 3],
        "affine": [True, False],
        "running": [True, False],
        "momentum": [0.1, 0.0, 1.0, 0.7],
        "eps": [1e-5, 1e-3, 1.0],
        "batch": [0, 1, 2, 5],
        "size": [(1, 1), (1, 4), (5, 3), (2, 1)],
        "channels": [1, 3],
    }
    for choice, (args, arrays) in covering(family.random, factors, compute, 60):
        family.add(f"{len(family.cases)}: {text(choice)}", args, **arrays)

    good = {"channels": 3, "mode": "train", "affine": True, "running": True, "momentum": 0.1, "eps": 1e-5}

    def refuse(name, shape=(2, 3, 4, 5), ours=None, **bad):
        args = good | bad
        family.refuse(name, args | {"x": shape},
                      lambda: nn.BatchNorm2d(args["channels"], args["eps"], args["momentum"])(torch.zeros(shape)), ours)

    refuse("one value a channel", (1, 3, 1, 1))
    refuse("wrong channels", (2, 4, 4, 5))
    refuse("two axes", (2, 3))
    refuse("five axes", (1, 2, 3, 4, 5))
    refuse("eps 0", eps=0.0)
    refuse("negative eps", eps=-1e-5)
    refuse("channels -1", channels=-1)
    refuse("one image without batch", (3, 4, 5))
    return family


def activations():
    family = Family("activations")
    functions = {"relu": F.relu, "sigmoid": torch.sigmoid, "softmax": F.softmax, "log_softmax": F.log_softmax}

    def case(name, op, axis, x):
        x = x.requires_grad_()
        y = functions[op](x) if axis is None else functions[op](x, axis)
        g, dx = backward(y, family, [x])
        family.add(name, {"op": op, "axis": axis}, x=x, y=y, g=g, dx=dx)

    corners = torch.tensor([[NAN, -1, 0, 2], [-INF, INF, -0.0, 1e-30], [1e30, -1e30, 1e-45, -1e-45],
                            [88.7, -88.7, 103, -103], [-INF, 1, 2, 3], [0, 0, 0, 0], [INF, 1, 2, 3],
                            [-INF, -INF, -INF, -INF], [INF, INF, 0, 1], [NAN, NAN, NAN, NAN]])
    likely = torch.tensor([[1000.0, 0, -1000], [-90, 90, 30], [0, 0, 0], [3e38, 3e38, -3e38]])
    for op in functions:
        axes = {None} if op in ("relu", "sigmoid") else None
        for shape in [(4, 7), (0, 5), (1, 1), (3, 1), (5,), (2, 3, 4), (2, 3, 4, 5), (3, 0, 2)]:
            for axis in sorted(axes or range(len(shape))) if axes is None else axes:
                case(f"{op} of {shape}, axis {axis}", op, axis, family.eighths(*shape, limit=8))
        for axis in axes or [0, 1]:
            case(f"{op} of corner values, axis {axis}", op, axis, corners.clone())
            case(f"{op} of likely and unlikely, axis {axis}", op, axis, likely.clone())
        if axes is None:
            case(f"{op}, axis -1", op, -1, family.eighths(2, 3, 4, limit=8))
            case(f"{op}, axis -2", op, -2, family.eighths(2, 3, 4, limit=8))
            for axis in [2, -3]:
                family.refuse(f"{op}, axis {axis} of two", {"op": op, "axis": axis, "x": (2, 3)},
                              lambda: functions[op](torch.zeros(2, 3), axis))
    return family


def linear():
    family = Family("linear")

    def compute(inputs, outputs, bias, axes):
        module = nn.Linear(inputs, outputs, bias)
        with torch.no_grad():
            for parameter in module.parameters():
                parameter.copy_(family.eighths(*parameter.shape))
        x = family.eighths(*axes, inputs, limit=2).requires_grad_()
        y = module(x)
        g, dx, *gradients = backward(y, family, [x, *module.parameters()])
        arrays = {"x": x, "y": y, "g": g, "dx": dx}
        for (name, parameter), gradient in zip(module.named_parameters(), gradients):
            arrays |= {name: parameter, "d" + name: gradient}
        return {"in": inputs, "out": outputs, "bias": bias}, arrays

    factors = {
        "inputs": [1, 7, 40],
        "outputs": [1, 3, 30],
        "bias": [True, False],
        "axes": [(), (0,), (1,), (5,), (2, 3), (2, 0), (2, 1, 3)],
    }
    for choice, (args, arrays) in covering(family.random, factors, compute, 40):
        family.add(f"{len(family.cases)}: {text(choice)}", args, **arrays)

    def refuse(name, shape, ours=None, inputs=4, outputs=3):
        family.refuse(name, {"in": inputs, "out": outputs, "bias": True, "x": shape},
                      lambda: nn.Linear(inputs, outputs)(torch.zeros(shape)), ours)

    refuse("too many features", (2, 5))
    refuse("too few features", (2, 3))
    refuse("features on another axis", (2, 4, 5))
    refuse("a single number", ())
    refuse("an empty batch of too many features", (0, 5))
    refuse("negative features", (2, 4), inputs=-4)
    refuse("negative outputs", (2, 4), outputs=-1)
    return family


class Residual(nn.Module):
    def __init__(self, body, shortcut=None):
        super().__init__()
        self.body, self.shortcut = body, shortcut

    def forward(self, x):
        return self.body(x) + (self.shortcut(x) if self.shortcut else x)


class Concat(nn.ModuleList):
    def forward(self, x):
        return torch.cat([branch(x) for branch in self], -3)


class SqueezeExcitation(nn.Module):
    """Hu et al. 2018."""

    def __init__(self, channels, reduced):
        super().__init__()
        self.fc1, self.fc2 = nn.Linear(channels, reduced), nn.Linear(reduced, channels)

    def forward(self, x):
        weights = torch.sigmoid(self.fc2(F.relu(self.fc1(x.mean((-2, -1))))))
        return x * weights[..., None, None]


def blocks():
    """Small networks, built alike in ConformanceTest."""
    family = Family("blocks")

    def same(inputs, outputs, kernel=3, bias=True):
        return nn.Conv2d(inputs, outputs, kernel, padding="same", bias=bias)

    networks = {
        "residual": (3, lambda: Residual(nn.Sequential(same(3, 3), nn.ReLU(), same(3, 3)))),
        "residual with a shortcut": (3, lambda: Residual(
            nn.Sequential(nn.Conv2d(3, 4, 3, 2, 1, bias=False), nn.BatchNorm2d(4), nn.ReLU(), same(4, 4)),
            nn.Sequential(nn.Conv2d(3, 4, 1, 2, bias=False), nn.BatchNorm2d(4)))),
        "concat": (2, lambda: Concat([same(2, 3, 1), nn.Sequential(same(2, 2), nn.ReLU()), nn.MaxPool2d(3, 1, 1)])),
        "concat of one": (2, lambda: Concat([same(2, 3)])),
        "squeeze and excitation": (4, lambda: SqueezeExcitation(4, 2)),
        "residual around squeeze and excitation": (4, lambda: Residual(nn.Sequential(same(4, 4), SqueezeExcitation(4, 1)))),
        "upsampling": (2, lambda: nn.Sequential(nn.Conv2d(2, 4, 3, 2, 1), nn.ReLU(),
                                                nn.ConvTranspose2d(4, 2, 3, 2, 1, 1), nn.Sigmoid())),
        "depthwise separable": (3, lambda: nn.Sequential(nn.Conv2d(3, 3, 3, padding=1, groups=3), nn.Conv2d(3, 5, 1),
                                                         nn.ReLU(), nn.AdaptiveAvgPool2d(1))),
    }
    for name, (channels, network) in networks.items():
        for batch, size in [(2, (6, 7)), (1, (5, 4)), (None, (7, 5)), (0, (6, 6))]:
            if batch is None and "shortcut" in name:
                continue  # PyTorch's BatchNorm2d takes no single image.
            module = network()
            with torch.no_grad():
                for parameter in module.parameters():
                    parameter.copy_(family.eighths(*parameter.shape))
            x = family.eighths(*shaped(batch, channels, *size), limit=2).requires_grad_()
            y = module(x)
            g, dx, *gradients = backward(y, family, [x, *module.parameters()])
            arrays = {"x": x, "y": y, "g": g, "dx": dx}
            for (key, parameter), gradient in zip(module.named_parameters(), gradients):
                arrays |= {key: parameter, "d" + key: gradient}
            arrays |= {key: values for key, values in module.named_buffers() if "tracked" not in key}
            family.add(f"{name}, input {tuple(x.shape)}", {"network": name}, **arrays)
    return family


def initial():
    """The bounds of default weights, which PyTorch draws uniformly, for odd groups and kernels."""
    family = Family("initial")

    def add(name, kind, args, make):
        torch.manual_seed(1)
        module = make()
        fan_in, _ = nn.init._calculate_fan_in_and_fan_out(module.weight)
        bound = fan_in**-0.5
        largest = torch.stack([make().weight.abs().max() for _ in range(60)]).max().item()
        assert 0.9 * bound < largest <= bound, (name, bound, largest)
        family.add(name, {"kind": kind, "bound": bound} | args, weight=torch.tensor(module.weight.shape),
                   bias=torch.tensor(module.bias.shape))

    for inputs, outputs, groups in [(1, 40, 1), (4, 50, 1), (6, 9, 3), (5, 5, 5), (2, 30, 2), (12, 4, 4)]:
        for kernel in [(1, 1), (3, 3), (2, 5), (7, 1)]:
            args = {"in": inputs, "out": outputs, "groups": groups, "kernel": kernel}
            add(f"conv2d {text(args)}", "conv2d", args, lambda: nn.Conv2d(inputs, outputs, kernel, groups=groups))
            add(f"conv_transpose2d {text(args)}", "conv_transpose2d", args,
                lambda: nn.ConvTranspose2d(inputs, outputs, kernel, groups=groups))
        args = {"in": inputs, "out": outputs, "groups": groups, "kernel": 5}
        add(f"conv1d {text(args)}", "conv1d", args, lambda: nn.Conv1d(inputs, outputs, 5, groups=groups))
        args = {"in": inputs, "out": outputs}
        add(f"linear {text(args)}", "linear", args | {"groups": groups}, lambda: nn.Linear(inputs, outputs))
    return family


def training():
    """Losses; and three steps of SGD with momentum on the net of S1.8: of each the loss, at the end the parameters."""
    family = Family("training")
    likely = torch.tensor([[1000.0, 0, -1000], [-90, 90, 30], [0, 0, 0]])
    for x, labels in [(family.eighths(5, 10, limit=2), [3, 0, 9, 9, 4]), (likely, [1, 2, 0])]:
        x.requires_grad_()
        y = F.log_softmax(x, 1)
        loss = F.nll_loss(y, torch.tensor(labels))
        loss.backward()
        family.add(f"loss of {tuple(x.shape)}", {"labels": labels, "loss": loss.item()}, x=x, y=y, dx=x.grad)
    torch.manual_seed(1)
    net = MnistNet()
    with torch.no_grad():
        for parameter in net.parameters():
            parameter.copy_(torch.randint(-127, 128, parameter.shape, generator=family.generator) / 1024)
    start = {f"{name}.start": value.detach().clone() for name, value in net.state_dict().items()}
    optimizer = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9)
    arrays, losses, labels = {}, [], []
    for step in range(3):
        x, target = family.eighths(4, 1, 28, 28).abs(), torch.randint(0, 10, (4,), generator=family.generator)
        optimizer.zero_grad()
        loss = F.nll_loss(F.log_softmax(net(x), 1), target)
        loss.backward()
        optimizer.step()
        arrays[f"x{step}"] = x
        losses.append(loss.item())
        labels.append(target.tolist())
    end = {f"{name}.end": value for name, value in net.state_dict().items()}
    family.add("three steps", {"losses": losses, "labels": labels}, **arrays, **start, **end)
    return family


# ---- files of weights ----


class MnistNet(nn.Module):
    """The net of S1.8 with the names a PyTorch user gives. Its output are logits."""

    def __init__(self):
        super().__init__()
        self.conv1, self.conv2 = nn.Conv2d(1, 10, 5), nn.Conv2d(10, 20, 5)
        self.fc1, self.fc2 = nn.Linear(320, 50), nn.Linear(50, 10)

    def forward(self, x):
        x = F.max_pool2d(F.relu(self.conv1(x)), 2)
        x = F.max_pool2d(F.relu(self.conv2(x)), 2)
        return self.fc2(F.relu(self.fc1(x.view(-1, 320))))


def weights():
    to = TO / "weights"
    to.mkdir(parents=True, exist_ok=True)
    torch.manual_seed(1)
    net = MnistNet()
    x = torch.rand(3, 1, 28, 28)
    state = net.state_dict()
    save_file(state, to / "mnist.safetensors", {"format": "pt"})
    np.savez_compressed(to / "mnist.npz", **{name: values.numpy() for name, values in state.items()})
    np.savez_compressed(to / "mnist_logits.npz", x=x.numpy(), logits=net(x).detach().numpy())

    values = np.array([[0, 1, 2], [100, 3, 1]])
    types = ["?", "i1", "u1", "<i2", ">i2", "<u2", "<i4", ">i4", "<u4", "<i8", ">i8", "<u8", ">u8", "<f2", ">f2", "<f4",
             ">f4", "<f8", ">f8"]
    arrays = {name.replace("<", "little_").replace(">", "big_").replace("?", "bool"): values.astype(name) for name in types}
    arrays |= {"extreme_u8": np.array([2**64 - 1, 2**63, 2**63 + 2**40], np.uint64), "extreme_i1": np.array([-128, 127], np.int8),
               "extreme_f2": np.array([0, 6e-8, -6.1e-5, 65504, np.inf, -np.inf, np.nan, -0.0, 1 / 3], np.float16),
               "fortran": np.asfortranarray(np.arange(24).reshape(2, 3, 4).astype("f4")),
               "big_fortran": np.asfortranarray(np.arange(6).reshape(2, 3).astype(">f8")),
               "scalar": np.float32(2.5), "empty": np.zeros((0, 3), "f4"), "one_axis": np.arange(5, dtype="f4")}
    np.savez(to / "types.npz", **arrays)
    np.save(to / "one.npy", np.arange(12, dtype="f4").reshape(3, 4) / 8)
    tensors = {str(dtype).split(".")[1]: torch.tensor([[0, 1, 2], [100, 3, 1]]).to(dtype)
               for dtype in [torch.bool, torch.int8, torch.uint8, torch.int16, torch.uint16, torch.int32, torch.uint32,
                             torch.int64, torch.uint64, torch.float16, torch.bfloat16, torch.float32, torch.float64]}
    tensors |= {"extreme_bfloat16": torch.tensor([INF, -INF, NAN, 3e38, 1e-40], dtype=torch.bfloat16),
                "scalar": torch.tensor(2.5), "empty": torch.zeros(0, 3)}
    save_file(tensors, to / "types.safetensors")
    small = {"0.weight": torch.arange(18).reshape(2, 1, 3, 3) / 8, "0.bias": torch.tensor([0.5, -1]),
             "10.weight": torch.arange(6).reshape(3, 2) / 4, "10.bias": torch.tensor([1.0, 2, 3])}
    save_file(small, to / "small.safetensors", {"format": "pt"})
    np.savez(to / "small.npz", **{name: values.numpy() for name, values in small.items()})
    batch_norm = nn.Sequential(nn.Conv2d(2, 3, 1), nn.BatchNorm2d(3))
    batch_norm(torch.rand(4, 2, 5, 5))
    save_file(batch_norm.state_dict(), to / "batch_norm.safetensors")
    torch.save({"0.bias": torch.zeros(2)}, to / "pickled.pt")
    np.savez(to / "objects.npz", a=np.array([{"not": "a number"}]))


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    for old in TO.glob("**/*.np?"):
        old.unlink()
    families = [conv2d(), conv1d(), conv_transpose2d(), max_pool2d(), max_pool2d("min_pool2d", True, 40), avg_pool2d(),
                pool1d(), adaptive_avg_pool2d(), max_unpool2d(), batch_norm2d(), activations(), linear(), blocks(), initial(),
                training()]
    # They import this module, which is not yet known by its name when it is run.
    import golden_files
    import golden_layers
    import golden_windows

    families += golden_windows.families() + golden_files.families() + golden_layers.families()
    cases = sum(family.write() for family in families)
    weights()
    golden_files.eight_bits()
    size = sum(file.stat().st_size for file in TO.glob("**/*") if file.is_file())
    print(f"PyTorch {torch.__version__}: {cases} cases, {size:,} bytes with the files of weights")
