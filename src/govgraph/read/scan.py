"""Text in pictures, recognised by the program tesseract where that is asked (`govgraph build --ocr`).

It runs as a process of its own, for a limited time and (but for Windows) in limited memory: a picture comes from
whoever sends one.
"""

import csv
import io
import shutil
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from govgraph.errors import SourceError
from govgraph.model import Remark
from govgraph.read.lines import Box, Line, lines_of, put_lines
from govgraph.read.page import Page, PageInMaking

LANGUAGE = "vie"
MOST_PAGES = 500  # of a document
DOTS_PER_INCH = 300  # what tesseract was trained for
MOST_DOTS = 40_000_000  # of a picture; a page of A4 has 8.7 million
_LONGEST = 120  # seconds for a page; one takes 2 to 10
_MEMORY = 4_000_000_000  # bytes
_SURE = 80  # per cent below which a person should look at the whole text
_INSTALL = "Debian: apt install tesseract-ocr tesseract-ocr-vie"

#: What to do with a file that is a picture of text.
ADVICE = f"build with --ocr, which asks tesseract ({_INSTALL}), or first have it read by ocrmypdf -l vie"


@dataclass(frozen=True, slots=True)
class Recognised:
    """The lines of a page, and how sure tesseract is of each word, in per cent."""

    lines: list[Line]
    sure: tuple[float, ...]


def read(data: bytes, name: str, *, ocr: bool = False) -> Page:
    """Return the page of a picture.

    Raises:
        SourceError: `ocr` is not asked for, tesseract is not installed, or it finds no text.
    """
    if not ocr:
        raise SourceError(f"{name}: this is a picture; {ADVICE}")
    found = recognise(data, name, 1)
    if not found.lines:
        raise SourceError(f"{name}: no text was recognised in the picture; look whether it is upright and sharp")
    making = PageInMaking()
    put_lines(found.lines, making)
    return making.page(remarks=remarks([found]), is_unicode=True)


def recognise(picture: bytes, name: str, number: int) -> Recognised:
    """Return what tesseract finds in a picture, the page `number` of a document.

    Raises:
        SourceError: tesseract is not installed or has no Vietnamese, cannot read the picture, or takes too long.
    """
    program = shutil.which("tesseract")
    if program is None:
        raise SourceError(f"{name}: text in pictures is recognised by tesseract, which is not installed; {_INSTALL}")
    if LANGUAGE not in _languages(program):
        raise SourceError(f"{name}: tesseract has no data for Vietnamese; {_INSTALL}")
    # One thread: a build reads several documents at a time.
    alone = [] if sys.platform == "win32" else ["env", "OMP_THREAD_LIMIT=1"]
    command = [*alone, program, "stdin", "stdout", "-l", LANGUAGE, "--dpi", str(DOTS_PER_INCH), "tsv"]
    try:
        done = subprocess.run(
            command, input=picture, capture_output=True, timeout=_LONGEST, check=False, preexec_fn=_limit()
        )
    except subprocess.TimeoutExpired as error:
        raise SourceError(
            f"{name}: page {number} was not recognised within {_LONGEST} seconds; scan it anew, in grey and at 300 dpi"
        ) from error
    if done.returncode != 0:
        said = " ".join(done.stderr.decode(errors="replace").split())[:120] or f"it ended with {done.returncode}"
        raise SourceError(f"{name}: tesseract cannot read page {number} ({said}); scan it anew")
    return parsed(done.stdout.decode(errors="replace"), number)


def parsed(table: str, number: int) -> Recognised:
    r"""Return the lines of tesseract's table of words, whose y counts downwards.

    >>> head = "level\tpage_num\tblock_num\tpar_num\tline_num\tword_num\tleft\ttop\twidth\theight\tconf\ttext\n"
    >>> rows = "4\t1\t1\t1\t1\t0\t10\t10\t90\t20\t-1\t\n5\t1\t1\t1\t1\t1\t10\t12\t30\t15\t96.5\tXin\n"
    >>> found = parsed(head + rows, 3)
    >>> found.lines[0].columns(), found.lines[0].height, found.lines[0].page, found.sure
    ([(10.0, 'Xin')], 20.0, 3, (96.5,))
    """
    boxes, sure = [], []
    top = bottom = 0.0
    for row in csv.DictReader(io.StringIO(table), delimiter="\t", quoting=csv.QUOTE_NONE):
        left, above, width, height = (float(row[key] or 0) for key in ("left", "top", "width", "height"))
        if row["level"] == "4":  # a line: its words are as high as it, so that «xã» stands beside «Đồng»
            top, bottom = -above, -above - height
        word = (row["text"] or "").strip()
        if row["level"] == "5" and word and width > 0 and top > bottom:
            boxes.append(Box(left, bottom, left + width, top, word))
            sure.append(float(row["conf"] or 0))
    return Recognised(lines_of(boxes, number), tuple(sure))


def remarks(pages: Sequence[Recognised]) -> tuple[Remark, ...]:
    """Return what a person should know of text that was recognised; nothing where none was."""
    sure = [one for page in pages for one in page.sure]
    if not sure:
        return ()
    mean = round(sum(sure) / len(sure))
    return (
        Remark(
            "recognised-text",
            f"the text was recognised in pictures, of {len(sure)} words tesseract is {mean} % sure; look at names, "
            "numbers and dates",
            f"Văn bản được nhận dạng từ ảnh; tesseract chắc chắn {mean} % về {len(sure)} từ; hãy xem lại tên, số "
            "và ngày.",
            "info" if mean >= _SURE else "warning",
        ),
    )


@cache
def _languages(program: str) -> frozenset[str]:
    try:
        done = subprocess.run([program, "--list-langs"], capture_output=True, timeout=_LONGEST, check=False)
    except (OSError, subprocess.TimeoutExpired):
        return frozenset()
    return frozenset((done.stdout + done.stderr).decode(errors="replace").split())


def _limit() -> Callable[[], None] | None:
    """Return what holds a process to its memory and time; nothing on Windows, which knows no such limits."""
    if sys.platform == "win32":
        return None
    import resource

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (_MEMORY, _MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (_LONGEST, _LONGEST))

    return limit
