"""
Records what PyTorch makes of arrays of odd shapes, and of windows whose parts depend on each other: two families of cases for
golden.py, which runs this module. Alone it writes only its own files:

    python3 src/test/python/golden_windows.py
"""

import torch
from golden import Family, text
from torch import nn

SHAPES = [(), (0,), (1,), (4,), (0, 4), (4, 0), (3, 4), (1, 3), (0, 3, 4), (2, 3, 4), (2, 3, 0), (2, 0, 4), (3, 0, 4),
          (0, 3, 4, 4), (2, 3, 4, 4), (2, 3, 0, 4), (2, 3, 4, 0), (2, 0, 4, 4), (1, 4, 4, 3), (0, 2, 3, 4, 4)]


class View(nn.Module):
    def __init__(self, *sizes):
        super().__init__()
        self.sizes = sizes

    def forward(self, x):
        return x.view(self.sizes)


LAYERS = {
    "conv2d": nn.Conv2d(3, 2, 3),
    "conv2d padded": nn.Conv2d(3, 2, 3, padding=2),
    "conv_transpose2d": nn.ConvTranspose2d(3, 2, 3),
    "max_pool2d": nn.MaxPool2d(2),
    "avg_pool2d": nn.AvgPool2d(2),
    "adaptive_avg_pool2d": nn.AdaptiveAvgPool2d(2),
    "batch_norm2d": nn.BatchNorm2d(3),
    "conv1d": nn.Conv1d(3, 2, 3),
    "max_pool1d": nn.MaxPool1d(2),
    "avg_pool1d": nn.AvgPool1d(2),
    "linear": nn.Linear(4, 2),
    "linear of one": nn.Linear(1, 2),
    "flatten": nn.Flatten(),
    "relu": nn.ReLU(),
    "sigmoid": nn.Sigmoid(),
    "dropout": nn.Dropout(0),
    "softmax 0": nn.Softmax(0),
    "softmax 1": nn.Softmax(1),
    "softmax -1": nn.Softmax(-1),
    "log_softmax 0": nn.LogSoftmax(0),
    "log_softmax 1": nn.LogSoftmax(1),
    "log_softmax -1": nn.LogSoftmax(-1),
    "view -1": View(-1),
    "view -1 4": View(-1, 4),
    "view 1 -1": View(1, -1),
    "view 0 -1": View(0, -1),
    "view 0 4": View(0, 4),
}

# Arrays without any cell in a map are nothing that a layer on images could be used for: PyTorch takes them here and there.
MAPS = {"batch_norm2d", "adaptive_avg_pool2d"}


def odd_shapes():
    family = Family("odd_shapes")
    for name, layer in LAYERS.items():
        for parameter in layer.parameters():
            nn.init.constant_(parameter, 0.125)
        for shape in SHAPES:
            if name in MAPS and 0 in shape[-3:]:
                continue
            layer.zero_grad()
            x = family.eighths(*shape, limit=2).requires_grad_()
            args = {"layer": name, "x": shape}
            title = f"{name} of {list(shape)}"
            try:
                y = layer(x)
            except (RuntimeError, ValueError, IndexError):
                family.refuse(title, args, lambda: layer(x))
                continue
            g = family.eighths(*y.shape)
            y.backward(g)
            gradients = {f"d{key}": value.grad for key, value in layer.named_parameters()}
            family.add(title, args, x=x, y=y, g=g, dx=x.grad, **gradients)
    return family


def same_padding():
    """Convolutions that keep the size, with every stride and dilation; PyTorch refuses any stride but 1."""
    family = Family("same_padding")
    for kernel in [(1, 1), (2, 2), (3, 3), (4, 3), (1, 5)]:
        for dilation in [(1, 1), (2, 2), (1, 3), (4, 1)]:
            for stride in [(1, 1), (2, 2), (1, 2)]:
                args = {"kernel": kernel, "dilation": dilation, "stride": stride}

                def conv():
                    return nn.Conv2d(1, 1, kernel, stride, "same", dilation, bias=False)

                if stride != (1, 1):
                    family.refuse(text(args), args | {"x": (1, 1, 5, 6)}, conv)
                    continue
                module = conv()
                x = family.eighths(1, 1, 5, 6).requires_grad_()
                with torch.no_grad():
                    module.weight.copy_(family.eighths(*module.weight.shape))
                y = module(x)
                g = family.eighths(*y.shape)
                y.backward(g)
                family.add(text(args), args, x=x, y=y, g=g, dx=x.grad, weight=module.weight)
    return family


def families():
    return [odd_shapes(), same_padding()]


if __name__ == "__main__":
    for one in families():
        one.write()
