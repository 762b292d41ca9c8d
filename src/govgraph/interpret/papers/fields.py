"""What a portal says of a text in fields beside it: «Số ký hiệu: 12/QĐ-UBND», «Cơ quan ban hành: UBND xã A»."""

from collections.abc import Mapping, Sequence

from govgraph.interpret.sentences import Sentence
from govgraph.recognise import BodyMention, PaperMention
from govgraph.recognise.items import Item

_NUMBER, _ISSUED_BY = "hiệu", "ban hành"  # in «Số, ký hiệu văn bản», «Số hiệu»; «Cơ quan ban hành», «Đơn vị ban hành»
_BY = frozenset({"cơ quan", "đơn vị", "nơi"})
_LONGEST_NAME = 8  # items of «Số, ký hiệu văn bản»
_REACH = 8  # lines from the field of the number to that of the issuer


def issuers_in_fields(sentences: Sequence[Sentence]) -> Mapping[str, BodyMention]:
    """Return whose documents are, by their numbers, of which fields give number and issuer.

    >>> from govgraph.model import Span
    >>> from govgraph.recognise import recognise_text
    >>> lines = "Số ký hiệu: 12/QĐ-UBND", "Cơ quan ban hành: UBND huyện Lâm Trì", "Cơ quan ban hành kế hoạch: UBND xã"
    >>> fields = [Sentence("headline", tuple(recognise_text(line)), Span(0, 9), Span(0, 9)) for line in lines]
    >>> issuers_in_fields(fields)["12/QĐ-UBND"].level, dict(issuers_in_fields([fields[0], fields[2]]))
    ('district', {})
    """
    found: dict[str, BodyMention] = {}
    number, at = "", 0
    for place, sentence in enumerate(sentences):
        name, value = _field(sentence.items)
        if value is None:
            continue
        words = " ".join(item.text.lower() for item in name)
        if isinstance(value, PaperMention) and words.startswith("số") and _NUMBER in words:
            number, at = value.number or "", place
        elif isinstance(value, BodyMention) and number and place <= at + _REACH:
            by, _, rest = words.partition(f" {_ISSUED_BY}")
            if by in _BY and not rest:
                found[number], number = value, ""
    return found


def _field(items: Sequence[Item]) -> tuple[Sequence[Item], object]:
    """Return the name of a field and the one thing that it names; None where a line is no such field."""
    sign = next((at for at, item in enumerate(items[:_LONGEST_NAME]) if item.type in ("COLON", "BAR")), None)
    behind = [item for item in items[sign + 1 :] if item.type != "BAR"] if sign is not None else []
    return (items[:sign], behind[0].value) if len(behind) == 1 else ((), None)
