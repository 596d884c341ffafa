"""Records what PyTorch computes for networks in which layers have several places, or share their weights.

    python3 src/test/python/golden_shared.py

Writes shared.npz, laid out as golden.py says. A case's "layers" is a list of parts, each a kind and its arguments; parts made of
others name these by their positions in the list, as often as they like, and the last one is the network. SharedLayersTest builds the
same. All parts keep the shape of their input, so that any may follow any other.
"""

import random
import warnings

import torch
from golden import Concat, Family, Residual, backward
from torch import nn

CHANNELS, SIDE, LENGTH = 2, 4, 6
MOST_LEAVES = 24
IMAGES = ["conv", "conv", "conv1", "conv_transpose", "relu", "relu", "sigmoid", "softmax", "max_pool", "avg_pool", "batch_norm", "linear",
          "dropout", "view", "tied"]
LINES = ["conv1d", "conv1d", "relu", "sigmoid", "max_pool1d", "avg_pool1d", "line_linear", "tied", "dropout"]


class View(nn.Module):
    def forward(self, x):
        return x.reshape(-1, CHANNELS, SIDE, SIDE)


def leaf(kind, number, layers):
    match kind:
        case "conv": return nn.Conv2d(CHANNELS, CHANNELS, 3, padding=1)
        case "conv1": return nn.Conv2d(CHANNELS, CHANNELS, 1, bias=False)
        case "reduce": return nn.Conv2d(2 * CHANNELS, CHANNELS, 1)
        case "conv_transpose": return nn.ConvTranspose2d(CHANNELS, CHANNELS, 3, padding=1)
        case "conv1d": return nn.Conv1d(CHANNELS, CHANNELS, 3, padding=1)
        case "relu": return nn.ReLU()
        case "sigmoid": return nn.Sigmoid()
        case "softmax": return nn.Softmax(-1)
        case "max_pool": return nn.MaxPool2d(3, 1, 1)
        case "avg_pool": return nn.AvgPool2d(3, 1, 1)
        case "max_pool1d": return nn.MaxPool1d(3, 1, 1)
        case "avg_pool1d": return nn.AvgPool1d(3, 1, 1)
        case "batch_norm": return nn.BatchNorm2d(CHANNELS)
        case "linear": return nn.Linear(SIDE, SIDE)
        case "line_linear": return nn.Linear(LENGTH, LENGTH)
        case "dropout": return nn.Dropout(number)
        case "view": return View()
        case "flatten": return nn.Flatten()
        case "head": return nn.Linear(CHANNELS * SIDE * SIDE, 3)
        case "log_softmax": return nn.LogSoftmax(1)
        case "tied":
            module = nn.Linear(layers[number].in_features, layers[number].out_features, bias=False)
            module.weight = layers[number].weight
            return module
    raise ValueError(kind)


def composite(kind, parts):
    match kind:
        case "sequential": return nn.Sequential(*parts)
        case "residual": return Residual(*parts)
        case "concat": return Concat(parts)
    raise ValueError(kind)


class Description:
    """A random network as a list of parts, and how often each of them runs its leaves."""

    def __init__(self, kinds, choose, training):
        self.parts, self.leaves, self.choose = [], [], choose
        for _ in range(choose.randint(3, 6)):
            self.add_leaf(choose.choice(kinds), training)
        small = len(self.parts)
        for _ in range(choose.randint(1, 4)):
            kind = choose.choice(["sequential", "sequential", "block", "residual", "residual", "concat"])
            if kind in ("block", "concat") and "conv1d" in kinds:
                kind = "sequential"
            self.add_composite(kind)
        self.add("sequential", [choose.randrange(len(self.parts)) for _ in range(2)] + [len(self.parts) - 1, choose.randrange(small)])

    def add_leaf(self, kind, training):
        linear = [i for i, part in enumerate(self.parts) if part[0] in ("linear", "line_linear")]
        if kind == "tied":
            if linear:
                self.add(kind, self.choose.choice(linear))
        else:
            self.add(kind, (0 if training else 0.5) if kind == "dropout" else None)

    def add_composite(self, kind):
        few = [i for i, leaves in enumerate(self.leaves) if leaves <= 4]
        match kind:
            case "block":  # a convolution, ReLU and pooling that may be computed as one
                wanted = [[i for i, part in enumerate(self.parts) if part[0] == leaf] for leaf in ("conv", "relu", "max_pool")]
                self.add("sequential", [self.choose.choice(places) for places in wanted if places] or [0, 0])
            case "sequential": self.add(kind, self.choose.choices(few, k=self.choose.randint(2, 4)))
            case "residual": self.add(kind, self.choose.choices(few, k=self.choose.randint(1, 2)))
            case "concat":
                self.add(kind, self.choose.choices(few, k=2))
                self.add("reduce", None)
                self.add("sequential", [len(self.parts) - 2, len(self.parts) - 1])

    def add(self, kind, arguments):
        self.parts.append([kind, arguments])
        self.leaves.append(sum(self.leaves[i] for i in arguments) if isinstance(arguments, list) else 1)

    def with_head(self):
        for kind in ["flatten", "head", "log_softmax"]:
            self.add(kind, None)
        end = len(self.parts)
        self.add("sequential", [end - 4, end - 3, end - 2, end - 1])

    def usable(self):
        """Concat does not keep the channels, so only the part behind it may use it; and something must be shared."""
        bare = {i for i, part in enumerate(self.parts) if part[0] == "concat"}
        users = [(i, kind, j) for i, (kind, parts) in enumerate(self.parts) if isinstance(parts, list) for j in parts]
        fits = all(j not in bare and self.parts[j][0] != "reduce" or self.parts[i - 2][0] == "concat" and i - 2 in self.parts[i][1]
                   for i, _, j in users)
        again = len({j for _, _, j in users}) < len(users)
        return fits and again and self.leaves[-1] <= MOST_LEAVES

    def build(self):
        layers = []
        for kind, arguments in self.parts:
            layers.append(composite(kind, [layers[i] for i in arguments]) if isinstance(arguments, list) else leaf(kind, arguments, layers))
        return layers[-1]


def shared(cases=72):
    family = Family("shared")
    torch.manual_seed(3)
    number = 0
    while len(family.cases) < cases:
        number += 1
        choose = random.Random(f"shared {number}")
        training = choose.random() < 0.5
        lines = choose.random() < 0.2
        description = Description(LINES if lines else IMAGES, choose, training)
        if not lines and choose.random() < 0.3:
            description.with_head()
        if description.usable() and (shares_parameters(description.build()) or len(family.cases) % 4 == 0):
            add(family, description, training, (3, CHANNELS, LENGTH) if lines else (3, CHANNELS, SIDE, SIDE))
    return family


def shares_parameters(net):
    return len(list(net.named_parameters(remove_duplicate=False))) > len(list(net.parameters()))


def add(family, description, training, shape):
    net = description.build().train(training)
    with torch.no_grad():
        for name, values in net.named_buffers():
            if "tracked" not in name:
                values.copy_(torch.rand(values.shape, generator=family.generator) + 0.5)
        for parameter in net.parameters():
            parameter.copy_(torch.rand(parameter.shape, generator=family.generator) - 0.4)
    arrays = {key: values.clone() for key, values in net.named_parameters()}
    arrays |= {key: values.clone() for key, values in net.named_buffers() if "tracked" not in key}
    x = (torch.rand(shape, generator=family.generator) * 2 - 1).requires_grad_()
    y = net(x)
    g, dx, *gradients = backward(y, family, [x, *net.parameters()])
    arrays |= {"x": x, "y": y, "g": g, "dx": dx}
    arrays |= {"d" + key: gradient for (key, _), gradient in zip(net.named_parameters(), gradients)}
    arrays |= {"after." + key: values for key, values in net.named_buffers() if "tracked" not in key}
    args = {"layers": description.parts, "training": training,
            "count": sum(parameter.numel() for parameter in net.parameters()),
            "parameters": [key for key, _ in net.named_parameters()],
            "buffers": [key for key, _ in net.named_buffers() if "tracked" not in key],
            "state": [key for key in net.state_dict() if "tracked" not in key]}
    family.add(f"{len(family.cases)}: {description.parts}", args, **arrays)


def families():
    return [shared()]


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    for one in families():
        one.write()
