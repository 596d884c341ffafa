"""Runs cases of `author compare` in PyTorch, each a JSON object that dev.stridebook.tools.compare.Case describes.

A module is one of torch.nn or of those below, by its name, with its arguments by name. Answers with every array of the case, in
float32; if the case asks for "spread", also with "exact", the same in float64, and "spread": how far the exact values move when all numbers that go into a module, and the gradients
that go back, change by a rounding of float32: it tells what rounding alone explains.
"""

import base64
import os
import warnings

os.environ |= {"OMP_WAIT_POLICY": "PASSIVE", "GOMP_SPINCOUNT": "0"}  # two threads, which do not spin while they wait

import frames
import numpy as np
import torch
import torch.nn.functional as F
from torch import nn

REFUSALS = (RuntimeError, ValueError, IndexError, TypeError, NotImplementedError, AssertionError, OverflowError, ZeroDivisionError)
ROUNDING = 2.0**-24
SHAKES = 4
KEPT = ("running_mean", "running_var")
TYPES = {"float32": np.float32, "int64": np.int64}


class Residual(nn.Module):
    def __init__(self, body, shortcut=None):
        super().__init__()
        self.body, self.shortcut = body, shortcut

    def forward(self, x):
        return self.body(x) + (self.shortcut(x) if self.shortcut else x)


class Concat(nn.ModuleList):
    def __init__(self, *branches):
        super().__init__(branches)

    def forward(self, x):
        return torch.cat([branch(x) for branch in self], -3)


class SqueezeExcitation(nn.Module):
    """Hu et al. 2018."""

    def __init__(self, channels, reduced):
        super().__init__()
        self.fc1, self.fc2 = nn.Linear(channels, reduced), nn.Linear(reduced, channels)

    def forward(self, x):
        if x.dim() not in (3, 4):
            raise ValueError("expected 3D or 4D input")
        weights = torch.sigmoid(self.fc2(F.relu(self.fc1(x.mean((-2, -1))))))
        return x * weights[..., None, None]


class View(nn.Module):
    def __init__(self, sizes):
        super().__init__()
        self.sizes = sizes

    def forward(self, x):
        return x.view(self.sizes)


class MinPool2d(nn.MaxPool2d):
    def forward(self, x):
        return -super().forward(-x)


class GlobalMaxPool2d(nn.Module):
    def forward(self, x):
        return F.max_pool2d(x, x.shape[-2:])


class MaxPoolIndices(nn.MaxPool2d):
    """Where the maxima are found."""

    def forward(self, x):
        return F.max_pool2d(x, self.kernel_size, self.stride, self.padding, self.dilation, self.ceil_mode, return_indices=True)[1]


class PoolUnpool(nn.Module):
    """Max pooling, and back to a map of the input's size."""

    def __init__(self, kernel_size, stride=None, padding=0):
        super().__init__()
        self.pool = nn.MaxPool2d(kernel_size, stride, padding, return_indices=True)
        self.unpool = nn.MaxUnpool2d(kernel_size, stride, padding)

    def forward(self, x):
        return self.unpool(*self.pool(x), output_size=x.shape[-2:])


def array(stored):
    values = np.frombuffer(base64.b64decode(stored["values"]), TYPES[stored["type"]])
    return values.reshape(stored["shape"]).copy()


def stored(values):
    values = np.ascontiguousarray(values)
    return base64.b64encode(values.tobytes()).decode()


def argument(value):
    if isinstance(value, list):
        return tuple(map(argument, value))
    if isinstance(value, dict):
        return torch.tensor([float(number) for number in value["tensor"]])
    return float(value) if value in ("NaN", "Infinity", "-Infinity") else value


def arguments(node):
    return {name: argument(value) for name, value in node["args"].items()}


def build(node, shared):
    if node.get("shared") in shared:
        return shared[node["shared"]]
    kind = globals().get(node["module"]) or getattr(nn, node["module"])
    module = kind(*[build(child, shared) for child in node.get("children", [])], **arguments(node))
    if "shared" in node:
        shared[node["shared"]] = module
    return module


class Run:
    """One run of a case.

    :param number: makes a tensor of an array of the case
    """

    def __init__(self, case, number):
        self.case, self.number, self.arrays, self.refused = case, number, {}, None
        self.at = "build"
        try:
            self.run()
        except REFUSALS as refusal:
            self.refused = {"at": self.at, "type": type(refusal).__name__, "message": str(refusal).split("\n")[0][:300]}

    def run(self):
        module = build(self.case["module"], {})
        module.to(self.number.dtype)
        self.fill(module)
        self.number.watch(module)
        optimizer = self.optimizer(module)
        for i, step in enumerate(self.case["passes"]):
            self.at = f"forward {i}"
            module.train(step["training"])
            inputs = [self.number(array(x)) for x in step["inputs"]]
            for x in inputs:
                x.requires_grad_(x.is_floating_point())
            if optimizer:
                optimizer.zero_grad()
            y = module(*inputs)
            self.arrays[f"y{i}"] = y
            if "gradient" in step:
                self.at = f"backward {i}"
                y.backward(self.number.gradient(np.resize(array(step["gradient"]), y.shape)))
                self.arrays[f"dx{i}"] = inputs[0].grad if inputs[0].grad is not None else torch.zeros_like(inputs[0])
            if optimizer:
                self.at = f"step {i}"
                optimizer.step()
                for name, parameter in module.named_parameters():
                    self.arrays[f"{name} after {i}"] = parameter.clone()
        for name, parameter in module.named_parameters():
            gradient = parameter.grad
            self.arrays[f"d{name}"] = torch.zeros_like(parameter) if gradient is None else gradient
        self.arrays |= {name: values for name, values in module.named_buffers() if name.split(".")[-1] in KEPT}

    def fill(self, module):
        """Fills the parameters, in the order of their names, from the case's numbers."""
        numbers = array(self.case["numbers"])
        with torch.no_grad():
            for i, (name, parameter) in enumerate(sorted(module.named_parameters())):
                if parameter.numel() > 0:
                    parameter.copy_(self.number(np.resize(np.roll(numbers, -37 * i), parameter.shape)))

    def optimizer(self, module):
        if "optimizer" not in self.case:
            return None
        node = self.case["optimizer"]
        return getattr(torch.optim, node["name"])(module.parameters(), **arguments(node))

    def numpy(self, name):
        return self.arrays[name].detach().numpy()


class Single:
    dtype = torch.float32

    def __call__(self, values):
        return torch.from_numpy(values)

    gradient = __call__

    def watch(self, module):
        pass


class Double:
    """:param shake: which of several ways to change each number by a rounding. 0 changes none.

    Equal numbers stay equal, as it matters for a maximum which comes first; but not in gradients, where it may hide what a sum loses.
    """

    dtype = torch.float64

    def __init__(self, shake=0):
        self.shake = shake

    def __call__(self, values):
        if values.dtype != np.float32:
            return torch.from_numpy(values)
        exact = torch.from_numpy(values.astype(np.float64))
        return exact * self.factors(exact)

    def gradient(self, values):
        exact = torch.from_numpy(values.astype(np.float64))
        return exact * self.factors(exact, of_gradient=True)

    def factors(self, tensor, of_gradient=False):
        if not self.shake:
            return 1
        if of_gradient:
            generator = torch.Generator().manual_seed(self.shake)
            return 1 + ROUNDING * (2 * torch.randint(0, 2, tensor.shape, generator=generator) - 1)
        magnitudes = tensor.detach().numpy().astype(np.float32).view(np.uint32) & np.uint32(0x7FFFFFFF)
        mixed = (magnitudes.astype(np.uint64) + np.uint64(self.shake << 32)) * np.uint64(0x9E3779B97F4A7C15)
        mixed = (mixed ^ (mixed >> np.uint64(31))) * np.uint64(0xBF58476D1CE4E5B9)
        return torch.from_numpy(1 + ROUNDING * np.where(mixed >> np.uint64(63), 1.0, -1.0))

    def watch(self, module):
        """Also changes what goes from one module to the next, and the gradient that comes back."""

        def changed(part, inputs, output):
            if not output.is_floating_point():
                return output
            if output.requires_grad:
                output = output.clone()
                output.register_hook(lambda gradient: gradient * self.factors(gradient, of_gradient=True))
            return output * self.factors(output)

        if self.shake:
            for part in module.modules():
                part.register_forward_hook(changed)


def answer(case):
    single = Run(case, Single())
    arrays = {}
    for name in single.arrays:
        values = single.numpy(name)
        arrays[name] = {"shape": list(values.shape), "values": stored(values.astype(np.float32))}
    if case.get("spread"):
        add_spread(case, arrays)
    return {"arrays": arrays} | ({"refused": single.refused} if single.refused else {})


def add_spread(case, arrays):
    double = Run(case, Double())
    shaken = [Run(case, Double(i + 1)) for i in range(SHAKES)]
    for name in arrays.keys() & double.arrays.keys():
        exact = double.numpy(name).astype(np.float64)
        with np.errstate(invalid="ignore"):
            moves = [np.abs(run.numpy(name) - exact) for run in shaken if name in run.arrays]
        spread = np.maximum.reduce(moves) if moves else np.zeros_like(exact)
        arrays[name] |= {"exact": stored(exact), "spread": stored(spread.astype(np.float64))}


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    torch.set_num_threads(2)
    torch.manual_seed(1)
    frames.serve({"library": f"PyTorch {torch.__version__}"}, answer)
