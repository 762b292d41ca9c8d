"""The frame of a formal text: its letterhead in two columns above, recipients and signatures below."""

import re
from collections.abc import Sequence

from govgraph.layout import cues
from govgraph.layout.lines import Line
from govgraph.model import Block

_TOP = 30  # lines in which a letterhead begins; a portal may print its own headline above
_LETTERHEAD_LINES = 12  # no letterhead is longer
_NAMES_ABOVE = 4  # lines with the names of the bodies, where they stand above the motto and not beside it
_LONGEST_NAME = 80  # characters of such a line
_BOTTOM = 14  # lines in which a signature without recipients begins
_SIGNATURE_LINES = 40  # lists of recipients may be long
_LONGEST_ROW = 400  # characters of a row with a wide gap between its columns
_PARAGRAPH = 150  # characters: no line of a letterhead or signature is as long
_INDENTED = 15  # blanks before a line that stands in the right column

# For each line that was parted: its cells, each with its kind.
Cells = dict[int, list[Block]]


def mark_letterhead(lines: Sequence[Line], kinds: Sequence[str | None]) -> Cells:
    """Return the cells of the letterhead, by line."""
    start, end = _letterhead(lines, kinds)
    return {index: _blocks(_cells(lines[index]), "letterhead") for index in range(start, end)}


def _letterhead(lines: Sequence[Line], kinds: Sequence[str | None]) -> tuple[int, int]:
    motto = next((index for index in range(min(_TOP, len(lines))) if _has_motto(lines, index)), None)
    if motto is None and (titled := _titled(lines, kinds)) is not None:
        return titled
    if motto is None:
        # Speeches and some notices: names of the bodies in capitals, then the kind of text
        first = next((index for index, kind in enumerate(kinds) if kind is None), 0)
        title = next((index for index in range(first, min(first + 6, len(lines))) if is_title(lines[index])), first)
        heads = [cell for line in lines[first:title] for cell in line.cells()]
        named = [cell for cell in heads if not _is_of_letterhead(cell.key)]
        if named and all(len(cell.content) < _LONGEST_NAME and cell.is_upper for cell in named):
            return first, title
        return 0, 0
    start = lowest = motto
    while start > 0 and cues.LETTER_ABOUT.match(lines[start - 1].key):
        start = lowest = start - 1
    while start > 0 and lowest - start < _NAMES_ABOVE and _may_stand_above(lines[start - 1], lines[start]):
        start -= 1
    end = motto + 1
    for index in range(motto + 1, min(motto + _LETTERHEAD_LINES, len(lines))):
        line = lines[index]
        if is_title(line) or len(line.content) > _PARAGRAPH or _begins_text(line):
            break
        cells = [cell.key for cell in _cells(line)]
        if any(_is_of_letterhead(cell) for cell in cells) or line.group == lines[motto].group:
            end = index + 1
    return start, end


def _titled(lines: Sequence[Line], kinds: Sequence[str | None]) -> tuple[int, int] | None:
    """Return where a title stands that tells number, day and issuer of a signed text, as sites of laws print them."""
    first = next((index for index, kind in enumerate(kinds) if kind is None), 0)
    if not lines or not lines[first].is_upper or not cues.TITLED.match(lines[first].key):
        return None
    if not any(cues.ON_BEHALF.match(line.key) and line.is_upper for line in lines[first + 1 :]):
        return None
    end = first + 1
    while end < len(lines) and lines[end].is_upper and cues.BELOW_TITLED.fullmatch(lines[end].key):
        end += 1
    return first, end


def _holds_motto(line: Line) -> bool:
    return len(line.content) <= _LONGEST_ROW and any(
        cues.MOTTO.match(cell.key) and len(cell.content) < 60 for cell in line.cells()
    )


def _has_motto(lines: Sequence[Line], index: int) -> bool:
    """Tell whether a line holds a motto; behind a name and one blank only where the next lines go on so.

    Headlines end in it too: "KỶ NIỆM … THÀNH LẬP NƯỚC CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM".
    """
    line = lines[index]
    if _holds_motto(line):
        return True
    at = _joint(line)
    if at is None or not cues.MOTTO.match(line.key, at):
        return False
    below = [_cells(one) for one in lines[index + 1 : index + 1 + _NAMES_ABOVE]]
    if line.key.startswith("dang", at) and not cues.OF_PARTY.match(line.key):
        return False
    return any(len(cells) > 1 and _is_of_letterhead(cells[-1].key) for cells in below)


def _cells(line: Line) -> list[Line]:
    """Return the cells of a line of a letterhead, also where one blank parts them."""
    cells = line.cells()
    at = _joint(line) if len(cells) == 1 else None
    return cells if at is None else line.parted(at)


def _joint(line: Line) -> int | None:
    """Return where the right column begins behind one blank: "XÃ A | Độc lập - …", "Số: 5/QĐ-UBND | A, ngày …"."""
    content, key = line.content, line.key
    if len(key) != len(content):
        return None
    motto = cues.MOTTO.search(key)
    if motto is not None and motto.start() > 0:
        return motto.start() if content[: motto.start()].isupper() else None
    numbered = cues.WHOLE_NUMBER.match(key)
    words = re.finditer(r"\S+", content)
    small = next((word.start() for word in words if not word[0].isupper()), 0)
    at = numbered.end() if numbered else small
    return at if at and cues.ISSUED_AT.fullmatch(key, at) else None


def _begins_text(line: Line) -> bool:
    """Tell whether a line is what a text without its kind begins with: "VỀ VIỆC …", "Căn cứ Luật …", "Kính gửi: …"."""
    return bool(cues.BASIS.match(line.key)) or (line.is_upper and bool(cues.ABOUT.match(line.key)))


def _may_stand_above(line: Line, below: Line) -> bool:
    """Tell whether a line above the motto may be of the letterhead: a name or the number, no entry of a list."""
    short = len(line.content) < _LONGEST_NAME and not cues.ENTRY.match(line.key)
    is_part = line.is_upper or bool(cues.RULE.fullmatch(line.key) or cues.NUMBER_LINE.match(line.key))
    return short and (is_part or line.group == below.group)


def _is_of_letterhead(key: str) -> bool:
    return bool(
        cues.NUMBER_LINE.match(key)
        or cues.ISSUED_AT.fullmatch(key)
        or cues.RULE.fullmatch(key)
        or cues.MOTTO.match(key)
    )


def is_title(line: Line) -> bool:
    """Tell whether the line is the kind of a formal text, alone and in capitals: "NGHỊ QUYẾT"."""
    return cues.TITLE.fullmatch(line.key) is not None and line.is_upper


def is_name_like(line: Line) -> bool:
    """Tell whether the line could be the name of a person and nothing else."""
    words = line.content.split()
    return 2 <= len(words) <= 6 and all(word[0].isupper() and not any(map(str.isdigit, word)) for word in words)


def mark_signature(lines: Sequence[Line], kinds: Sequence[str | None]) -> Cells:
    """Return the cells of the recipients and of the signatures, by line."""
    content = [index for index, kind in enumerate(kinds) if kind is None]
    if not content:
        return {}
    recipients = next((index for index in reversed(content) if cues.RECIPIENTS.match(lines[index].key)), None)
    lowest = recipients if recipients is not None else content[-1] + 1
    near = [index for index in content if lowest - _BOTTOM <= index < lowest]
    cue = next((index for index in near if _begins_signature(lines[index]) and _is_signed(lines, index)), None)
    start = cue if cue is not None else recipients
    if start is None:
        return {}
    cells: Cells = {}
    for index in range(start, min(start + _SIGNATURE_LINES, len(lines))):
        line = lines[index]
        if (index > start and (is_title(line) or _begins_annex(line))) or len(line.content) > _PARAGRAPH:
            break
        if kinds[index] is None or len(line.cells()) > 1:
            cells[index] = _signature_cells(line, beside_recipients=recipients is not None and index >= recipients)
    return cells


def _begins_annex(line: Line) -> bool:
    """Tell whether a line begins what is attached to a text: "PHỤ LỤC I", "DANH SÁCH THÀNH VIÊN BAN CHỈ ĐẠO"."""
    return line.is_upper and bool(cues.ANNEX.match(line.key))


def _begins_signature(line: Line) -> bool:
    return all(
        (cues.ON_BEHALF.match(cell.key) or cues.SIGNATORY.fullmatch(cell.key)) and cell.is_upper
        for cell in line.cells()
    )


def _is_signed(lines: Sequence[Line], start: int) -> bool:
    """Tell whether a name follows in a line of its own."""
    return any(
        is_name_like(cell) and not _begins_signature(cell)
        for line in lines[start + 1 : start + 9]
        for cell in line.cells()
    )


def _signature_cells(line: Line, *, beside_recipients: bool) -> list[Block]:
    cells = line.cells()
    if not beside_recipients:
        return _blocks(cells, "signature")
    first = cells[0]
    alone_on_right = len(cells) == 1 and (
        first.margin >= _INDENTED
        or _begins_signature(first)
        or bool(cues.SIGNED.fullmatch(first.key))
        or (is_name_like(first) and first.content[0] not in "-+*")
    )
    kind = "signature" if alone_on_right and not cues.RECIPIENTS.match(first.key) else "recipients"
    return _blocks(cells[:1], kind) + _blocks(cells[1:], "signature")


def _blocks(cells: Sequence[Line], kind: str) -> list[Block]:
    return [Block("noise" if cues.RULE.fullmatch(cell.key) else kind, cell.span) for cell in cells]
