"""Clauses: a sentence cut at its commas, semicolons and colons, each with its place in the text.

Reviews are written as chains of clauses, one figure each: "thu ngân sách 24,6 tỷ đồng, bằng 118% dự toán; tỷ lệ hộ
nghèo còn 3,2%". A comma between digits is a decimal sign; what stands in brackets stays with its clause.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from govgraph.interpret.sentences import BESIDE_TEXT, Sentence
from govgraph.model import Span

# The comma of a pair that is one notion parts no clauses: "126 cán bộ, công chức", "6/14 xã, thị trấn".
_PAIRED = (
    r"\s(?:công chức|viên chức|đảng viên|đảng bộ|chiến sĩ|hội viên|thị trấn|khu phố|người lao động)\b|(?<=tin,)\sbài\b"
)
_CUT = re.compile(rf"[()\n;…]|:(?!\d)|,(?!\d|{_PAIRED})|\.{{2,}}|\.(?=\s)")
_LETTERED = re.compile(r"\s*(?:[a-zđ]\)|\((?:\d{1,2}|[a-zđ])\)|\d{1,2}-)\s")  # of an entry: "a) Trồng trọt: …", "(1) …"
_SEGMENT_SIGNS = frozenset(";:\n….")
_EDGES = " \n\t-+*–•./,;:"


@dataclass(frozen=True, slots=True)
class Clause:
    """A clause: its text in lower case (of the same length as in the document), its place, where it belongs.

    `segment` numbers the stretches between semicolons and colons within the document; `sentence` is the number of the
    sentence. `opens` tells that a colon follows: what comes next is a list or the content.
    """

    text: str
    span: Span
    segment: int
    sentence: int
    opens: bool = False

    def at(self, start: int, end: int) -> Span:
        """Return the place in the document of `text[start:end]`."""
        return Span(self.span.start + start, self.span.start + end)


def clauses_of(sentences: Sequence[Sentence], text: str) -> list[Clause]:
    """Return the clauses of the sentences that carry content, in order.

    >>> from govgraph.interpret.sentences import Sentence
    >>> words = "Kết quả: thu 24,6 tỷ đồng (bằng 118%, tăng 3%), chi đủ."
    >>> sentence = Sentence("paragraph", (), Span(0, len(words)), Span(0, len(words)))
    >>> [(clause.text, clause.segment, clause.opens) for clause in clauses_of([sentence], words)]
    [('kết quả', 1, True), ('thu 24,6 tỷ đồng (bằng 118%, tăng 3%)', 2, False), ('chi đủ', 2, False)]
    """
    clauses: list[Clause] = []
    segment = 0
    for number, sentence in enumerate(sentences):
        if sentence.kind in BESIDE_TEXT:
            continue
        segment += 1
        for start, end, sign in _pieces(text, sentence.span):
            span = trimmed(text, start, end)
            if span is not None:
                lower = span.of(text).lower()
                if len(lower) == span.end - span.start:  # a letter whose lower case is longer: places would lie
                    clauses.append(Clause(lower, span, segment, number, sign == ":"))
            segment += sign in _SEGMENT_SIGNS
    return clauses


def _pieces(text: str, span: Span) -> Iterator[tuple[int, int, str]]:
    """Yield (start, end, the sign that ends it); signs in brackets do not count, unless a bracket never closes."""
    lettered = _LETTERED.match(text, span.start, span.end)
    begin, depth = lettered.end() if lettered else span.start, 0
    for match in _CUT.finditer(text, begin, span.end):
        sign = match.group()[0]
        if sign == "(":
            depth = 1 if ")" in text[match.end() : min(span.end, match.end() + _LONGEST_BRACKET)] else 0
        elif sign == ")":
            depth = 0
        elif not depth:
            yield begin, match.start(), sign
            begin = match.end()
    yield begin, span.end, "."


_LONGEST_BRACKET = 200  # characters: "(Mười bảy tỷ ba trăm năm mươi hai triệu đồng)" has 46


def trimmed(text: str, start: int, end: int) -> Span | None:
    """Return the span without blanks and list signs at its edges, or None if nothing is left."""
    piece = text[start:end]
    inner = piece.strip(_EDGES)
    if not inner:
        return None
    begin = start + len(piece) - len(piece.lstrip(_EDGES))
    return Span(begin, begin + len(inner))
