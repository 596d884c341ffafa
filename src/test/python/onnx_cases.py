"""Records what ONNX's operators compute, for the tests of dev.stridebook.nn.onnx to compare with.

    pip install torch numpy safetensors onnx onnxscript
    python3 src/test/python/onnx_cases.py

Made with ONNX 1.23.1 and PyTorch 2.13. Writes into src/test/resources/dev/stridebook/nn/onnx/:

- operators.npz: the arguments of the node tests that come with the onnx package, for the operators listed here, with an input and
  the output. Laid out as golden.py says; the test builds a file of one node of each. Of the node tests, those on other numbers
  than floats are left out. Where a test has many values, the input is drawn anew and the output is that of ONNX's reference
  evaluator, after it has been checked to give the test's own output.
- *.onnx and nets.npz: small networks as PyTorch exports them, each with an input and an output.

Running it again gives the same numbers. To check the files that Stridebook writes: onnx_check.py.
"""

import collections
import json
import warnings

import numpy as np
import onnx
import torch
from onnx.backend.test.case.node import collect_testcases
from onnx.reference import ReferenceEvaluator
from torch import nn
from torch.nn import functional as F

import golden
from golden import TO, Family

OPERATORS = """
Abs Add AveragePool BatchNormalization Cast Celu Clip Concat Constant ConstantOfShape Conv ConvTranspose DepthToSpace Div Dropout
Elu Erf Exp Flatten Gather Gelu Gemm GlobalAveragePool GlobalMaxPool GroupNormalization HardSigmoid HardSwish Identity
InstanceNormalization LayerNormalization LeakyRelu Log LogSoftmax LpPool LRN MatMul Max MaxPool MaxUnpool Mean Min Mish Mul Neg Pad
Pow PRelu ReduceMean ReduceMax ReduceSum Relu Reshape Resize Selu Sigmoid Slice Softmax Softplus Softsign SpaceToDepth Split Sqrt
Squeeze Sub Sum Swish Tanh ThresholdedRelu Transpose Unsqueeze Upsample
""".split()
MANY = 100
LARGE, SMALL = 3000, 11


def opset(model):
    return next(entry.version for entry in model.opset_import if entry.domain == "")


def attribute(stored):
    value = onnx.helper.get_attribute_value(stored)
    if isinstance(value, onnx.TensorProto):
        array = onnx.numpy_helper.to_array(value)
        value = {"type": value.data_type, "shape": list(array.shape), "values": array.ravel().tolist()}
    elif isinstance(value, bytes):
        value = value.decode()
    elif not isinstance(value, (int, float)):
        value = list(value)
    return {"name": stored.name, "type": stored.type, "value": value}


def drawn_anew(family, model, inputs, output):
    """The same node on fewer digits: an input in eighths and the output for it, or the test's own where they are few."""
    if inputs[0].size <= MANY and output.size <= MANY:
        return inputs, output
    evaluator = ReferenceEvaluator(model)
    names = [given.name for given in model.graph.input]
    evaluated = evaluator.run(None, dict(zip(names, inputs)))[0]
    if not np.allclose(evaluated, output, rtol=1e-4, atol=1e-5, equal_nan=True):
        return inputs, output
    shape = inputs[0].shape
    if len(inputs) == 1 and inputs[0].size > LARGE:
        shape = [min(size, SMALL) for size in shape]
    x = family.eighths(*shape).numpy().astype(inputs[0].dtype)
    anew = [x if i == 0 else a for i, a in enumerate(inputs)]
    return anew, evaluator.run(None, dict(zip(names, anew)))[0]


def operators():
    family = Family("operators")
    left_out = collections.Counter()
    for case in collect_testcases():
        nodes = case.model.graph.node
        if len(nodes) != 1 or nodes[0].op_type not in OPERATORS or not case.data_sets:
            continue
        inputs, outputs = case.data_sets[0]
        arrays = [np.asarray(array) for array in inputs if isinstance(array, (np.ndarray, np.generic))]
        given = nodes[0].op_type in ("Constant", "ConstantOfShape")
        if len(arrays) < len(inputs) or not isinstance(outputs[0], np.ndarray) or outputs[0].dtype != np.float32 \
                or not given and inputs[0].dtype != np.float32:
            left_out[nodes[0].op_type] += 1
            continue
        add(family, case, nodes[0], arrays, outputs[0])
    print("other types of numbers:", dict(left_out))
    return family.write()


def add(family, case, node, inputs, output):
    if node.op_type not in ("Constant", "ConstantOfShape", "Dropout"):
        inputs, output = drawn_anew(family, case.model, inputs, output)
    names = [given.name for given in case.model.graph.input]
    arrays = {"y": output}
    described = []
    for name in node.input:
        if not name:
            described.append({"kind": "absent"})
            continue
        array = inputs[names.index(name)]
        kind = onnx.helper.np_dtype_to_tensor_dtype(array.dtype)
        if array.dtype == np.float32:
            described.append({"kind": "floats", "array": f"input{len(described)}"})
            arrays[described[-1]["array"]] = array
        else:
            described.append({"kind": "numbers", "type": int(kind), "shape": list(array.shape),
                              "values": array.ravel().tolist()})
    args = {"operator": node.op_type, "opset": opset(case.model), "outputs": len(node.output), "inputs": described,
            "attributes": [attribute(stored) for stored in node.attribute]}
    name = case.name.removeprefix("test_")
    if name not in [stored["name"] for stored in family.cases]:
        family.add(name, args, **{key: torch.from_numpy(np.ascontiguousarray(value).reshape(value.shape))
                                  for key, value in arrays.items()})


class Residual(nn.Module):
    """Two residual blocks, the second with a shortcut to a smaller size, as in ResNet."""

    def __init__(self):
        super().__init__()
        self.stem = nn.Sequential(nn.Conv2d(2, 4, 3, padding=1, bias=False), nn.BatchNorm2d(4), nn.ReLU(), nn.MaxPool2d(3, 2, 1))
        self.same = nn.Sequential(nn.Conv2d(4, 4, 3, padding=1), nn.BatchNorm2d(4), nn.ReLU(), nn.Conv2d(4, 4, 3, padding=1))
        self.down = nn.Sequential(nn.Conv2d(4, 6, 3, 2, 1), nn.BatchNorm2d(6), nn.ReLU(), nn.Conv2d(6, 6, 3, padding=1))
        self.shortcut = nn.Conv2d(4, 6, 1, 2)
        self.head = nn.Linear(6, 5)

    def forward(self, x):
        x = self.stem(x)
        x = F.relu(self.same(x) + x)
        x = F.relu(self.down(x) + self.shortcut(x))
        return self.head(F.adaptive_avg_pool2d(x, 1).flatten(1))


class Branches(nn.Module):
    """Branches that are joined, as in Inception and SqueezeNet."""

    def __init__(self):
        super().__init__()
        self.one = nn.Conv2d(2, 2, 1)
        self.three = nn.Sequential(nn.Conv2d(2, 2, 1), nn.ReLU(), nn.Conv2d(2, 3, 3, padding=1))
        self.pooled = nn.Sequential(nn.AvgPool2d(3, 1, 1), nn.Conv2d(2, 2, 1))
        self.last = nn.Conv2d(7, 4, 1)

    def forward(self, x):
        x = torch.cat([self.one(x), self.three(x), self.pooled(x)], 1)
        return self.last(F.relu(x)).mean((2, 3)).softmax(1)


class Unet(nn.Module):
    """Goes down and up again, and takes along what there was on the way."""

    def __init__(self):
        super().__init__()
        self.first = nn.Conv2d(1, 3, 3, padding=1)
        self.second = nn.Conv2d(3, 4, 3, padding=1)
        self.deep = nn.Conv2d(4, 5, 3, padding=1)
        self.up = nn.ConvTranspose2d(5, 4, 2, 2)
        self.merge = nn.Conv2d(8, 3, 3, padding=1)
        self.last = nn.Conv2d(6, 2, 1)

    def forward(self, x):
        a = F.leaky_relu(self.first(x))
        b = F.leaky_relu(self.second(F.max_pool2d(a, 2)))
        c = F.leaky_relu(self.deep(F.max_pool2d(b, 2)))
        b = self.merge(torch.cat([self.up(c), b], 1))
        return torch.sigmoid(self.last(torch.cat([F.interpolate(b, scale_factor=2, mode="bilinear"), a], 1)))


class Mobile(nn.Module):
    """Depthwise convolutions and attention for channels, as in MobileNet."""

    def __init__(self):
        super().__init__()
        self.expand = nn.Conv2d(2, 6, 1)
        self.depthwise = nn.Conv2d(6, 6, 3, 2, 1, groups=6)
        self.squeeze = nn.Conv2d(6, 2, 1)
        self.excite = nn.Conv2d(2, 6, 1)
        self.project = nn.Conv2d(6, 4, 1)

    def forward(self, x):
        x = F.hardswish(self.expand(x))
        x = F.relu6(self.depthwise(x))
        x = x * F.hardsigmoid(self.excite(F.relu(self.squeeze(F.adaptive_avg_pool2d(x, 1)))))
        return F.silu(self.project(x))


class Shuffle(nn.Module):
    """Halves of the channels, one of which is worked on, then shuffled: ShuffleNet."""

    def __init__(self):
        super().__init__()
        self.branch = nn.Sequential(nn.Conv2d(2, 2, 3, padding=1, groups=2), nn.BatchNorm2d(2), nn.PReLU(2))

    def forward(self, x):
        left, right = x.chunk(2, 1)
        x = torch.cat([left, self.branch(right)], 1)
        n, c, h, w = x.shape
        x = x.view(n, 2, c // 2, h, w).transpose(1, 2).reshape(n, c, h, w)
        return F.pad(x, (1, 0, 0, 2), mode="reflect")


class Lines(nn.Module):
    """Everything along one axis."""

    def __init__(self):
        super().__init__()
        self.layers = nn.Sequential(
            nn.Conv1d(1, 4, 5, 2, 2), nn.BatchNorm1d(4), nn.ELU(), nn.MaxPool1d(2), nn.ConvTranspose1d(4, 4, 3, 2, 1, 1),
            nn.GroupNorm(2, 4), nn.GELU(), nn.AvgPool1d(3, 2, 1), nn.Conv1d(4, 4, 3, padding=1), nn.Tanh())
        self.norm = nn.LayerNorm(4)
        self.head = nn.Linear(4, 3)

    def forward(self, x):
        x = self.layers(x).transpose(1, 2)
        return self.head(self.norm(x)).mean(1)


def lenet():
    return nn.Sequential(nn.Conv2d(1, 3, 5), nn.ReLU(), nn.MaxPool2d(2), nn.Flatten(), nn.Dropout(0.5), nn.Linear(48, 8), nn.ReLU(),
                         nn.Linear(8, 4), nn.LogSoftmax(1))


NETS = {"lenet": (lenet, (1, 12, 12)), "residual": (Residual, (2, 12, 12)), "branches": (Branches, (2, 6, 6)),
        "unet": (Unet, (1, 8, 8)), "mobile": (Mobile, (2, 8, 8)), "shuffle": (Shuffle, (4, 5, 5)), "lines": (Lines, (1, 16))}
# The older exporter knows these versions of the operators; the newer one needs onnxscript.
EXPORTS = [("old11", False, 11), ("old17", False, 17), ("new18", True, 18)]


def nets():
    family = Family("nets")
    for old in golden.TO.glob("*.onnx*"):
        old.unlink()
    for name, (create, shape) in NETS.items():
        torch.manual_seed(7)
        net = create()
        for module in net.modules():
            if isinstance(module, (nn.BatchNorm1d, nn.BatchNorm2d)):
                nn.init.uniform_(module.running_mean, -0.5, 0.5)
                nn.init.uniform_(module.running_var, 0.5, 2)
        net.eval()
        x = family.eighths(3, *shape)
        for label, new, version in EXPORTS:
            file = golden.TO / f"{name}_{label}.onnx"
            if new:
                torch.onnx.export(net, (x[:2],), file, dynamo=True, opset_version=version, external_data=False, verbose=False,
                                  dynamic_shapes=({0: torch.export.Dim("batch")},), input_names=["x"])
                model = onnx.load(file)
                for node in model.graph.node:
                    node.ClearField("metadata_props")
                    node.ClearField("doc_string")
                del model.graph.value_info[:], model.metadata_props[:], model.graph.metadata_props[:]
                onnx.save(model, file)
            else:
                torch.onnx.export(net, (x[:1],), file, dynamo=False, opset_version=version, input_names=["x"],
                                  dynamic_axes={"x": {0: "batch"}} if version == 17 else None)
        family.add(name, {}, x=x, y=net(x))
    return family.write()


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    golden.TO = TO / "onnx"
    nets()
    operators()
    print(sum(file.stat().st_size for file in golden.TO.glob("*")), "bytes")
