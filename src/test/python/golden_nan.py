"""Records what PyTorch makes of NaN and infinities: random layers in which one to three of them stand somewhere in the input, in what is
learned, or in the output's gradient.

    python3 src/test/python/golden_nan.py

Writes nan.npz, laid out as golden.py says. PyTorch computes convolutions in several ways, which differ where an infinite weight or
gradient meets padding: some multiply it with the padding's zero, which gives NaN, and others leave the padding out, as we do. Which one
it takes depends on the batch, the layer and the processor. "open.NAME" is not 0 for each number of the array NAME where they meet. oneDNN also
brings NaN into the gradients of cells that no window reads; so here PyTorch does without it.
"""

import warnings

import torch
import torch.nn.functional as F
from golden import INF, NAN, Concat, Family, Residual, SqueezeExcitation
from torch import nn

CASES = {"conv2d": 130, "conv1d": 15, "conv_transpose2d": 60, "block": 50, "linear": 30, "max_pool2d": 30, "min_pool2d": 15,
         "avg_pool2d": 20, "pool1d": 10, "adaptive_avg_pool2d": 8, "global_max_pool2d": 6, "activations": 40, "batch_norm2d": 50,
         "blocks": 30}


class MinPool2d(nn.MaxPool2d):
    def forward(self, x):
        return -super().forward(-x)


def pair(choose, least, most):
    return [choose.randint(least, most), choose.randint(least, most)]


def module(kind, choose):
    """A random layer, its arguments, and the shape of an input that fits mostly."""
    batch, size = choose.randint(1, 3), pair(choose, 3, 8)
    groups = choose.choice([1, 1, 1, 2, 3])
    window = {"kernel": pair(choose, 1, 4), "stride": pair(choose, 1, 3), "padding": pair(choose, 0, 2), "dilation": pair(choose, 1, 3)}
    if choose.random() < 0.4:
        window["dilation"] = [1, 1]
    kernel, stride, padding, dilation = window.values()
    channels = {"in": groups * choose.randint(1, 3), "out": groups * choose.randint(1, 3), "groups": groups, "bias": choose.random() < 0.7}
    inputs, outputs, _, bias = channels.values()
    images = (batch, inputs, *size)
    half = [min(p, k // 2) for p, k in zip(padding, kernel)]
    match kind:
        case "conv2d":
            mode = choose.choice(["zeros"] * 5 + ["reflect", "replicate", "circular"])
            return (nn.Conv2d(inputs, outputs, kernel, stride, padding, dilation, groups, bias, mode),
                    window | channels | {"mode": mode}, images)
        case "conv1d":
            line = {key: value[1] for key, value in window.items()}
            return nn.Conv1d(inputs, outputs, *line.values(), groups, bias), line | channels, (batch, inputs, size[1])
        case "conv_transpose2d":
            more = [choose.randrange(max(s, d)) for s, d in zip(stride, dilation)]
            return (nn.ConvTranspose2d(inputs, outputs, kernel, stride, padding, more, groups, bias, dilation),
                    window | channels | {"output_padding": more}, images)
        case "block":
            side, p, pool = choose.randint(1, 3), choose.randint(0, 1), choose.choice([0, 2, 3])
            net = nn.Sequential(nn.Conv2d(inputs, outputs, side, padding=p, groups=groups, bias=bias), nn.ReLU())
            return (net.append(nn.MaxPool2d(pool)) if pool else net), channels | {"side": side, "around": p, "pool": pool}, images
        case "linear":
            return (nn.Linear(inputs, outputs, bias), channels,
                    choose.choice([(batch, inputs), (batch, 2, inputs), (4 * batch, inputs)]))
        case "max_pool2d" | "min_pool2d":
            ceil = choose.random() < 0.4
            make = nn.MaxPool2d if kind == "max_pool2d" else MinPool2d
            return make(kernel, stride, half, dilation, ceil_mode=ceil), window | {"padding": half, "ceil": ceil}, images
        case "avg_pool2d":
            ceil, include = choose.random() < 0.4, choose.random() < 0.5
            args = window | {"padding": half, "dilation": [1, 1], "ceil": ceil, "include": include}
            return nn.AvgPool2d(kernel, stride, half, ceil, include), args, images
        case "pool1d":
            args = {"kernel": kernel[1], "stride": stride[1], "padding": half[1], "op": choose.choice(["max", "avg"])}
            make = nn.MaxPool1d if args["op"] == "max" else nn.AvgPool1d
            return make(kernel[1], stride[1], half[1]), args, (batch, inputs, size[1])
        case "adaptive_avg_pool2d":
            return nn.AdaptiveAvgPool2d(stride), {"output": stride}, images
        case "global_max_pool2d":
            return nn.AdaptiveMaxPool2d(1), {}, images
        case "activations":
            op, axis = choose.choice(["relu", "sigmoid", "softmax", "log_softmax"]), choose.choice([1, -1])
            make = {"relu": nn.ReLU, "sigmoid": nn.Sigmoid, "softmax": lambda: nn.Softmax(axis), "log_softmax": lambda: nn.LogSoftmax(axis)}
            return make[op](), {"op": op, "axis": axis}, choose.choice([images, (batch, 5)])
        case "batch_norm2d":
            args = {"channels": inputs, "affine": choose.random() < 0.8, "training": choose.random() < 0.5}
            return nn.BatchNorm2d(inputs, affine=args["affine"]).train(args["training"]), args, (batch + 1, inputs, *size)
        case "blocks":
            name = choose.choice(["residual", "concat", "squeeze and excitation"])
            make = {"residual": lambda: Residual(nn.Conv2d(2, 2, 1)), "concat": lambda: Concat([nn.Conv2d(2, 1, 1), nn.ReLU()]),
                    "squeeze and excitation": lambda: SqueezeExcitation(2, 2)}
            return make[name](), {"network": name}, (batch, 2, *size)
    raise ValueError(kind)


def sprinkled(choose, arrays, places):
    """Puts zeros into some arrays, where they count as any other number, and special numbers into one to three places."""
    for name in arrays:
        if "running" not in name and choose.random() < 0.4:
            arrays[name][torch.rand(arrays[name].shape) < 0.3] = 0
    for _ in range(choose.randint(1, 3)):
        flat = arrays[choose.choice(places)].view(-1)
        flat[choose.randrange(len(flat))] = choose.choice([NAN, NAN, INF, -INF])


def open_numbers(kind, net, arrays):
    """Where special numbers of a convolution meet padding: found by a convolution of ones in the padding with ones for these numbers."""
    line = kind == "conv1d"
    transposed = kind == "conv_transpose2d"
    if kind not in ("conv2d", "conv1d", "conv_transpose2d") or net.padding_mode != "zeros":
        return {}
    plane, other = ("g", "x") if transposed else ("x", "g")
    around = [size for padding in reversed(net.padding) for size in (padding, padding)]
    padding = F.pad(torch.zeros_like(arrays[plane]), around, value=1.0)
    weight = (~arrays["weight"].isfinite()).float().requires_grad_()
    seen = (F.conv1d if line else F.conv2d)(padding, weight, None, net.stride, 0, net.dilation, net.groups)
    seen = seen[tuple(slice(size) for size in arrays[other].shape)]
    met = torch.autograd.grad(seen, weight, (~arrays[other].isfinite()).float())[0]
    return {"open.dx" if transposed else "open.y": seen.detach().round().long(), "open.dweight": met.round().long()}


def computed(net, arrays):
    with torch.no_grad():
        for name, values in [*net.named_parameters(), *net.named_buffers()]:
            if "tracked" not in name:
                values.copy_(arrays[name])
    x = arrays["x"].clone().requires_grad_()
    y = net(x)
    parameters = dict(net.named_parameters())
    dx, *gradients = torch.autograd.grad(y, [x, *parameters.values()], arrays["g"])
    results = {"y": y, "dx": dx} | {"d" + name: gradient for name, gradient in zip(parameters, gradients)}
    results |= {"after." + name: values for name, values in net.named_buffers() if "tracked" not in name}
    return {name: values.detach().clone() for name, values in results.items()}


def add(family, kind, number):
    choose = family.random
    net, args, shape = module(kind, choose)
    arrays = {"x": family.eighths(*shape, limit=2)}
    try:
        y = net(arrays["x"])
    except RuntimeError:
        return False
    if y.numel() == 0 or y.numel() > 500:
        return False
    arrays |= {name: family.eighths(*values.shape) for name, values in net.named_parameters()}
    arrays |= {name: family.eighths(*values.shape).abs() + 0.5 for name, values in net.named_buffers() if "tracked" not in name}
    arrays["g"] = family.eighths(*y.shape)
    meets_padding = kind == "block" and args["around"] > 0
    sprinkled(choose, arrays, ["x"] if meets_padding else list(arrays))
    open_ones = open_numbers(kind, net, arrays)
    arrays |= {name: values for name, values in open_ones.items() if values.any()}
    family.add(f"{kind} {number}: {args}", {"kind": kind} | args, **arrays, **computed(net, arrays))
    return True


def nan():
    family = Family("nan")
    torch.manual_seed(5)
    for kind, count in CASES.items():
        done = 0
        while done < count:
            done += add(family, kind, done)
    return family


def families():
    with torch.backends.mkldnn.flags(enabled=False):
        return [nan()]


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    for one in families():
        one.write()
