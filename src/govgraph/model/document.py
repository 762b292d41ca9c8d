"""A document: its characters, its tidied text, the way back, the parts of the page."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of `Document.text`.

    >>> Span(3, 7).of("xã Kỳ Thọ")
    'Kỳ T'
    """

    start: int
    end: int

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]

    def covers(self, other: "Span") -> bool:
        """Tell whether `other` lies within this span.

        >>> Span(0, 9).covers(Span(3, 7))
        True
        """
        return self.start <= other.start and other.end <= self.end


@dataclass(frozen=True, slots=True)
class Place:
    """Where in the original file the characters from `start` on stand, up to the next place.

    `locator` names a page, paragraph, row or cell by what a person finds there: «page=3», «paragraph=12»,
    «table=1;row=2;column=3», «sheet=Cán bộ;cell=B4». `quoted_from` is the address from which the file has the words.
    """

    start: int
    locator: str
    quoted_from: str | None = None


@dataclass(frozen=True, slots=True)
class Remark:
    """What a person should know of how a file was read, in English and Vietnamese; `code` is that of an issue."""

    code: str
    message: str
    vietnamese: str
    severity: str = "info"


@dataclass(frozen=True, slots=True)
class RecordIds:
    """The ids of what a row of another system is about, None where it names none; no reader sees them.

    `own` is that of the thing for which the row stands; `identifiers` are what further systems call it, each after its
    system, and `names` how it is called besides; `tenure` is that of a post held, which a change of personnel begins.
    """

    own: str | None = None
    person: str | None = None
    body: str | None = None
    unit: str | None = None
    above: str | None = None
    tenure: str | None = None
    identifiers: tuple[tuple[str, str], ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Register:
    """A table of a text that is nothing but tables: from line `line` on (from 0) each line is a row.

    `fields` tell what the cells of a row hold: person, post, body, unit, start, end; number, kind, date,
    title, issuer; held, meeting, convener, chair, secretary, attendees, place.
    `title` is what stands above the table. `kind` is that of the things of another system that the rows stand for
    (`read.records`), "" in a table; `ids` are then those of each row, and `system` what the system calls itself, ""
    where it does not; it `tells_all` if it is govgraph.
    """

    line: int
    fields: tuple[str, ...]
    kind: str = ""
    ids: tuple[RecordIds, ...] = ()
    system: str = ""
    tells_all: bool = False
    title: str = ""


@dataclass(frozen=True, slots=True)
class OffsetMap:
    """The way back from tidied text to the file: for each character of the text, its offset in the file.

    `starts` is `None` where text and file agree character by character.
    """

    starts: Sequence[int] | None = None
    file_length: int = 0

    def to_file(self, span: Span) -> Span:
        """Return the span of the file's characters that became `span` of the text.

        >>> OffsetMap([0, 2, 3], file_length=4).to_file(Span(0, 2))
        Span(start=0, end=3)
        """
        if self.starts is None:
            return span
        if span.start == span.end:
            at = self.starts[span.start] if span.start < len(self.starts) else self.file_length
            return Span(at, at)
        start, at = self.starts[span.start], span.end
        while at < len(self.starts) and self.starts[at] <= start:
            at += 1  # characters that came from one of the file's, or from none
        return Span(start, self.starts[at] if at < len(self.starts) else self.file_length)


@dataclass(frozen=True, slots=True)
class Block:
    """A part of a page.

    `kind` is headline, stamp, paragraph, caption, byline, letterhead, signature, recipients or noise.
    """

    kind: str
    span: Span


@dataclass(frozen=True, slots=True)
class Correction:
    """What a person put right in a document: `wrong` gave way to `right` (empty: it goes).

    `wrong` is a stretch of the text or the key of a fact (see `corrections`); `by` is who decided, `on` an ISO date,
    `because` the reason.
    """

    document: str
    wrong: str
    right: str
    by: str
    on: str | None = None
    because: str | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """One source document: the file's own characters (`raw`), the tidied `text`, and the way back (`offsets`).

    `name` is the file name without its ending; `published` an ISO date; the rest as the meta file or the page gives it.
    `corrected` tells where in `text` a person's words stand in the place of the file's. Of a file that is no plain text
    `raw` holds what its reader took from it, and `places` where in the file that stands. `remarks` are what a person
    should know of how the file was read: its characters were converted, a part of it was left out. `registers` are the
    tables of a file that is nothing else.
    """

    name: str
    raw: str
    text: str
    offsets: OffsetMap
    blocks: tuple[Block, ...]
    sha256: str
    published: str | None = None
    url: str | None = None
    publisher: str | None = None
    title: str | None = None
    corrected: tuple[tuple[Span, Correction], ...] = ()
    places: tuple[Place, ...] = ()
    remarks: tuple[Remark, ...] = ()
    registers: tuple[Register, ...] = ()

    @property
    def tables(self) -> str:
        """The text of a document that is made of registers, with what stands above each; of another nothing."""
        return "\n".join((*(register.title for register in self.registers), self.text)) if self.registers else ""

    def locator(self, start: int) -> str | None:
        """Return where in the original file the character `start` of `raw` stands; None for plain text."""
        place = self.place(start)
        return place.locator if place is not None else None

    def place(self, start: int) -> Place | None:
        """Return the place of the character `start` of `raw`; None for plain text."""
        at = bisect_right(self.places, start, key=lambda place: place.start)
        return self.places[at - 1] if at else None
