"""Executes notebooks through Jupyter's own protocol, as Jupyter's "Run All" does: execute_notebooks.py OUT NOTEBOOK...

Two at a time, since a notebook waits for its kernel to start and for its front end.
"""

import concurrent.futures
import pathlib
import sys

import nbformat
from nbclient import NotebookClient


def execute(path, out):
    notebook = nbformat.read(path, as_version=4)
    client = NotebookClient(notebook, timeout=600, resources={"metadata": {"path": str(path.parent)}})
    client.execute()
    nbformat.validate(notebook)
    nbformat.write(notebook, out / path.name)
    return f"executed {path.name} with kernel {notebook.metadata.kernelspec.name}"


if __name__ == "__main__":
    folder, *paths = map(pathlib.Path, sys.argv[1:])
    with concurrent.futures.ProcessPoolExecutor(2) as pool:
        for done in concurrent.futures.as_completed([pool.submit(execute, path, folder) for path in paths]):
            print(done.result(), flush=True)
