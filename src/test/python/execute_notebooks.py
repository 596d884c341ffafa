"""Executes notebooks through Jupyter's own protocol, as Jupyter's "Run All" does: execute_notebooks.py OUT NOTEBOOK...

Two at a time, since a notebook waits for its kernel to start and for its front end; in one process, whose kernels never get the same port.
"""

import asyncio
import pathlib
import sys

import nbformat
from nbclient import NotebookClient


async def execute(path, out, turn):
    async with turn:
        notebook = nbformat.read(path, as_version=4)
        client = NotebookClient(notebook, timeout=600, resources={"metadata": {"path": str(path.parent)}})
        await client.async_execute()
    nbformat.validate(notebook)
    nbformat.write(notebook, out / path.name)
    print(f"executed {path.name} with kernel {notebook.metadata.kernelspec.name}", flush=True)


async def main(out, *paths):
    turn = asyncio.Semaphore(2)
    await asyncio.gather(*(execute(path, out, turn) for path in paths))


asyncio.run(main(*map(pathlib.Path, sys.argv[1:])))
