"""Computes the questions of `practice` with PyTorch, and records which they were.

DrillsTest leaves the drawn questions in target/practice, one file for each drill and one JSON object for each question. This script
computes every answer with PyTorch's own layers; if all agree, it writes the number and the SHA-256 of the questions to torch.tsv, from
where DrillsTest knows that they are the ones that were computed.
"""

import hashlib
import json
import re
import sys
from pathlib import Path

import torch
from torch import nn
from torch.utils.flop_counter import FlopCounterMode

RECORD = Path("src/test/resources/dev/stridebook/course/practice/torch.tsv")
META = torch.device("meta")


def empty(*shape):
    return torch.empty(*shape, device=META)


def side(layer, n):
    """The side length of the map that a layer makes of an n by n image."""
    return layer(empty(1, 1, n, n)).shape[-1]


def conv(k, p=0, s=1, **more):
    return nn.Conv2d(1, 1, k, padding=p, stride=s, device=META, **more)


def parameters(layer):
    return sum(parameter.numel() for parameter in layer.parameters())


def pytorch_line(q):
    layer = nn.Conv2d(
        q["in"], q["out"], (q["kh"], q["kw"]), padding=(q["ph"], q["pw"]), stride=(q["sh"], q["sw"]), device=META
    )
    return list(layer(empty(q["batch"], q["in"], q["h"], q["w"])).shape)


def same_padding(q):
    # A smaller padding may leave an image that is smaller than the kernel.
    least = max(0, (q["extent"] - q["n"] + 1) // 2)
    fitting = [p for p in range(least, 80) if side(conv(q["k"], p, dilation=q["d"]), q["n"]) == q["n"]]
    assert len(fitting) == 1, fitting
    return fitting[0]


def which_window(q):
    assert side(conv(q["k"], q["p"], q["s"]), q["n"]) == q["out"], q
    return f"kernel {q['k']}, padding {q['p']}, stride {q['s']}"


def layers_down(q):
    layer, n, layers = conv(q["k"]), empty(1, 1, q["from"], q["from"]), 0
    while n.shape[-1] > q["to"]:
        n, layers = layer(n), layers + 1
    return layers


def macs(q):
    layer = nn.Conv2d(q["in"], q["out"], q["k"], padding=q["p"], stride=q["s"], bias=False, device=META)
    with FlopCounterMode(display=False) as counter:
        layer(empty(1, q["in"], q["n"], q["n"]))
    return counter.get_total_flops() // 2  # a multiplication and an addition each


def receptive_field(q):
    """Counts the cells of the input that have a gradient from one cell of the output."""
    layers = [(int(k), int(s)) for k, s in re.findall(r"kernel (\d+)×\d+ with stride (\d+)", q["layers"])]
    x = torch.zeros(1, 1, 800, dtype=torch.float64, requires_grad=True)
    y = x
    for k, s in layers:
        y = nn.functional.conv1d(y, torch.ones(1, 1, k, dtype=torch.float64), stride=s)
    y[0, 0, y.shape[-1] // 2].backward()
    return int(torch.count_nonzero(x.grad))


def linear_features(q):
    network = nn.Sequential(
        nn.Conv2d(1, 2, q["k"], device=META),
        nn.MaxPool2d(2),
        nn.Conv2d(2, q["channels"], q["k"], device=META),
        nn.MaxPool2d(2),
        nn.Flatten(),
    )
    return network(empty(1, 1, q["n"], q["n"])).shape[1]


def never_read(q):
    x = torch.zeros(1, 1, q["n"], q["n"], requires_grad=True)
    nn.functional.conv2d(x, torch.ones(1, 1, q["k"], q["k"]), stride=q["s"]).sum().backward()
    return int((x.grad == 0).sum())


DRILLS = {
    "output-size": lambda q: side(conv(q["k"], q["p"], q["s"]), q["n"]),
    "pytorch-line": pytorch_line,
    "same-padding": same_padding,
    "which-window": which_window,
    "layers-down": layers_down,
    "parameters": lambda q: parameters(nn.Conv2d(q["in"], q["out"], (q["kh"], q["kw"]), device=META)),
    "groups": lambda q: parameters(nn.Conv2d(q["in"], q["out"], q["k"], groups=q["groups"], device=META)),
    "macs": macs,
    "receptive-field": receptive_field,
    "pooling": lambda q: side(nn.MaxPool2d(q["k"], ceil_mode=q["ceil"] == "True"), q["n"]),
    "transposed": lambda q: side(
        nn.ConvTranspose2d(1, 1, q["k"], padding=q["p"], stride=q["s"], device=META), q["n"]
    ),
    "dilation": lambda q: side(conv(q["k"], dilation=q["d"]), q["n"]),
    "linear-features": linear_features,
    "never-read": never_read,
    "view": lambda q: empty(q["batch"], q["channels"], q["side"], q["side"]).view(-1, q["columns"]).shape[0],
}


def text(answer):
    return f"{answer:,}" if isinstance(answer, int) else str(answer)


def main(folder):
    lines = [f"# computed with PyTorch {torch.__version__.split('+')[0]} by practice.py: drill, questions, SHA-256"]
    differences = 0
    for drill, compute in DRILLS.items():
        content = (folder / f"{drill}.jsonl").read_bytes()
        questions = [json.loads(line) for line in content.splitlines()]
        wrong = [q for q in questions if text(compute(q)) != q["right"]]
        differences += len(wrong)
        print(f"{drill}: {len(questions) - len(wrong)} of {len(questions)} agree", *wrong[:3], sep="\n  ", flush=True)
        lines.append(f"{drill}\t{len(questions)}\t{hashlib.sha256(content).hexdigest()}")
    if differences:
        sys.exit(f"{differences} questions have another answer in PyTorch. Nothing is recorded.")
    RECORD.write_text("\n".join(lines) + "\n", encoding="utf-8")


main(Path(sys.argv[1] if len(sys.argv) > 1 else "target/practice"))
