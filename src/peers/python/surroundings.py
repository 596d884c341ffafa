"""Does in PyTorch what surrounds the layers of a training on MNIST: surroundings.py FOLDER THREADS

Each request is one of "load", "epoch", "evaluate", "augment", "adam" and "larger adam", and a number of seconds. For so long, and at least
once, the work is done; the answer is the median of its times, in seconds. As the first requests, "load 0" and "epoch 0" show what users wait
for who start a program.
"""

import math
import pathlib
import statistics
import sys
import time

import frames
import torch
from torch import nn
from torch.nn import functional as F

BATCH = 64
TOGETHER = 500

folder = pathlib.Path(sys.argv[1])
torch.set_num_threads(int(sys.argv[2]))
torch.manual_seed(1)
net = nn.Sequential(
    nn.Conv2d(1, 10, 5), nn.ReLU(), nn.MaxPool2d(2),
    nn.Conv2d(10, 20, 5), nn.ReLU(), nn.MaxPool2d(2),
    nn.Flatten(), nn.Linear(320, 50), nn.ReLU(), nn.Linear(50, 10), nn.LogSoftmax(1))
larger = nn.Sequential(
    nn.Conv2d(1, 32, 3), nn.Conv2d(32, 32, 3), nn.Conv2d(32, 64, 3), nn.Conv2d(64, 64, 3),
    nn.Linear(3136, 128), nn.Linear(128, 10))
images = {}


def idx(file, header):
    return torch.frombuffer(bytearray((folder / file).read_bytes()), dtype=torch.uint8, offset=header)


def load(part="train"):
    images[part] = (
        idx(f"{part}-images-idx3-ubyte", 16).reshape(-1, 1, 28, 28).float() / 255,
        idx(f"{part}-labels-idx1-ubyte", 8).long())


def epoch():
    optimizer = torch.optim.SGD(net.parameters(), lr=0.02, momentum=0.9)
    all_x, all_y = images["train"]
    net.train()
    for batch in torch.randperm(len(all_x)).split(BATCH):
        x, y = all_x[batch], all_y[batch]
        optimizer.zero_grad()
        loss = F.nll_loss(net(x), y)
        loss.backward()
        optimizer.step()


def evaluate():
    right, loss = 0, 0.0
    net.eval()
    with torch.inference_mode():
        for x, y in zip(*(part.split(TOGETHER) for part in images["t10k"])):
            output = net(x)
            loss += F.nll_loss(output, y, reduction="sum").item()
            right += (output.argmax(1) == y).sum().item()


def augment():
    """Turns, resizes and shifts each image at random, as lesson 08 does."""
    augmented = []
    for x in images["train"][0].split(TOGETHER):
        n = len(x)
        angle = (torch.rand(n) * 2 - 1) * math.radians(12)
        factor = 0.9 + 0.2 * torch.rand(n)
        down, right = torch.randint(-2, 3, (2, n)) / 14  # an image is 2 high and wide
        cos, sin = torch.cos(angle) / factor, torch.sin(angle) / factor
        back = torch.stack([cos, -sin, -right, sin, cos, -down], 1).reshape(n, 2, 3)
        augmented.append(F.grid_sample(x, F.affine_grid(back, x.shape, align_corners=False), align_corners=False))
    return torch.cat(augmented)


optimizers = {}


def adam(of):
    if of not in optimizers:
        for parameter in of.parameters():
            parameter.grad = torch.rand(parameter.shape) - 0.5
        optimizers[of] = torch.optim.Adam(of.parameters())
    optimizers[of].step()


work = {
    "load": load, "epoch": epoch, "evaluate": evaluate, "augment": augment,
    "adam": lambda: adam(net), "larger adam": lambda: adam(larger)}


def answer(request):
    what, length = request.rsplit(" ", 1)
    if what == "evaluate" and "t10k" not in images:
        load("t10k")
    seconds = []
    end = time.perf_counter() + float(length)
    while not seconds or time.perf_counter() < end:
        start = time.perf_counter()
        work[what]()
        seconds.append(time.perf_counter() - start)
    return {"seconds": statistics.median(seconds)}


frames.serve({"library": f"PyTorch {torch.__version__}"}, answer)
