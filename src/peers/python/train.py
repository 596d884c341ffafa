"""Trains a net on MNIST in PyTorch: train.py FOLDER NET IMAGES THREADS RATE STYLE

The style is "usual", as most users write it, or "tuned", as an expert does: channels last, ReLU after max pooling, which has fewer values
then, fused SGD, inference mode for the test, and torch.compile where it works and is faster.

Requests: "epoch" trains one epoch and returns the seconds, "test" returns the accuracy on the test images.
"""

import pathlib
import sys
import time

import frames
import torch
from torch import nn
from torch.nn import functional as F

BATCH = 64

folder = pathlib.Path(sys.argv[1])
name, images, threads, rate = sys.argv[2], int(sys.argv[3]), int(sys.argv[4]), float(sys.argv[5])
tuned = sys.argv[6] == "tuned"
torch.set_num_threads(threads)
torch.manual_seed(1)


def idx(file, header):
    return torch.frombuffer(bytearray((folder / file).read_bytes()), dtype=torch.uint8, offset=header)


def load(part):
    x = idx(f"{part}-images-idx3-ubyte", 16).reshape(-1, 1, 28, 28).float() / 255
    return x, idx(f"{part}-labels-idx1-ubyte", 8).long()


def conv(channels, out, kernel, padding=0):
    return nn.Conv2d(channels, out, kernel, padding=padding), nn.ReLU()


def net():
    if name == "mnist":
        return nn.Sequential(
            *conv(1, 10, 5), nn.MaxPool2d(2),
            *conv(10, 20, 5), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(320, 50), nn.ReLU(), nn.Linear(50, 10), nn.LogSoftmax(1))
    if name == "alexnet":
        return nn.Sequential(
            *conv(1, 32, 5, 2), nn.MaxPool2d(3, 2),
            *conv(32, 64, 5, 2), nn.MaxPool2d(3, 2),
            *conv(64, 128, 3, 1), *conv(128, 96, 3, 1), *conv(96, 64, 3, 1), nn.MaxPool2d(3, 2),
            nn.Flatten(), nn.Linear(256, 128), nn.ReLU(), nn.Linear(128, 10), nn.LogSoftmax(1))
    if name == "vgg":
        return nn.Sequential(
            *conv(1, 32, 3, 1), *conv(32, 32, 3, 1), nn.MaxPool2d(2),
            *conv(32, 64, 3, 1), *conv(64, 64, 3, 1), nn.MaxPool2d(2),
            nn.Flatten(), nn.Linear(3136, 128), nn.ReLU(), nn.Linear(128, 10), nn.LogSoftmax(1))
    raise SystemExit(f"no net is called {name}")


def pooled_first(layers):
    """The same net with each ReLU after the max pooling that follows it."""
    layers = list(layers)
    for i in range(len(layers) - 1):
        if isinstance(layers[i], nn.ReLU) and isinstance(layers[i + 1], nn.MaxPool2d):
            layers[i], layers[i + 1] = layers[i + 1], layers[i]
    return nn.Sequential(*layers)


train_x, train_y = load("train")
train_x, train_y = train_x[:images], train_y[:images]
test_x, test_y = load("t10k")
if tuned:
    model = pooled_first(net()).to(memory_format=torch.channels_last)
    train_x, test_x = (x.to(memory_format=torch.channels_last) for x in (train_x, test_x))
    optimizer = torch.optim.SGD(model.parameters(), lr=rate, momentum=0.9, fused=True)
else:
    model = net()
    optimizer = torch.optim.SGD(model.parameters(), lr=rate, momentum=0.9)


def seconds(net, batches=100):
    """Of some steps forward and backward that change nothing, after as many to warm up."""
    for _ in range(2):
        start = time.perf_counter()
        for i in range(batches):
            x, y = train_x[i % 10 * BATCH:][:BATCH], train_y[i % 10 * BATCH:][:BATCH]
            F.nll_loss(net(x), y).backward()
        elapsed = time.perf_counter() - start
    model.zero_grad()
    return elapsed


def compiled(net):
    try:
        fast = torch.compile(net)
        return fast if seconds(fast) < seconds(net) else net
    except Exception as failure:  # no compiler on this machine, for instance
        print(f"torch.compile does not work here: {failure}"[:300], file=sys.stderr)
        return net


run = compiled(model) if tuned else model


def epoch():
    model.train()
    start = time.perf_counter()
    total = 0.0
    right = 0
    order = torch.randperm(len(train_x))
    for i in range(0, len(order), BATCH):
        batch = order[i:i + BATCH]
        x, y = train_x[batch], train_y[batch]
        optimizer.zero_grad()
        output = run(x)
        loss = F.nll_loss(output, y)
        loss.backward()
        optimizer.step()
        total += loss.item() * len(batch)
        right += (output.argmax(1) == y).sum().item()
    return {"seconds": time.perf_counter() - start, "images": len(order), "loss": total / len(order),
            "training_accuracy": right / len(order)}


def test():
    model.eval()
    right = 0
    with torch.inference_mode() if tuned else torch.no_grad():
        for x, y in zip(test_x.split(500), test_y.split(500)):
            right += (model(x).argmax(1) == y).sum().item()
    return {"accuracy": right / len(test_x)}


frames.serve(
    {"library": f"PyTorch {torch.__version__}", "threads": torch.get_num_threads(), "compiled": run is not model},
    lambda request: {"epoch": epoch, "test": test}[request]())
