"""The parts of a page, known by their form: headline, stamp, paragraphs, captions, credit, letterhead, signatures.

A block is a line, or several that a machine broke at the width of its page. In letterheads and signatures a block is
one cell of a line set in two columns; `columns` brings the cells of one column together.
"""

from collections.abc import Iterable, Sequence

from govgraph.layout import article, formal, furniture
from govgraph.layout.lines import Line, lines_of
from govgraph.layout.tables import with_rows
from govgraph.model import Block, Span

__all__ = ["columns", "find_blocks", "find_published", "find_title", "is_kind_alone", "with_rows"]


def find_blocks(text: str) -> tuple[Block, ...]:
    r"""Return the blocks of a tidy text: in its order, without overlap, holding all that is not blank.

    >>> page = "HỘI NGHỊ SƠ KẾT\n14:30 26/05/2023\n\nSáng 25/5, Đảng ủy xã tổ chức hội nghị.\n\nNguồn: Hồng Lam"
    >>> [(block.kind, block.span.of(page)) for block in find_blocks(page)][:2]
    [('headline', 'HỘI NGHỊ SƠ KẾT'), ('stamp', '14:30 26/05/2023')]
    """
    lines = lines_of(text)
    kinds: list[str | None] = [None] * len(lines)
    furniture.mark_noise(lines, kinds)
    cells = formal.mark_letterhead(lines, kinds)
    _set(kinds, cells, "letterhead")
    signature = formal.mark_signature(lines, kinds)
    _set(kinds, signature, "signature")
    article.mark_head(lines, kinds)
    article.mark_tail(lines, kinds)
    article.mark_captions(lines, kinds)
    return tuple(_blocks(lines, kinds, cells | signature))


def _set(kinds: list[str | None], indexes: Iterable[int], kind: str) -> None:
    for index in indexes:
        kinds[index] = kind


def _blocks(lines: Sequence[Line], kinds: Sequence[str | None], cells: formal.Cells) -> list[Block]:
    blocks: list[Block] = []
    for index, line in enumerate(lines):
        kind = kinds[index] or "paragraph"
        if index in cells:
            blocks += cells[index]
        elif kind == "stamp":
            blocks += _stamp_blocks(line)
        elif kind == "paragraph" and index and kinds[index - 1] is None and article.continues(lines, kinds, index):
            blocks[-1] = Block(kind, Span(blocks[-1].span.start, line.end))
        else:
            blocks.append(Block(kind, line.span))
    return blocks


def _stamp_blocks(line: Line) -> list[Block]:
    credit = furniture.credit_in_stamp(line)
    if credit is None:
        return [Block("stamp", line.span)]
    start, end = credit
    around = [(line.start, start), (end, line.end)]
    stamps = [Block("stamp", _trimmed(line.text, *stretch)) for stretch in around if line.text[slice(*stretch)].strip()]
    return sorted([*stamps, Block("byline", Span(start, end))], key=lambda block: block.span)


def _trimmed(text: str, start: int, end: int) -> Span:
    stretch = text[start:end]
    return Span(start + len(stretch) - len(stretch.lstrip()), start + len(stretch.rstrip()))


def find_published(text: str, blocks: Sequence[Block]) -> str | None:
    r"""Return the day of publication that the page's own stamp gives, as ISO 8601; None where there is no stamp.

    >>> page = "HỘI NGHỊ SƠ KẾT\nThứ hai - 08/07/2024 15:42   |   Lượt xem: 312"
    >>> find_published(page, find_blocks(page))
    '2024-07-08'
    """
    for block in blocks:
        if block.kind == "stamp":
            published = furniture.date_of(Line(text, block.span.start, block.span.end, 0, 0))
            if published is not None:
                return published
    return None


def find_title(text: str, blocks: Sequence[Block]) -> str | None:
    r"""Return the headline of a page in one line; None where there is none, or it only says what kind of text it is.

    Of a headline that goes on and on the first lines are its title.

    >>> page = "ĐẢNG BỘ HUYỆN A\nSố 5-QĐ/HU\n\nQUYẾT ĐỊNH\nvề chuẩn y kết quả bầu cử\n\nCăn cứ Điều lệ Đảng;"
    >>> find_title(page, find_blocks(page))
    'QUYẾT ĐỊNH về chuẩn y kết quả bầu cử'
    """
    lines = [Line(text, one.span.start, one.span.end, 0, 0) for one in blocks if one.kind == "headline"]
    if all(map(formal.is_title, lines)):
        return None
    title = ""
    for line in lines:
        longer = " ".join([*title.split(), *line.content.split()])
        if len(longer) > article.LONGEST_HEADLINE:
            break
        title = longer
    return title


def is_kind_alone(line: str) -> bool:
    """Tell whether a line is the word for the kind of a formal text and nothing else.

    >>> is_kind_alone("NGHỊ QUYẾT"), is_kind_alone("NGHỊ QUYẾT về thu phí chợ")
    (True, False)
    """
    return formal.is_title(Line(line, 0, len(line), 0, 0))


def columns(text: str, blocks: Iterable[Block]) -> tuple[tuple[Block, ...], tuple[Block, ...]]:
    r"""Return the blocks of a letterhead or signature by column: those on the left, those on the right, from above.

    >>> page = "HĐND XÃ A       CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM\n    *\nSố: 21/NQ-HĐND      Xã A, ngày 26/12/2023"
    >>> left, right = columns(page, find_blocks(page))
    >>> [block.span.of(page) for block in left if block.kind == "letterhead"]
    ['HĐND XÃ A', 'Số: 21/NQ-HĐND']
    """
    placed = [(block, _column(text, block)) for block in blocks]
    # Where the right column begins: at the leftmost cell that has another before it in its line.
    gutter = min((column for block, column in placed if _is_second(text, block, column)), default=0)
    left: list[Block] = []
    right: list[Block] = []
    for block, column in placed:
        middle = column + (block.span.end - block.span.start) / 2
        # A short line set in the middle of the left column begins well before the gutter.
        on_right = gutter > 0 and (column >= gutter or (middle >= gutter and column > gutter / 2))
        (right if on_right else left).append(block)
    return tuple(left), tuple(right)


def _column(text: str, block: Block) -> int:
    return block.span.start - (text.rfind("\n", 0, block.span.start) + 1)


def _is_second(text: str, block: Block, column: int) -> bool:
    return bool(text[block.span.start - column : block.span.start].strip())
