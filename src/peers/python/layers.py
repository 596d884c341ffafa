"""Times a layer in PyTorch: layers.py LAYER DIRECTION THREADS, the layer as LayerCase writes it.

Each request is a number of seconds. For so long it calls the layer again and again, and answers with the median of the calls, in
seconds.
"""

import re
import statistics
import sys
import time

import frames
import torch
from torch.nn import functional as F

text, direction, threads = sys.argv[1], sys.argv[2], int(sys.argv[3])
torch.set_num_threads(threads)
torch.manual_seed(1)
op, sizes, numbers = re.fullmatch(r"(\w+) ([\dx]+) (.*)", text).groups()
shape = [int(size) for size in sizes.split("x")]
out, kernel, stride, padding, groups = [int(number[1:]) for number in numbers.split()]


def learned(*shape):
    return (torch.randn(shape) * 0.1).requires_grad_()


x = torch.randn(shape, requires_grad=True)
if op == "conv":
    inputs = x, learned(out, shape[1] // groups, kernel, kernel), learned(out)
    forward = lambda: F.conv2d(*inputs, stride=stride, padding=padding, groups=groups)
elif op == "linear":
    inputs = x, learned(out, shape[1]), learned(out)
    forward = lambda: F.linear(*inputs)
elif op == "maxpool":
    inputs = (x,)
    forward = lambda: F.max_pool2d(x, kernel, stride, padding)
else:
    inputs = (x,)
    forward = lambda: F.relu(x)
gradient = torch.randn(forward().shape)


def time_forward():
    start = time.perf_counter()
    y = forward()
    return time.perf_counter() - start


def time_backward():
    y = forward()
    start = time.perf_counter()
    torch.autograd.grad(y, inputs, gradient)
    return time.perf_counter() - start


once = time_forward if direction == "forward" else time_backward


def turn(request):
    end = time.perf_counter() + float(request)
    seconds = [once()]
    while time.perf_counter() < end:
        seconds.append(once())
    return {"seconds": statistics.median(seconds)}


frames.serve({"library": f"PyTorch {torch.__version__}"}, turn)
