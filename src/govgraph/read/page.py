"""What the reader of a format returns."""

from dataclasses import dataclass, field

from govgraph.model import Place, Remark
from govgraph.read.meta import Meta


@dataclass(frozen=True, slots=True)
class Page:
    """The characters of a file in the order in which a person reads them, one line a paragraph or row.

    `places` tell where in the file they stand, in the order of their starts; none for plain text. `meta` is what the
    file itself says of its publication: a meta file beside it comes first. `remarks` say how it was read.
    """

    text: str
    places: tuple[Place, ...] = ()
    meta: Meta = field(default_factory=Meta)
    remarks: tuple[Remark, ...] = ()


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
        self._parts: list[str] = []
        self._places: list[Place] = []
        self._length = 0

    def line(self, text: str, locator: str | None = None, *, gap: bool = False) -> None:
        """Add a line; `gap` leaves an empty one before it, as between paragraphs."""
        if gap and self._length:
            self._add("\n")
        if locator is not None and (not self._places or self._places[-1].locator != locator):
            self._places.append(Place(self._length, locator))
        self._add(text + "\n")

    def _add(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def page(self, meta: Meta | None = None, remarks: tuple[Remark, ...] = ()) -> Page:
        """Return the page of the lines added."""
        return Page("".join(self._parts), tuple(self._places), meta or Meta(), remarks)
