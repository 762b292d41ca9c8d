"""PDF files: the letters and where they stand (`lines`); pages that are pictures are recognised, where that is asked.

pypdfium2 (PDFium) gives letters with their boxes, and pages as pictures.
"""

import unicodedata
from collections.abc import Iterator
from dataclasses import replace

import pypdfium2
import pypdfium2.raw as raw

from govgraph.errors import SourceError
from govgraph.read import scan
from govgraph.read.lines import Box, Line, lines_of, put_lines
from govgraph.read.page import Page, PageInMaking

MOST_PAGES = 5_000
_FEWEST_CHARACTERS = 20  # of text on a page in the mean; a scan has at most a stamp
_NO_LETTERS = "\r\n\x00\ufffe"


def read(data: bytes, name: str, *, ocr: bool = False) -> Page:
    """Return the page of a PDF file; `ocr` has the text of pages that are pictures recognised.

    Raises:
        SourceError: the file is damaged, protected, too long, or holds pictures of text only.
    """
    try:
        document = pypdfium2.PdfDocument(data)
        pages = len(document)
        if pages > MOST_PAGES:
            raise SourceError(f"{name}: more than {MOST_PAGES} pages; split it into its documents")
        written = [lines_of(_letters(document[number]), number + 1) for number in range(pages)]
        missing = [number for number, lines in enumerate(written) if _length(lines) < _FEWEST_CHARACTERS]
        if sum(map(_length, written)) < _FEWEST_CHARACTERS * pages and not ocr:
            raise SourceError(f"{name}: its pages are pictures without text; {scan.ADVICE}")
        recognised = list(_recognised(document, missing, name)) if ocr else []
    except pypdfium2.PdfiumError as error:
        said = " ".join(str(error).split())
        what = "is protected with a password; save it without one" if "assword" in said else f"is damaged ({said})"
        raise SourceError(f"{name}: the file {what}") from error
    for number, found in zip(missing, recognised, strict=False):
        written[number] = found.lines or written[number]
    lines = [line for some in written for line in some]
    if not lines:
        raise SourceError(f"{name}: no text was recognised in its pages; look whether they are upright and sharp")
    making = PageInMaking()
    put_lines(lines, making)
    return making.page(remarks=scan.remarks(recognised), is_unicode=bool(recognised))


def _length(lines: list[Line]) -> int:
    return sum(len(box.text) for line in lines for box in line.boxes)


def _recognised(document: pypdfium2.PdfDocument, missing: list[int], name: str) -> Iterator[scan.Recognised]:
    """Yield the text recognised in those pages, by their numbers, that are pictures."""
    if len(missing) > scan.MOST_PAGES:
        raise SourceError(f"{name}: more than {scan.MOST_PAGES} pages to recognise; split it into its documents")
    for number in missing:
        page = document[number]
        width, height = page.get_size()
        scale = min(scan.DOTS_PER_INCH / 72, (scan.MOST_DOTS / max(width * height, 1)) ** 0.5)
        picture = page.render(scale=scale, grayscale=True)
        grey = b"".join(
            bytes(picture.buffer[at : at + picture.width])
            for at in range(0, picture.stride * picture.height, picture.stride)
        )
        head = f"P5 {picture.width} {picture.height} 255\n".encode()
        yield scan.recognise(head + grey, name, number + 1)


def _letters(page: pypdfium2.PdfPage) -> list[Box]:
    """Return the letters and blanks of a page, without those blanks that PDFium puts in.

    Their order is not used: where a font lacks a letter, as many lack Vietnamese ones, programs write those of
    another font after the line.
    """
    text = page.get_textpage()
    letters: list[Box] = []
    for index in range(text.count_chars()):
        letter = chr(raw.FPDFText_GetUnicode(text.raw, index))
        if letter in _NO_LETTERS or raw.FPDFText_IsGenerated(text.raw, index) == 1:
            continue
        if letters and unicodedata.combining(letter):  # a mark belongs to the letter written before it
            letters[-1] = replace(letters[-1], text=letters[-1].text + letter)
            continue
        left, bottom, right, top = text.get_charbox(index, loose=True)
        if right > left and top > bottom:
            letters.append(Box(left, bottom, right, top, " " if letter.isspace() else letter))
    return letters
