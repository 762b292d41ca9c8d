"""The parts of an article: headline, stamp, paragraphs, captions between them, the credit at the end."""

import re
from collections.abc import Sequence

from govgraph.layout import cues
from govgraph.layout.formal import is_name_like, is_title
from govgraph.layout.furniture import is_stamp
from govgraph.layout.lines import Line

#: Characters.
LONGEST_HEADLINE = 300
_LONGEST_CAPTION = 220  # where it says that it is one
_LONGEST_PLAIN_CAPTION = 120  # where only its place tells
_LONGEST_BYLINE = 90
_SENTENCE = 100  # characters: the first line that is as long and ends like a sentence ends the head of the page
_DATELINE = re.compile(r"\([\w.,/ ]{2,30}\)\s?[-–]")  # «(TTXVN) - », with which a first paragraph begins
_HEAD = 12  # lines at most
_TITLE_LINES = 4  # of minutes: what was held, whose, when
_MINUTES = "bien ban"
_NARROW, _WIDE = 45, 140  # characters between which lines were broken by a machine
_EVEN = 0.6  # the shortest of the broken lines against the longest
_ENTRY = re.compile(r"(?:[-+*•–]|\(?\d{1,2}[.)/]|[IVX]{1,4}\.\s|[a-zđ]\)|Điều \d)")
# Words with which no line ends but one that a machine broke: "Dự có các" / "Đại biểu …", "đồng chí Lê Thị" / "Na".
_SHORTEST_LEAD = 60  # characters
_DAY_FIRST = re.compile(
    r"(?:(?:sang|chieu|toi|trua)\s(?:ngay\s|nay,?\s(?:ngay\s)?)?|(?:vao\s)?ngay\s)\d{1,2}\s?[/-]\s?\d{1,2}"
)
_LEFT_OPEN = frozenset(
    {"buổi", "các", "của", "và", "với", "tại", "cho", "trong", "do", "về", "là", "ông", "bà", "Thị", "Văn", "chí"}
)
# With which a line goes on behind a comma: "… đồng chí Lê Văn Ba," / "Bí thư Đảng ủy xã".
_POSTS = ("bi thu", "pho ", "chu tich", "uy vien", "truong ", "giam doc", "chu nhiem", "tinh uy vien", "huyen uy vien")
# An entry in which a post is the label of who has it: «Phó Chủ tịch UBND xã: các ông A, B».
_LABEL_OF_POST = re.compile(rf"(?:{'|'.join(_POSTS)})[^.,:;()]{{0,60}}:\s")
# Of a person or a body: "… có đồng chí Lê" / "Văn Ba, Bí thư", "… Ban Chấp hành" / "Đảng bộ xã".
_HALF_NAME = re.compile(r"(?:(?:đồng chí|đ/c|ông|bà) [A-ZÀ-ỸĐ]\w+|Ban Chấp hành|Ban Thường vụ)$")
_INITIALS = re.compile(r"(?:\w{1,3}\.\s?)*\w{1,15}\.?")


def head_length(lines: Sequence[Line], kinds: Sequence[str | None]) -> int:
    """Return how many lines the head of the page has: all before the first that is clearly running text."""
    for index, line in enumerate(lines[:_HEAD]):
        if kinds[index] is None and _is_sentence(line):
            return index
    return min(len(lines), _HEAD)


def _is_sentence(line: Line) -> bool:
    long = len(line.content) > _SENTENCE or _DATELINE.match(line.content) is not None
    return long and line.content[-1] in ".;:" and not line.is_upper


def _is_of_minutes(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line stands in the title of minutes: a day there is that of the meeting, not of publication."""
    above = (line for line in lines[max(0, index - _TITLE_LINES) : index] if line.group == lines[index].group)
    return any(is_title(line) and line.key == _MINUTES for line in above)


def mark_head(lines: Sequence[Line], kinds: list[str | None]) -> None:
    """Mark stamps and the headline."""
    head = head_length(lines, kinds)
    for index, line in enumerate(lines):
        if _is_of_minutes(lines, index):
            continue
        if kinds[index] in (None, "noise") and is_stamp(line, in_head=index < head):
            kinds[index] = "stamp"
    first = next((index for index, kind in enumerate(kinds) if kind is None), None)
    if first is None or _is_sentence(lines[first]) or len(lines[first].content) > LONGEST_HEADLINE:
        return
    title = lines[first]
    if first > max(head, 1) and not is_title(title):
        return
    kinds[first] = "headline"
    for index in range(first + 1, len(lines)):
        line = lines[index]
        # The subject of a formal text may follow its title after a blank line.
        joined = line.group == title.group or (index == first + 1 and is_title(title))
        if not joined or not _continues_headline(line) or cues.LABEL.match(line.key) or _begins_text(lines, index):
            break
        if kinds[index] is None:
            kinds[index] = "byline" if _is_credit(line) and line.content[-1] != "." else "headline"


def _begins_text(lines: Sequence[Line], index: int) -> bool:
    """Tell whether running text begins here, its lines broken by a machine: the next goes on in lower case."""
    following = [line for line in lines[index + 1 : index + 1 + _HEAD] if line.group == lines[index].group]
    if not following or not following[0].content[0].islower():
        return False
    return any(line.content[-1] == "." for line in following)


def _continues_headline(line: Line) -> bool:
    if len(line.content) > _SHORTEST_LEAD and _DAY_FIRST.match(line.key):
        return False  # the first paragraph, which lacks its full stop
    return len(line.content) <= LONGEST_HEADLINE and line.content[-1] not in ".:;," and line.content[0] not in "(-+*•"


def mark_tail(lines: Sequence[Line], kinds: list[str | None]) -> None:
    """Mark the credit at the end: the source, the author, who took the pictures."""
    content = [index for index, kind in enumerate(kinds) if kind is None]
    for index in reversed(content[-3:]):
        line = lines[index]
        before = lines[index - 1] if index else None
        if not (_is_credit(line) or (index == content[-1] and _is_byline(line, before))):
            break
        kinds[index] = "byline"


def _is_credit(line: Line) -> bool:
    """Tell whether the line says that it is a credit; "PV: Xin cảm ơn ông!" is a line of an interview."""
    if not cues.CREDIT.match(line.key) or cues.PICTURE.match(line.key):
        return False
    return len(line.content) <= 2 * _LONGEST_BYLINE and line.content[-1] not in "!?…"


def _is_byline(line: Line, before: Line | None) -> bool:
    content = line.content
    if len(content) > _LONGEST_BYLINE or content[-1] in ":;!?" or _ENTRY.match(content) or line.key.startswith("("):
        return content.startswith("(") and bool(cues.CREDIT.match(line.key) or cues.PUBLISHER.match(line.key))
    if "|" in content or content[0].isdigit() or cues.LABEL.match(line.key):
        return False  # the last row of a table, the last line of minutes
    if before is not None and before.content[-1] in ",:;" and before.group == line.group:
        return False  # the last entry of a list
    if cues.PUBLISHER.match(line.key):
        return content[-1] != "."
    if content[-1] == "." and not content.split()[-1][0].isupper():
        return False  # "Ông A, Chủ tịch UBND xã kết luận hội nghị."
    author = re.split(r"\s[-–]\s|[,(]", content)[0].strip()
    words = author.split()
    if not 1 <= len(words) <= 6 or (len(words) > 1 and content[-1] == "." and not _INITIALS.fullmatch(words[-1])):
        return False
    return all(word[0].isupper() for word in words if word[0].isalpha())


def mark_captions(lines: Sequence[Line], kinds: list[str | None]) -> None:
    """Mark the lines that describe a picture: marked as such, or short and alone between paragraphs."""
    body = [index for index, kind in enumerate(kinds) if kind is None]
    for index in body:
        line = lines[index]
        if len(line.content) > _LONGEST_CAPTION:
            continue
        marked = cues.PICTURE.match(line.key) or cues.PICTURE_CREDIT.fullmatch(line.key)
        between = body[0] < index < body[-1] and _is_alone(lines, index)
        if marked or (between and _describes(line)):
            kinds[index] = "caption"


def _describes(line: Line) -> bool:
    """Tell whether the line may describe a picture: short, no sentence, no entry of a list, no heading, no name."""
    content = line.content
    if len(content) > _LONGEST_PLAIN_CAPTION or content[-1] in ".:;,!?…" or _ENTRY.match(content) or is_name_like(line):
        return False
    return not line.is_upper or bool(cues.ADDRESS.match(line.key))


def _is_alone(lines: Sequence[Line], index: int) -> bool:
    beside = [lines[near].group for near in (index - 1, index + 1) if 0 <= near < len(lines)]
    return lines[index].group not in beside


def continues(lines: Sequence[Line], kinds: Sequence[str | None], index: int) -> bool:
    """Tell whether line `index` goes on with the sentence of the line before, broken by a machine at its width."""
    before, line = lines[index - 1], lines[index]
    if (
        before.group != line.group
        or before.content[-1] in ".:;!?…"
        or _ENTRY.match(line.content)
        or "|" in line.content
        or cues.LABEL.match(line.key)
    ):
        return False
    if line.content[0].islower() or before.content.split()[-1] in _LEFT_OPEN:
        return True
    if before.content[-1] == "," and (len(before.content) > _SHORTEST_LEAD or line.key.startswith(_POSTS)):
        return True  # "… Phó Bí thư Tỉnh ủy, Chủ tịch UBND tỉnh," / "Trưởng Đoàn ĐBQH tỉnh"
    if _LABEL_OF_POST.match(line.key) and ":" in before.content:
        return False  # one more of a list without marks
    width = len(before.content)
    if not _NARROW <= width <= _WIDE:
        return False
    if _HALF_NAME.search(before.content):
        return True
    around = range(max(0, index - 4), min(len(lines), index + 4))
    widths = [len(lines[at].content) for at in around if lines[at].group == line.group and kinds[at] is None][:-1]
    return len(widths) > 1 and min(widths) >= _EVEN * max(widths) and max(widths) <= _WIDE
