"""Makes the part of MNIST that comes with Stridebook: 200 training and 50 test digits of each class.

    python3 src/test/python/mnist_subset.py ~/.cache/stridebook/mnist

The folder has the four published files, uncompressed. For each class the first digits in the files are taken, and they
keep the order they have there. Running it again gives the same bytes.
"""

import gzip
import struct
import sys
from pathlib import Path

TO = Path(__file__).parents[2] / "main/resources/dev/stridebook/data/mnist-subset"


def subset(source: Path, part: str, per_class: int) -> None:
    images = (source / f"{part}-images-idx3-ubyte").read_bytes()
    labels = (source / f"{part}-labels-idx1-ubyte").read_bytes()
    _, _, height, width = struct.unpack(">IIII", images[:16])
    area = height * width
    left = [per_class] * 10
    chosen = []
    for index, label in enumerate(labels[8:]):
        if left[label] > 0:
            left[label] -= 1
            chosen.append(index)
    pixels = b"".join(images[16 + i * area : 16 + (i + 1) * area] for i in chosen)
    write(f"{part}-images-idx3-ubyte", struct.pack(">IIII", 0x0803, len(chosen), height, width) + pixels)
    write(f"{part}-labels-idx1-ubyte", struct.pack(">II", 0x0801, len(chosen)) + bytes(labels[8 + i] for i in chosen))


def write(name: str, contents: bytes) -> None:
    TO.mkdir(parents=True, exist_ok=True)
    (TO / f"{name}.gz").write_bytes(gzip.compress(contents, 9, mtime=0))


if __name__ == "__main__":
    if len(sys.argv) != 2:
        sys.exit(__doc__)
    subset(Path(sys.argv[1]), "train", 200)
    subset(Path(sys.argv[1]), "t10k", 50)
