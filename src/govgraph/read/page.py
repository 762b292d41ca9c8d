"""What the reader of a format returns."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import zip_longest

from govgraph.model import Place, Register, Remark
from govgraph.read.meta import Meta
from govgraph.read.old_encodings import conversion_of

BETWEEN_CELLS = " | "
_SHORT = 75  # characters of a line that is no paragraph of running text
_BETWEEN_COLUMNS = 12  # blanks that part two columns of a letterhead


@dataclass(frozen=True, slots=True)
class Page:
    """The characters of a file in the order in which a person reads them, one line a paragraph or row.

    `places` tell where in the file they stand, in the order of their starts; none for plain text. `meta` is what the
    file itself says of its publication: a meta file beside it comes first. `remarks` say how it was read. `registers`
    are the tables of a page that is nothing else: what their columns hold, from which line on.
    """

    text: str
    places: tuple[Place, ...] = ()
    meta: Meta = field(default_factory=Meta)
    remarks: tuple[Remark, ...] = ()
    registers: tuple[Register, ...] = ()


class PageInMaking:
    r"""Collects lines with their places.

    >>> making = PageInMaking()
    >>> making.line("HỘI NGHỊ SƠ KẾT", "paragraph=1")
    >>> making.line("Sáng 25/5, Đảng ủy xã họp.", "paragraph=2", gap=True)
    >>> page = making.page()
    >>> page.text
    'HỘI NGHỊ SƠ KẾT\n\nSáng 25/5, Đảng ủy xã họp.\n'
    >>> page.places[1].start, page.places[1].locator
    (17, 'paragraph=2')
    """

    def __init__(self) -> None:
        self._stretches: list[tuple[str, str | None]] = []
        self._quoted: dict[str, str] = {}
        self._last = ""
        self.count = 0  # of lines

    def line(self, text: str, locator: str | None = None, *, gap: bool = False) -> None:
        """Add a line; `gap` leaves an empty one before it, as between paragraphs."""
        if gap and self.count:
            self.line("")
        self.cells([(text, locator)])
        self._last = text

    def cells(self, cells: Sequence[tuple[str, str | None]]) -> None:
        """Add a line of cells, each with its own place."""
        ends = [*[BETWEEN_CELLS] * (len(cells) - 1), "\n"]
        self._stretches += [(text + end, locator) for (text, locator), end in zip(cells, ends, strict=True)]
        self.count += 1

    def quoted(self, locator: str, address: str) -> None:
        """Tell that the file has the words at a place from an address."""
        self._quoted[locator] = address

    def paragraph(self, text: str, locator: str | None = None) -> None:
        """Add a paragraph, after a gap unless both it and the one before are short, as in letterheads and lists.

        Plain text parts paragraphs by empty lines and leaves none in a letterhead; other formats tell no difference.
        """
        self.line(text, locator, gap=len(self._last) > _SHORT or len(text) > _SHORT)

    def row(self, cells: Sequence[Sequence[str]], locator: str | None = None) -> None:
        """Add a row of a table, each cell by its lines; two cells of several lines stand side by side.

        Letterheads and signatures are set as tables of two columns; elsewhere a cell is one line.

        >>> making = PageInMaking()
        >>> making.row([["ĐẢNG BỘ HUYỆN A", "ĐẢNG ỦY XÃ B"], ["ĐẢNG CỘNG SẢN VIỆT NAM"]])
        >>> making.row([["1"], ["Lê Văn An"], ["Trưởng", "thôn"]])
        >>> print(making.page().text, end="")
        ĐẢNG BỘ HUYỆN A            ĐẢNG CỘNG SẢN VIỆT NAM
        ĐẢNG ỦY XÃ B
        1 | Lê Văn An | Trưởng thôn
        """
        if len(cells) == 2 and any(len(cell) > 1 for cell in cells):
            left, right = cells
            width = max(map(len, left), default=0) + _BETWEEN_COLUMNS
            for one, other in zip_longest(left, right, fillvalue=""):
                self.line(f"{one:<{width}}{other}".rstrip(), locator)
            return
        joined = [" ".join(cell) for cell in cells]
        if any(joined):
            self.line(BETWEEN_CELLS.join(joined), locator)

    def page(
        self,
        meta: Meta | None = None,
        remarks: tuple[Remark, ...] = (),
        registers: tuple[Register, ...] = (),
        *,
        is_unicode: bool = False,
    ) -> Page:
        """Return the page of the lines added; characters of an old font are converted, line by line.

        `is_unicode` tells that the format has no others, so that «Fraktion der Freunde» is not looked at for them.
        """
        old = None if is_unicode else conversion_of("".join(text for text, _ in self._stretches))
        parts: list[str] = []
        places: list[Place] = []
        length = 0
        for text, locator in self._stretches:
            part = old.of(text) if old else text
            if locator is not None and (not places or places[-1].locator != locator):
                places.append(Place(length, locator, self._quoted.get(locator)))
            parts.append(part)
            length += len(part)
        remarks = remarks if old is None else (*remarks, old.remark)
        return Page("".join(parts), tuple(places), meta or Meta(), remarks, registers)
