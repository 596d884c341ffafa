"""Times layers in PyTorch: layers.py THREADS

Each request is a layer as LayerCase writes it, a direction, and a number of seconds. For so long the layer is called again and again; the
answer is the median of the calls, in seconds.
"""

import functools
import re
import statistics
import sys
import time

import frames
import torch
from torch.nn import functional as F

torch.set_num_threads(int(sys.argv[1]))
torch.manual_seed(1)


def learned(*shape):
    return (torch.randn(shape) * 0.1).requires_grad_()


@functools.lru_cache(maxsize=1)
def layer(text):
    """Its inputs, what it computes, and a gradient of the output."""
    op, sizes, numbers = re.fullmatch(r"(\w+) ([\dx]+) (.*)", text).groups()
    shape = [int(size) for size in sizes.split("x")]
    out, kernel, stride, padding, dilation, groups = [int(number[1:]) for number in numbers.split()]
    x = torch.randn(shape, requires_grad=True)
    if op == "conv":
        inputs = x, learned(out, shape[1] // groups, kernel, kernel), learned(out)
        forward = lambda: F.conv2d(*inputs, stride=stride, padding=padding, dilation=dilation, groups=groups)
    elif op == "linear":
        inputs = x, learned(out, shape[1]), learned(out)
        forward = lambda: F.linear(*inputs)
    else:
        inputs = (x,)
        forward = {
            "maxpool": lambda: F.max_pool2d(x, kernel, stride, padding),
            "avgpool": lambda: F.avg_pool2d(x, kernel, stride, padding),
            "relu": lambda: F.relu(x),
        }[op]
    return inputs, forward, torch.randn(forward().shape)


def time_forward(inputs, forward, gradient):
    start = time.perf_counter()
    y = forward()
    return time.perf_counter() - start


def time_backward(inputs, forward, gradient):
    y = forward()
    start = time.perf_counter()
    torch.autograd.grad(y, inputs, gradient)
    return time.perf_counter() - start


def turn(request):
    text, direction, length = request.rsplit(" ", 2)
    once = time_forward if direction == "forward" else time_backward
    arguments = layer(text)
    end = time.perf_counter() + float(length)
    seconds = [once(*arguments)]
    while time.perf_counter() < end:
        seconds.append(once(*arguments))
    return {"seconds": statistics.median(seconds)}


frames.serve({"library": f"PyTorch {torch.__version__}"}, turn)
