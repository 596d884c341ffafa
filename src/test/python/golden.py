"""Records what PyTorch computes, for the tests of dev.stridebook.nn to compare with.

    python3 src/test/python/golden.py

Made with PyTorch 2.13. Writes src/test/resources/dev/stridebook/nn/golden.json.gz: for each case its arguments and arrays,
an array being {"shape": [...], "data": Base64 of little-endian floats}. Running it again gives the same numbers.
"""

import base64
import gzip
import json
from pathlib import Path

import numpy as np
import torch
import torch.nn.functional as F

TO = Path(__file__).parents[1] / "resources/dev/stridebook/nn/golden.json.gz"


def array(tensor):
    values = tensor.detach().numpy().astype("<f4")
    return {"shape": list(values.shape), "data": base64.b64encode(values.tobytes()).decode()}


def random(*shape):
    return torch.randn(*shape, requires_grad=True)


def window(kernel, stride=(1, 1), padding=(0, 0, 0, 0), dilation=(1, 1), ceil=False):
    """Padding is top, bottom, left, right."""
    return {"kernel": kernel, "stride": stride, "padding": padding, "dilation": dilation, "ceil": ceil}


def conv(name, shape, out, w, bias=True):
    x, weight = random(*shape), random(out, shape[-3], *w["kernel"])
    b = random(out) if bias else None
    top, bottom, left, right = w["padding"]
    y = F.conv2d(F.pad(x, (left, right, top, bottom)), weight, b, w["stride"], 0, w["dilation"])
    g = torch.randn_like(y)
    y.backward(g)
    case = {"name": name, "window": w, "x": array(x), "weight": array(weight), "y": array(y), "g": array(g)}
    case |= {"dx": array(x.grad), "dweight": array(weight.grad)}
    return case | ({"bias": array(b), "dbias": array(b.grad)} if bias else {})


def convolutions():
    yield conv("S3.1", (2, 1, 8, 8), 1, window((3, 3), padding=(1, 1, 1, 1)))
    yield conv("S3.2", (2, 1, 8, 8), 1, window((5, 3), padding=(2, 2, 1, 1)))
    yield conv("S3.3", (2, 1, 8, 8), 1, window((3, 3), (2, 2), (1, 1, 1, 1)))
    yield conv("S3.4", (2, 1, 8, 8), 1, window((3, 5), (3, 4), (0, 0, 1, 1)))
    yield conv("S1.8, first layer", (2, 1, 28, 28), 10, window((5, 5)))
    yield conv("S1.8, second layer", (2, 10, 12, 12), 20, window((5, 5)))
    yield conv("S4.1, remainder that the floor drops", (2, 16, 13, 13), 5, window((3, 3), (2, 2)))
    yield conv("S0.2, one axis", (2, 3, 7, 9), 12, window((1, 5), padding=(0, 0, 2, 2)))
    yield conv("S0.5, 1×1", (2, 6, 5, 4), 3, window((1, 1)))
    yield conv("1×1 with stride", (2, 3, 7, 8), 4, window((1, 1), (3, 2)))
    yield conv("kernel as large as the input", (2, 3, 6, 4), 4, window((6, 4)))
    yield conv("no bias", (2, 3, 6, 7), 4, window((3, 2)), bias=False)
    yield conv("no bias, stride, padding", (2, 3, 6, 7), 4, window((3, 2), (2, 3), (1, 1, 1, 1)), bias=False)
    yield conv("one image without batch", (3, 6, 7), 4, window((3, 3), padding=(1, 1, 1, 1)))
    yield conv("one image without batch, stride", (3, 6, 7), 4, window((3, 3), (2, 2)))
    yield conv("same padding of an even kernel", (2, 2, 6, 7), 3, window((4, 2), padding=(1, 2, 0, 1)))
    yield conv("four different paddings, stride", (2, 2, 6, 7), 3, window((3, 3), (2, 3), (0, 3, 2, 1)))
    yield conv("padding at the top only", (1, 1, 4, 4), 2, window((2, 2), padding=(3, 0, 0, 0)))
    yield conv("more padding than kernel", (2, 2, 3, 4), 3, window((2, 2), padding=(4, 4, 3, 3)))
    yield conv("1×1 in padding", (1, 2, 3, 4), 3, window((1, 1), padding=(2, 2, 1, 1)))
    yield conv("dilation 2", (2, 2, 9, 8), 3, window((3, 3), dilation=(2, 2)))
    yield conv("dilation 2×3, stride, padding", (2, 2, 12, 11), 3, window((3, 2), (2, 3), (2, 2, 1, 1), (2, 3)))
    yield conv("dilation and unequal padding", (2, 2, 9, 8), 3, window((2, 3), (1, 1), (1, 0, 2, 3), (3, 2)))
    yield conv("stride larger than the kernel", (2, 1, 20, 23), 2, window((2, 3), (7, 5)))
    yield conv("single row", (2, 3, 1, 16), 4, window((1, 3), (1, 2), (0, 0, 1, 1)))
    yield conv("many channels", (2, 33, 5, 5), 17, window((3, 3), padding=(1, 1, 1, 1)))


def pool(name, x, w):
    top, bottom, left, right = w["padding"]
    if top == bottom and left == right:
        y = F.max_pool2d(x, w["kernel"], w["stride"], (top, left), w["dilation"], w["ceil"])
    else:
        padded = F.pad(x, (left, right, top, bottom), value=float("-inf"))
        y = F.max_pool2d(padded, w["kernel"], w["stride"], 0, w["dilation"])
    g = torch.randn_like(y)
    y.backward(g)
    return {"name": name, "window": w, "x": array(x), "y": array(y), "g": array(g), "dx": array(x.grad)}


def poolings():
    yield pool("S1.8", random(2, 4, 24, 24), window((2, 2), (2, 2)))
    yield pool("S0.6", random(1, 1, 32, 32), window((3, 3), (2, 2)))
    yield pool("overlapping", random(2, 3, 7, 6), window((3, 2)))
    yield pool("rectangle, padding", random(2, 3, 9, 8), window((3, 5), (3, 4), (1, 1, 2, 2)))
    yield pool("unequal padding", random(2, 3, 5, 6), window((3, 4), (2, 1), (1, 0, 2, 1)))
    yield pool("dilation", random(2, 3, 9, 8), window((2, 3), (2, 1), (1, 1, 1, 1), (3, 2)))
    yield pool("one image without batch", random(3, 6, 7), window((2, 2), (2, 2)))
    yield pool("kernel 1 is the identity", random(1, 2, 4, 5), window((1, 1)))
    yield pool("ties: the first wins", torch.zeros(1, 1, 6, 6, requires_grad=True), window((3, 3), (2, 2), (1, 1, 1, 1)))
    ties = torch.randint(0, 3, (2, 2, 8, 8)).float().requires_grad_()
    yield pool("many ties", ties, window((3, 3), (1, 2)))
    lowest = torch.full((1, 1, 4, 4), float("-inf"), requires_grad=True)
    yield pool("nothing but -inf", lowest, window((2, 2), (2, 2), (1, 1, 1, 1)))
    yield pool("negative values in padding", (-torch.rand(1, 1, 4, 4) - 1).requires_grad_(), window((3, 3), padding=(1,) * 4))
    nan = torch.randn(1, 1, 6, 6)
    nan[0, 0, 1, 1] = nan[0, 0, 4, 0] = nan[0, 0, 4, 1] = float("nan")
    yield pool("NaN wins", nan.requires_grad_(), window((2, 3), (2, 1)))
    yield pool("ceil 5,2,2,0", random(1, 2, 5, 5), window((2, 2), (2, 2), ceil=True))
    yield pool("ceil 3,2,2,1", random(1, 2, 3, 3), window((2, 2), (2, 2), (1, 1, 1, 1), ceil=True))
    yield pool("ceil 4,1,2,0", random(1, 2, 4, 4), window((1, 1), (2, 2), ceil=True))
    yield pool("ceil 10,2,4,1", random(1, 2, 10, 10), window((2, 2), (4, 4), (1, 1, 1, 1), ceil=True))


def linears():
    for shape, out in [((4, 7), 3), ((2, 40), 30), ((5, 1), 1)]:
        x, weight, bias = random(*shape), random(out, shape[1]), random(out)
        y = F.linear(x, weight, bias)
        g = torch.randn_like(y)
        y.backward(g)
        yield {"x": array(x), "weight": array(weight), "bias": array(bias), "y": array(y), "g": array(g),
               "dx": array(x.grad), "dweight": array(weight.grad), "dbias": array(bias.grad)}


def losses():
    likely = torch.tensor([[1000.0, 0, -1000], [-90, 90, 30], [0, 0, 0]])
    for x, labels in [(torch.randn(5, 10), [3, 0, 9, 9, 4]), (likely, [1, 2, 0])]:
        x.requires_grad_()
        y = F.log_softmax(x, 1)
        loss = F.nll_loss(y, torch.tensor(labels))
        loss.backward()
        yield {"x": array(x), "labels": labels, "y": array(y), "loss": loss.item(), "dx": array(x.grad)}


class MnistNet(torch.nn.Module):
    def __init__(self):
        super().__init__()
        self.layers = torch.nn.Sequential(
            torch.nn.Conv2d(1, 10, 5), torch.nn.ReLU(), torch.nn.MaxPool2d(2),
            torch.nn.Conv2d(10, 20, 5), torch.nn.ReLU(), torch.nn.MaxPool2d(2),
            torch.nn.Flatten(), torch.nn.Linear(320, 50), torch.nn.ReLU(), torch.nn.Linear(50, 10))

    def forward(self, x):
        return F.log_softmax(self.layers(x), 1)


def training():
    """Three steps of SGD with momentum on the net of S1.8; of each the loss, at the end the parameters."""
    net = MnistNet()
    start = [array(p) for p in net.parameters()]
    optimizer = torch.optim.SGD(net.parameters(), lr=0.05, momentum=0.9)
    steps = []
    for _ in range(3):
        x, labels = torch.rand(4, 1, 28, 28), torch.randint(0, 10, (4,))
        optimizer.zero_grad()
        loss = F.nll_loss(net(x), labels)
        loss.backward()
        optimizer.step()
        steps.append({"x": array(x), "labels": labels.tolist(), "loss": loss.item()})
    return {"start": start, "steps": steps, "end": [array(p) for p in net.parameters()]}


if __name__ == "__main__":
    torch.manual_seed(1)
    golden = {
        "conv2d": list(convolutions()),
        "maxpool2d": list(poolings()),
        "linear": list(linears()),
        "loss": list(losses()),
        "training": training(),
    }
    TO.parent.mkdir(parents=True, exist_ok=True)
    TO.write_bytes(gzip.compress(json.dumps(golden, separators=(",", ":")).encode(), 9, mtime=0))
    print(f"PyTorch {torch.__version__}: {TO.stat().st_size:,} bytes")
