"""What a formal text is about: the lines below the word for its kind, or «V/v …» below the number of a letter."""

import re
from collections.abc import Sequence
from itertools import dropwhile, takewhile

from govgraph.layout import columns, is_kind_alone
from govgraph.model import Block, Span

_ABOUT = re.compile(r"(?:về\b|v/\s?v\b)", re.IGNORECASE)
_ABOUT_WITHIN = re.compile(r"\b(?:về việc|v/\s?v)\b", re.IGNORECASE)
_IN_BRACKETS = re.compile(r"\(.*\)")
# A short line alone between paragraphs looks like the caption of a picture.
_MAY_HOLD_TITLE = frozenset({"headline", "paragraph", "caption"})
_NEAR = 3  # blocks below the letterhead in which the kind stands, or below the kind its title
_LINES = 12  # blocks that are looked at
_ENDS_TEXT = tuple(".:;,")
_BASIS = re.compile(r"(?:căn cứ|kính gửi)\b", re.IGNORECASE)
_TO_WHOM = re.compile(r"kính gửi\b", re.IGNORECASE)
_LONGEST = 300  # characters of a title


def find_subject(text: str, blocks: Sequence[Block]) -> Span | None:
    r"""Return where a formal text says what it is about; None where nothing stands below its kind.

    >>> from govgraph.layout import find_blocks
    >>> text = "HĐND XÃ A\nSố: 5/NQ-HĐND\n\nNGHỊ QUYẾT\nVề việc thu phí chợ\n\nHĐND xã quyết nghị:"
    >>> find_subject(text, find_blocks(text)).of(text)
    'Về việc thu phí chợ'
    """
    head = [block for block in blocks if block.kind == "letterhead"]
    if not head:
        return None
    below = [one for one in blocks if one.span.start >= head[-1].span.end and one.kind in _MAY_HOLD_TITLE]
    below = [line for block in below[:_LINES] for line in _lines_of(text, block)]
    kind = next((index for index, one in enumerate(below[:_NEAR]) if is_kind_alone(one.span.of(text))), None)
    if kind is None:
        headline = list(takewhile(_is_headline, below))
        return _joined(text, _from_about(text, columns(text, head)[0]) or _behind_kind(text, headline))
    lines = below[kind + 1 :]
    if not _is_headline(below[kind]):  # a portal has a headline of its own above the letterhead
        return _joined(text, _title_among_paragraphs(text, lines))
    headline = list(takewhile(_is_headline, lines))
    if not headline and _from_about(text, lines[:1]):  # one that ends in a comma looks like a paragraph
        return _joined(text, _title_among_paragraphs(text, lines))
    return _joined(text, _from_about(text, headline) or headline)


def is_letter(text: str, blocks: Sequence[Block]) -> bool:
    r"""Tell whether a formal text is a letter: no word for its kind, but its matter («V/v») or to whom it goes.

    >>> from govgraph.layout import find_blocks
    >>> page = "UBND XÃ A\nSố: 5/UBND-VP\n\nCỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n{}\n\nUBND xã thông báo lịch họp."
    >>> pages = [page.format(heading) for heading in ("Kính gửi: Các thôn", "THÔNG BÁO\nKính gửi: Các thôn")]
    >>> [is_letter(one, find_blocks(one)) for one in pages]
    [True, False]
    """
    head = [block for block in blocks if block.kind == "letterhead"]
    below = [block for block in blocks if head and block.span.start >= head[-1].span.end][:_LINES]
    lines = [line.span.of(text).strip() for block in below for line in _lines_of(text, block)]
    if any(map(is_kind_alone, lines[:_LINES])):
        return False
    return bool(_from_about(text, head)) or any(map(_TO_WHOM.match, lines[:_LINES]))


def _lines_of(text: str, block: Block) -> list[Block]:
    """Return the lines of a block: one that goes on in small letters is of the same as the kind above it."""
    lines = re.finditer(r"[^\n]*\S[^\n]*", block.span.of(text))
    return [Block(block.kind, Span(block.span.start + one.start(), block.span.start + one.end())) for one in lines]


def _title_among_paragraphs(text: str, lines: Sequence[Block]) -> list[Block]:
    """Return the first of the lines, if it is no sentence and leads in none, with those that go on with it."""
    lines = _from_about(text, lines[:_NEAR]) or lines
    words = [line.span.of(text).strip() for line in lines[:_NEAR]]
    is_row = bool(words) and words[0].endswith(",") and bool(_ABOUT.match(words[0]))
    if not words or (words[0][-1:] in _ENDS_TEXT and not is_row) or _BASIS.match(words[0]):
        return []

    def goes_on(at: int) -> bool:
        is_same = words[at][:1].islower() or words[at - 1].endswith(",")
        return is_same and words[at][-1:] not in _ENDS_TEXT and not _BASIS.match(words[at])

    return list(lines[: 1 + len(list(takewhile(goes_on, range(1, len(words)))))])


def _is_headline(block: Block) -> bool:
    return block.kind == "headline"


def _from_about(text: str, lines: Sequence[Block]) -> list[Block]:
    """Return the lines from «Về việc …» on."""
    return list(dropwhile(lambda line: not _ABOUT.match(line.span.of(text).strip()), lines))


def _behind_kind(text: str, lines: Sequence[Block]) -> list[Block]:
    """Return the lines of a headline whose first holds kind and subject: "QUYẾT ĐỊNH Về việc …"."""
    found = _ABOUT_WITHIN.search(lines[0].span.of(text)) if lines else None
    if found is None:
        return []
    return [Block("headline", Span(lines[0].span.start + found.start(), lines[0].span.end)), *lines[1:]]


def _joined(text: str, lines: Sequence[Block]) -> Span | None:
    """Return the place of the lines of a title; capitals behind small letters are a new heading, brackets a note."""
    title: Span | None = None
    for line in lines:
        words = line.span.of(text).strip()
        is_new = title is not None and words.isupper() and not title.of(text).isupper()
        start = title.start if title is not None else line.span.start
        if is_new or _IN_BRACKETS.fullmatch(words) or line.span.end - start > _LONGEST:
            break
        title = Span(start, line.span.end)
    return title
