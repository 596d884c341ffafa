"""Checks ONNX files that Stridebook has written: they are valid, and ONNX's reference evaluator computes the same.

    python3 src/test/python/onnx_check.py FOLDER

For each NAME.onnx in the folder there is NAME.npz with an input x and the output y that Stridebook computes. The test ExportTest
leaves such files behind: see CONTRIBUTING.md.
"""

import sys
from pathlib import Path

import numpy as np
import onnx
from onnx.reference import ReferenceEvaluator

failures = 0
files = sorted(Path(sys.argv[1]).glob("*.onnx"))
for file in files:
    try:
        model = onnx.load(file)
        onnx.checker.check_model(model, full_check=True)
        expected = np.load(file.with_suffix(".npz"))
        y = ReferenceEvaluator(model).run(None, {"input": expected["x"]})[0]
        np.testing.assert_allclose(y, expected["y"], rtol=1e-4, atol=1e-5)
    except Exception as fault:
        failures += 1
        print(f"{file.name}: {fault}")
print(f"{len(files)} files, {failures} failures")
sys.exit(failures > 0 or not files)
