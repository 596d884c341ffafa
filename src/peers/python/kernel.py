"""Times the installed kernel as Jupyter's clients see it: kernel.py KERNEL STARTS prints a line of JSON for each start."""

import json
import queue
import sys
import time

import nbformat
from jupyter_client import KernelManager
from nbclient import NotebookClient

TIMEOUT = 60
LINES = 5_000
CONVOLUTION = "new Conv2d(1, 10, kernel(5)).forward(Nd4j.ones(1, 1, 28, 28)).shape()"


def first_idle(client):
    """Repeats the request, as messages that a kernel sends before a client listens are lost."""
    end = time.perf_counter() + TIMEOUT
    while time.perf_counter() < end:
        client.kernel_info()
        try:
            while True:
                message = client.get_iopub_msg(timeout=0.02)
                if message["msg_type"] == "status" and message["content"]["execution_state"] == "idle":
                    return
        except queue.Empty:
            pass
    raise SystemExit(f"the kernel was not ready within {TIMEOUT} s")


def seconds_of(client, code, lines=0):
    """Returns the time until the cell is idle and the given number of lines has arrived."""
    start = time.perf_counter()
    request = client.execute(code)
    idle = False
    while not idle or lines > 0:
        message = client.get_iopub_msg(timeout=TIMEOUT)
        if message["parent_header"].get("msg_id") != request:
            continue
        content = message["content"]
        if message["msg_type"] == "stream":
            lines -= content["text"].count("\n")
        elif message["msg_type"] == "error":
            raise SystemExit(f"the kernel failed at {code}: {content['evalue']}")
        idle |= content.get("execution_state") == "idle"
    return time.perf_counter() - start


def start_and_run(kernel):
    start = time.perf_counter()
    manager = KernelManager(kernel_name=kernel)
    manager.start_kernel()
    client = manager.client()
    client.start_channels()
    try:
        first_idle(client)
        idle = time.perf_counter() - start
        return {
            "first_idle": idle,
            "first_cell": seconds_of(client, "1 + 1"),
            "lines": seconds_of(client, f"for (int i = 0; i < {LINES}; i++) System.out.println(i);", LINES),
            "convolution": seconds_of(client, CONVOLUTION),
        }
    finally:
        client.stop_channels()
        manager.shutdown_kernel(now=True)


def warm(kernel, cells=12):
    """Times a cell through nbclient, after the first two."""
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell("1 + 1") for _ in range(cells)])
    runner = NotebookClient(notebook, kernel_name=kernel, timeout=TIMEOUT)
    seconds = []
    with runner.setup_kernel():
        for index, cell in enumerate(notebook.cells):
            start = time.perf_counter()
            runner.execute_cell(cell, index)
            seconds.append(time.perf_counter() - start)
    return seconds[2:]


name = sys.argv[1]
for _ in range(int(sys.argv[2])):
    print(json.dumps(start_and_run(name) | {"warm": warm(name)}), flush=True)
