"""Whether the same documents say the same in every format: `python -m benchmarks.formats [FOLDER]` → formats.md.

The texts of FOLDER (by default tests/cases/extraction) are set as web pages, office files, a workbook, in an old
encoding and as scans; the facts of each are compared with those of the text. Then the graph of the texts is exported as
Popolo and OParl, read in again, and exported again: what was there before is counted.
"""

import io
import json
import subprocess
import sys
import unicodedata
from collections import Counter
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

import pypdfium2
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas
from tests.office_files import docx, odt, pdf, rtf, xlsx
from tests.test_formats import stated
from tests.test_records import exported, things

from benchmarks.archives import COUNT, compared
from benchmarks.machine import stamp
from benchmarks.portals import LAYOUTS
from govgraph.interpret import interpret
from govgraph.read import read_document

ROOT = Path(__file__).parent.parent
CASES = ROOT / "tests" / "cases" / "extraction"
# Signs that TCVN3 lacks, as a typist wrote them.
_SIGNS = str.maketrans({"–": "-", "—": "-", "…": "...", "“": '"', "”": '"', "‘": "'", "’": "'"})
_OCR_EACH = 4  # a page takes seconds


def tcvn3(text: str) -> bytes:
    command = ["iconv", "-c", "-f", "UTF-8", "-t", "TCVN5712-1"]
    return subprocess.run(command, input=text.encode(), capture_output=True, check=True).stdout


def scan(text: str) -> bytes:
    file = io.BytesIO()
    canvas = Canvas(file)
    for page in pypdfium2.PdfDocument(pdf(text)):
        picture = page.render(scale=300 / 72, grayscale=True).to_pil()
        canvas.drawImage(ImageReader(picture), 0, 0, 595, 842)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


FORMATS: Mapping[str, tuple[str, Callable[[str], bytes]]] = {
    **{f"HTML, {layout}": (".html", lambda text, set_=set_: set_(text).encode()) for layout, set_ in LAYOUTS.items()},
    "Word": (".docx", docx),
    "OpenDocument": (".odt", odt),
    "Rich Text": (".rtf", rtf),
    "PDF": (".pdf", pdf),
    "workbook": (".xlsx", xlsx),
    "text in TCVN3": (".txt", tcvn3),
    "scan, with --ocr": (".pdf", scan),
}


def compare(texts: Mapping[str, str], ending: str, set_: Callable[[str], bytes], *, ocr: bool) -> tuple[int, float]:
    """Return how many facts the texts state, and the F1 between them and those of the files."""
    shared = known = found = 0
    with TemporaryDirectory() as folder:
        for name, text in texts.items():
            plain, file = Path(folder, f"{name}.txt"), Path(folder, f"{name}{ending}")
            plain.write_text(text, encoding="utf-8")
            facts = stated(interpret(read_document(plain)))
            file.write_bytes(set_(text))
            taken = stated(interpret(read_document(file, ocr=ocr)))
            shared, known, found = shared + len(facts & taken), known + len(facts), found + len(taken)
    return known, 2 * shared / (known + found)


def comes_back(files: list[Path], name: str) -> str:
    """Return a table of what an export holds, and how much of it is in the export of what was read of it."""
    with TemporaryDirectory() as folder:
        first = exported(files, name, Path(folder))
        file = Path(folder, f"export.{name}.json")
        file.write_bytes(first)
        second = exported([file], name, Path(folder))
    before, after = things(first), things(second, json.loads(first)["govgraph:system"])
    lines = [f"| {name} | things | kept |", "|---|---|---|"]
    for key, some in before.items():
        kept = (some & after.get(key, Counter())).total()
        lines.append(f"| {key} | {some.total()} | {kept / some.total():.3f} |")
    return "\n".join(lines)


def main() -> None:
    folder = Path(sys.argv[1]) if len(sys.argv) > 1 else CASES
    files = sorted(folder.glob("*.txt"))
    texts = {path.stem: unicodedata.normalize("NFC", path.read_text(encoding="utf-8")) for path in files}
    lines = ["| format | documents | facts | F1 |", "|---|---|---|---|"]
    for name, (ending, set_) in FORMATS.items():
        some = {key: text.translate(_SIGNS) if set_ is tcvn3 else text for key, text in texts.items()}
        some = dict(list(some.items())[:: _OCR_EACH if set_ is scan else 1])
        facts, score = compare(some, ending, set_, ocr=set_ is scan)
        lines.append(f"| {name} | {len(some)} | {facts} | {score:.3f} |")
        print(lines[-1], flush=True)
    trips = "\n\n".join(comes_back(files, name) for name in ("popolo", "oparl"))
    (ROOT / "benchmarks" / "formats.md").write_text(
        f"# The same documents in every format\n\n{len(texts)} documents ({stamp()}): the F1 between the facts of "
        "the text and those of the file.\n\n"
        + "\n".join(lines)
        + "\n\n# Our own export, read in and exported again\n\n"
        "Of the things that the first export holds the share that the second holds alike, with all their values, under "
        "the ids of the first, which the second keeps; runs of blanks and ends of lines in sentences count as one "
        f"blank.\n\n{trips}\n\n# The same files in a folder and in an archive\n\n{COUNT:,} small generated documents, "
        "three folders deep (`python -m benchmarks.archives`); the ratios are those of processor time, memory and "
        "listing.\n\n"
        f"{compared()}\n",
        encoding="utf-8",
    )


if __name__ == "__main__":
    main()
