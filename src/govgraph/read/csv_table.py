"""Registers in CSV, as editors and spreadsheets save them."""

import csv
import io
from collections.abc import Mapping

from govgraph.errors import SourceError
from govgraph.read.page import Page
from govgraph.read.register import page_of
from govgraph.read.sheet import Sheet
from govgraph.read.text import decode

_DELIMITERS = ",;\t|"


def read(data: bytes, name: str, told: Mapping[str, str] | None = None) -> Page:
    r"""Return the page of a register; `told` names the fields of columns by their headings (`headings.told_columns`).

    Raises:
        SourceError: the file is no text, no table, or none of its columns is known.

    >>> read("Họ và tên;Ngày sinh;Chức vụ\nLê Văn An;1/2/1970;Trưởng thôn 5\n".encode(), "a.csv").text
    'Lê Văn An | Trưởng thôn 5\n'
    """
    return page_of(sheets(data, name), name, told)


def sheets(data: bytes, name: str) -> list[Sheet]:
    """Return the table of a CSV file, parted by what parts most of its first line."""
    text, _ = decode(data, name)
    head = next((line for line in text.split("\n") if line.strip()), "")
    delimiter = max(_DELIMITERS, key=head.count)
    try:
        rows = list(csv.reader(io.StringIO(text, newline=""), delimiter=delimiter))
    except csv.Error as error:
        raise SourceError(f"{name}: this is no table ({error}); save it anew as CSV in UTF-8") from error
    return [Sheet("", rows)]
