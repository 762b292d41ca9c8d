"""What findings are made of: entries of lists, and whether words say that something falls short."""

import re
from collections.abc import Iterator
from typing import NamedTuple

from govgraph.interpret.reviews.clauses import trimmed
from govgraph.interpret.reviews.words import pattern
from govgraph.model import Span
from govgraph.recognise.items import Item

# An enumeration ends its entries with these; a list that a cue opens runs to the end of its block.
_ENTRY_END = re.compile(r"[;.…]+(?!\d)\s*|\n+")
# What is to be done about it: "… chậm. | Do vậy, cần …".
_FOLLOWS = re.compile(r"(?:do|vì) (?:vậy|đó|thế)\b|từ đó\b|(?:để|nhằm) khắc phục\b|(?:những [^.;]{0,40})?nguyên nhân\b")
# That nothing falls short: "không còn hộ đói", "không có thôn nào bị thiếu nước". «Chưa có nhà họp» does.
_DENIED = re.compile(
    r"\b(?:không (?:còn|xảy ra|thiếu|kém|bị"
    r"|(?:có|để) (?=(?:hộ|ai|trường hợp|tình trạng|vụ)\b|[^,;.]*\b(?:nào|bị)\b))"
    r"|(?:không|chưa) (?:phát hiện|ghi nhận|để xảy ra))(?:(?!\b(?:nhưng|song|mà|nên|dẫn|do|vì)\b)[^,;.])*"
)
_LEFT = re.compile(r"\bcòn(?= (?:lại )?\d)")
#: A shorter entry is a scrap, not a statement.
FEWEST_WORDS = 3
_SPEAKS = frozenset({"ACT", "PERSON", "PEOPLE", "POSTS"})
# Words for acts at a meeting that mean the work of a body as well: "tiến độ triển khai dự án còn chậm".
_WORK = frozenset({"triển khai", "chỉ đạo", "điều hành"})


class Told(NamedTuple):
    """A finding: of the list finding which, where, by which rule, and the number of its sentence."""

    kind: str
    span: Span
    rule: str
    sentence: int


def speaks(item: Item) -> bool:
    """Tell whether an item is somebody who speaks or acts in a sentence, or such an act."""
    return item.type in _SPEAKS and item.text.lower() not in _WORK


def falls_short(words: str) -> bool:
    """Tell whether words in lower case say that something is not done, or not well.

    >>> falls_short("tiến độ còn chậm"), falls_short("thu ngân sách đạt 15 tỷ đồng")
    (True, False)
    """
    return bool(pattern(r"(?<!\w) <<falls-short>> (?!\w)").search(without_denied(words)))


def without_denied(words: str) -> str:
    """Return words in lower case without what they say not to be there.

    >>> falls_short("không có thôn nào bị thiếu nước"), falls_short("trên địa bàn không còn hộ đói")
    (False, False)
    >>> falls_short("không có thôn nào bị thiếu nước, thu quỹ còn chậm"), falls_short("thôn chưa có nhà họp")
    (True, True)
    """
    return _DENIED.sub("", words)


def lacks(words: str) -> bool:
    """Tell whether words say that something falls short, not only that so much is left.

    >>> lacks("tỷ lệ hộ nghèo còn 3,2%"), lacks("thu quỹ còn chậm")
    (False, True)
    """
    return falls_short(_LEFT.sub("", words))


def entries(text: str, start: int, end: int) -> Iterator[Span]:
    """Yield the entries of a stretch that semicolons, full stops and lines part, up to what follows from them.

    >>> text = "Thu quỹ còn chậm; họp ít người dự. Do vậy, cần nhắc nhở."
    >>> [span.of(text) for span in entries(text, 0, len(text))]
    ['Thu quỹ còn chậm', 'họp ít người dự']
    """
    at = start
    for match in [*_ENTRY_END.finditer(text, start, end), None]:
        stop = match.start() if match else end
        span = trimmed(text, at, stop)
        if span is not None and _FOLLOWS.match(span.of(text).lower()):
            return
        if span is not None and len(span.of(text).split()) >= FEWEST_WORDS:
            yield span
        at = match.end() if match else end
