"""Checks what the Chinese texts quote from the documents that the course answers: quotations.py FOLDER

The folder has the five documents as text files whose names begin with 000_ to 004_. Every quotation, 「a sentence」（《a title》第 42 行）,
must stand in that line of that document. If all do, src/test/language/quotations.tsv is written, which QuotationsTest compares with the texts:
the documents themselves are no part of the project, only hashes of what is quoted.
"""

import hashlib
import json
import pathlib
import re
import sys

PROJECT = pathlib.Path(__file__).resolve().parents[3]
RESOURCES = PROJECT / "src/main/resources/dev/stridebook"
LIST = PROJECT / "src/test/language/quotations.tsv"
DOCUMENTS = {
    "kernel_size：从概念到实现": "000_",
    "理解CNN参数及PyTorch实例": "001_",
    "卷积操作原来分3种": "002_",
    "卷积层里的填充和步幅": "003_",
    "鱼C论坛：步幅大于11的计算优势": "004_",
}
QUOTATION = re.compile("「([^」]*)」（《([^》]*)》第 ([0-9]+) 行）")
LINE_BREAK = re.compile("\n[> ]*")


def texts():
    """Yields the Chinese texts, each with its file."""
    markdown = [*PROJECT.glob("*.zh.md"), *PROJECT.glob("docs/*.zh.md"), *RESOURCES.glob("course/*/*.zh.md")]
    for file in markdown:
        yield file, file.read_text("utf-8")
    for file in PROJECT.glob("notebooks/zh/*.ipynb"):
        for cell in json.loads(file.read_text("utf-8"))["cells"]:
            yield file, "".join(cell["source"])
    for file in RESOURCES.glob("language/zh/*.json"):
        for text in json.loads(file.read_text("utf-8")).values():
            yield file, text


def main(folder):
    lines = {
        title: next(folder.glob(prefix + "*")).read_text("utf-8").split("\n") for title, prefix in DOCUMENTS.items()
    }
    quotations = set()
    problems = []
    for file, text in texts():
        for sentence, title, number in QUOTATION.findall(LINE_BREAK.sub("", text)):
            line = int(number)
            document = lines.get(title)
            if document is None:
                problems.append(f"{file}: there is no document 《{title}》. There are: {', '.join(DOCUMENTS)}.")
            elif not 1 <= line <= len(document) or sentence not in document[line - 1]:
                found = [i + 1 for i, other in enumerate(document) if sentence in other]
                problems.append(f"{file}: 「{sentence}」 is not in line {line} of 《{title}》, but in {found}.")
            else:
                quotations.add((title, line, hashlib.sha256(sentence.encode("utf-8")).hexdigest()))
    if problems:
        sys.exit("\n".join(problems))
    rows = [f"{title}\t{line}\t{digest}\n" for title, line, digest in sorted(quotations)]
    LIST.write_text("".join(rows), "utf-8")
    print(f"{len(rows)} quotations are in {LIST.relative_to(PROJECT)}.")


if len(sys.argv) != 2:
    sys.exit(__doc__)
main(pathlib.Path(sys.argv[1]))
