"""Records what ONNX's operators compute, for the tests of dev.stridebook.nn.onnx to compare with.

    pip install torch numpy safetensors onnx
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


if __name__ == "__main__":
    warnings.simplefilter("ignore")
    golden.TO = TO / "onnx"
    operators()
    print(sum(file.stat().st_size for file in golden.TO.glob("*")), "bytes")
