"""
Records which headers of .npy files NumPy reads, however they are spelled, and what eight bits mean to safetensors: for golden.py,
which runs this module. Alone it writes only its own files:

    python3 src/test/python/golden_files.py
"""

import io
import itertools
import struct
import warnings

import numpy as np
import torch
from golden import TO, Family
from safetensors.torch import save_file

VALUES = np.array([[0, 1, 2], [100, 3, 1]])

SPELLINGS = {
    "double quotes": '{"descr": "<f4", "fortran_order": False, "shape": (2, 3)}',
    "three quotes": "{'''descr''': '''<f4''', \"\"\"fortran_order\"\"\": False, 'shape': (2, 3)}",
    "mixed quotes": "{\"descr\": '<f4', 'fortran_order': False, \"shape\": (2, 3)}",
    "no blanks": "{'descr':'<f4','fortran_order':False,'shape':(2,3)}",
    "many blanks": "{ 'descr' :\t'<f4' ,  'fortran_order'  : False , 'shape' : ( 2 , 3 ) }",
    "another order": "{'shape': (2, 3), 'fortran_order': False, 'descr': '<f4'}",
    "commas at the ends": "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3, ), }",
    "several lines": "{'descr': '<f4',\n 'fortran_order': False,\n 'shape': (2,\n 3)\n}\n",
    "a comment": "{'descr': '<f4', # little-endian\n'fortran_order': False, 'shape': (2, 3)}",
    "blanks before": "  {'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)}",
    "a line before": "\n{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)}",
    "unicode": "{u'descr': u'<f4', u'fortran_order': False, u'shape': (2, 3)}",
    "raw": "{r'descr': r'<f4', 'fortran_order': False, 'shape': (2, 3)}",
    "joined": "{'descr': '<' 'f4', 'fortran_order': False, 'shape': (2, 3)}",
    "brackets": "{'descr': ('<f4'), 'fortran_order': (False), 'shape': ((2), 3)}",
    "signs": "{'descr': '<f4', 'fortran_order': False, 'shape': (+2, 3)}",
    "hexadecimal": "{'descr': '<f4', 'fortran_order': False, 'shape': (0x2, 0X3)}",
    "long": "{'descr': '<f4', 'fortran_order': False, 'shape': (2L, 3L)}",
    "column by column": "{'descr': '<f4', 'fortran_order': True, 'shape': (2, 3)}",
    "the last counts": "{'descr': '<f8', 'fortran_order': False, 'shape': (2, 3), 'descr': '<f4'}",
}

REFUSED = {
    "no tuple": "{'descr': '<f4', 'fortran_order': False, 'shape': [2, 3]}",
    "a number for the shape": "{'descr': '<f4', 'fortran_order': False, 'shape': (6)}",
    "a text in the shape": "{'descr': '<f4', 'fortran_order': False, 'shape': ('2', 3)}",
    "a number for the order": "{'descr': '<f4', 'fortran_order': 0, 'shape': (2, 3)}",
    "a text for the order": "{'descr': '<f4', 'fortran_order': 'False', 'shape': (2, 3)}",
    "lower case": "{'descr': '<f4', 'fortran_order': false, 'shape': (2, 3)}",
    "no type": "{'fortran_order': False, 'shape': (2, 3)}",
    "no order": "{'descr': '<f4', 'shape': (2, 3)}",
    "no shape": "{'descr': '<f4', 'fortran_order': False}",
    "something else": "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3), 'more': 1}",
    "something after": "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)};",
    "no end": "{'descr': '<f4', 'fortran_order': False, 'shape': (2, 3)",
    "no quote": "{'descr': '<f4, 'fortran_order': False, 'shape': (2, 3)}",
    "no comma": "{'descr': '<f4' 'fortran_order': False, 'shape': (2, 3)}",
    "two commas": "{'descr': '<f4',, 'fortran_order': False, 'shape': (2, 3)}",
    "a call": "dict(descr='<f4', fortran_order=False, shape=(2, 3))",
    "a sum": "{'descr': '<f4', 'fortran_order': False, 'shape': (1 + 1, 3)}",
    "nothing": "",
    "brackets within brackets": "{'descr': '<f4', 'fortran_order': False, 'shape': " + "(" * 9000 + "}",
}

TYPES = [order + name for order, name in itertools.product(
    ["<", ">", "=", "|", ""], ["f2", "f4", "f8", "i1", "i2", "i4", "i8", "u1", "u2", "u4", "u8", "b1", "?", "e", "f", "d", "b",
                                "B", "h", "H", "i", "I", "q", "Q"])] + [
    "float16", "float32", "float64", "float", "half", "single", "double", "int8", "int16", "int32", "int64", "int", "uint8",
    "uint16", "uint32", "uint64", "bool"]


def npy(header, body, version):
    text = header.encode("latin1")
    length = struct.pack("<H" if version == 1 else "<I", len(text))
    return b"\x93NUMPY" + bytes([version, 0]) + length + text + body


def npy_headers():
    family = Family("npy_headers")

    def case(name, header, body, version):
        args = {"header": header, "body": body.hex(), "version": version}

        def load():
            try:
                return np.load(io.BytesIO(npy(header, body, version)))
            except Exception as fault:  # of Python's parser
                raise ValueError(type(fault).__name__) from fault

        try:
            values = load()
        except ValueError:
            ours = "numbers of Python 2 are read in each version" if name == "long" else None
            family.refuse(f"{name}, version {version}", args, load, ours)
        else:
            family.add(f"{name}, version {version}", args, y=torch.tensor(values.astype("f4")))

    for version in [1, 2, 3]:
        for name, header in (SPELLINGS | REFUSED).items():
            case(name, header, VALUES.astype("<f4").tobytes(), version)
    for name in TYPES:
        header = f"{{'descr': '{name}', 'fortran_order': False, 'shape': (2, 3), }}\n"
        case(f"type {name}", header, VALUES.astype(name).tobytes(), 1)
    for shape in ["()", "(1,)", "(0,)", "(6,)", "(6, )", "(2, 3, 1)", "(0, 3)", "(3, 0, 2)", "(1, 2, 1, 3)"]:
        for order in [False, True]:
            count = int(np.prod(eval(shape)))
            header = f"{{'descr': '>f8', 'fortran_order': {order}, 'shape': {shape}, }}"
            case(f"shape {shape} {order}", header, np.arange(count).astype(">f8").tobytes(), 1)
    return family


def eight_bits():
    """Every number of eight bits."""
    bits = torch.arange(256).to(torch.uint8)
    tensors = {"e5m2": bits.clone().view(torch.float8_e5m2), "e4m3": bits.clone().view(torch.float8_e4m3fn)}
    save_file(tensors | {f"{name}_as_float": values.float() for name, values in tensors.items()},
              TO / "weights/eight_bits.safetensors")


def families():
    warnings.simplefilter("ignore")
    return [npy_headers()]


if __name__ == "__main__":
    for one in families():
        one.write()
    eight_bits()
