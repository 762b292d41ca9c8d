"""The conclusions that minutes list: entries under them give tasks, whatever verbs they have."""

from collections.abc import Sequence

from govgraph.interpret.headings import ENTRIES, is_numbering
from govgraph.interpret.participation.acts import Acts
from govgraph.recognise.items import Item

_LONGEST_HEADING = 8  # items of «III. KẾT LUẬN CỦA CHỦ TỌA HỘI NGHỊ:»
_TASKS = frozenset({"presenter", "speaker", "attendee"})  # what an entry asks of people reads like this


def is_of_chair(items: Sequence[Item]) -> bool:
    """Tell whether a sentence gives what the one who presides did: "Kết luận của chủ trì: tiếp thu ý kiến ông A".

    >>> from govgraph.recognise import recognise_text
    >>> is_of_chair(recognise_text("Kết luận của chủ trì: giao ông Lê Văn Ba đôn đốc"))
    True
    """
    if [item.type for item in items[:3]] != ["ACT", "OF", "ACT"]:
        return False
    chair = items[2].sense("participation")
    return chair is not None and chair.notation == "chair"


def chair_as_subject(items: Sequence[Item]) -> int:
    """Return where the verb stands of which the one who presides is the subject: "Chủ tọa (hội nghị) | kết luận: …".

    0 tells that there is none.

    >>> from govgraph.recognise import recognise_text
    >>> texts = "Chủ tọa kết luận", "Chủ tọa hội nghị kết luận", "Chủ tọa hội nghị, ông Lê Văn Ba kết luận"
    >>> [chair_as_subject(recognise_text(text)) for text in texts]
    [1, 2, 0]
    """
    chair = items[0].sense("participation")
    if chair is None or chair.notation != "chair":
        return 0
    verb = 2 if len(items) > 2 and items[1].type == "MEETING" else 1
    return verb if verb < len(items) and items[verb].type == "ACT" else 0


class Conclusion:
    """Whether the entries of a document stand under a conclusion, one after the other."""

    def __init__(self) -> None:
        self._listing = False

    def gives_task(self, items: Sequence[Item], acts: Acts) -> bool:
        """Tell whether the next sentence is an entry that gives people a task: "- Ông A báo cáo kết quả trước 12/01".

        `acts` are what its verbs make of the people in it.
        """
        capacities = {capacity for _, done in acts for capacity, _ in done}
        if is_numbering(items):
            return False
        if items[0].type in ENTRIES:
            return self._listing and capacities <= _TASKS
        self._listing = _leads_in(items, capacities)
        return False


def _leads_in(items: Sequence[Item], capacities: set[str]) -> bool:
    """Tell whether a sentence leads in what was concluded: "Kết luận hội nghị, ông A yêu cầu:", "III. KẾT LUẬN"."""
    if "concluder" in capacities and items[-1].type == "COLON":
        return True
    told = [item for item in items if item.type not in ("NUMBER", "STOP", "CAPITAL")]
    first = told[0].sense("participation") if told else None
    if first is None or first.notation != "concluder" or len(items) > _LONGEST_HEADING:
        return False
    return items[-1].type != "STOP" and not any(item.type in ("PERSON", "PEOPLE") for item in items)
