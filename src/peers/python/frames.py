"""Answers the requests of MeasuredProcess: JSON objects, each on a line of its own behind a record separator (RFC 7464)."""

import json
import sys

SEPARATOR = "\x1e"


def serve(hello, answer):
    """Answers each request, a text, with a dictionary until there are no more; "hello" asks what this is."""
    for line in sys.stdin:
        if line.startswith(SEPARATOR):
            frame = json.loads(line[1:])
            reply = hello if frame["do"] == "hello" else answer(frame["do"])
            print("\n" + SEPARATOR + json.dumps(reply | {"n": frame["n"]}), flush=True)
