"""Measures the memory of kernels that run at the same time: kernel_memory.py KERNEL COUNT NOTEBOOK... prints a line of JSON for each stage.

A kernel's memory is its proportional set size: a page that several processes have in common counts in parts.
"""

import json
import os
import pathlib
import sys
import tempfile
import time

from jupyter_client import KernelManager

TIMEOUT = 900
QUIET_SECONDS = 12
CONVOLUTION = "new Conv2d(1, 10, kernel(5)).forward(Nd4j.ones(1, 1, 28, 28)).shape()"


class Kernel:
    def __init__(self, name, folder, progress):
        self.manager = KernelManager(kernel_name=name)
        self.manager.start_kernel(cwd=folder, env=os.environ | {"STRIDEBOOK_PROGRESS": progress})
        self.client = self.manager.client()
        self.client.start_channels()
        self.client.wait_for_ready(timeout=TIMEOUT)

    def run(self, code):
        reply = self.client.execute_interactive(
            code, allow_stdin=False, timeout=TIMEOUT, output_hook=lambda message: None)["content"]
        if reply["status"] != "ok":
            raise SystemExit(f"the kernel failed at {code}: {reply}")

    def memory(self):
        lines = pathlib.Path(f"/proc/{self.manager.provisioner.pid}/smaps_rollup").read_text().splitlines()
        return sum(1024 * int(line.split()[1]) for line in lines if line.startswith("Pss:"))

    def end(self):
        self.client.stop_channels()
        self.manager.shutdown_kernel(now=True)


def measure(stage, kernels, cells):
    """Runs cells in all kernels, in one after the other, and prints the memory of each, at once and when all have been quiet."""
    for kernel in kernels:
        for cell in cells:
            kernel.run(cell)
    after = [kernel.memory() for kernel in kernels]
    time.sleep(QUIET_SECONDS)
    quiet = [kernel.memory() for kernel in kernels]
    print(json.dumps({"stage": stage, "after": after, "quiet": quiet, "quiet_seconds": QUIET_SECONDS}), flush=True)


def code_cells(notebook):
    cells = json.loads(notebook.read_text(encoding="utf-8"))["cells"]
    wanted = [
        cell for cell in cells
        if cell["cell_type"] == "code" and "raises-exception" not in cell["metadata"].get("tags", [])
    ]
    return [source for cell in wanted if (source := "".join(cell["source"])).strip()]


def with_kernels(name, count, folder, stages):
    with tempfile.TemporaryDirectory() as scratch:
        kernels = []
        try:
            for number in range(count):
                kernels.append(Kernel(name, folder, os.path.join(scratch, f"progress-{number}.json")))
            for stage, cells in stages.items():
                measure(stage, kernels, cells)
        finally:
            for kernel in kernels:
                kernel.end()


name, count, notebooks = sys.argv[1], int(sys.argv[2]), [pathlib.Path(file) for file in sys.argv[3:]]
with_kernels(name, count, ".", {"idle": [], "1 + 1": ["1 + 1"], "Conv2d": [CONVOLUTION]})
for notebook in notebooks:
    with_kernels(name, count, str(notebook.parent), {notebook.stem: code_cells(notebook)})
