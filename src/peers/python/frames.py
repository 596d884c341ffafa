"""Answers the requests of MeasuredProcess: JSON objects, one per line after a record separator (RFC 7464)."""

import json
import sys

SEPARATOR = "\x1e"


def serve(hello, answer):
    """Answers each request, a text, with a dictionary until there are no more; "hello" asks for a description."""
    for line in sys.stdin:
        if line.startswith(SEPARATOR):
            frame = json.loads(line[1:])
            reply = hello if frame["do"] == "hello" else answer(frame["do"])
            print("\n" + SEPARATOR + json.dumps(reply | {"n": frame["n"]}), flush=True)
