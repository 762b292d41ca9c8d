"""Working groups as the text names them: by a number, by what they are for, by what they are sent to do."""

from collections.abc import Sequence
from dataclasses import replace

from govgraph.model import Unit
from govgraph.recognise.body_mentions import mention_of
from govgraph.recognise.cascade import Hit, Rule
from govgraph.recognise.items import Item
from govgraph.recognise.mentions import BodyMention

#: Kinds of bodies that groups look at, and that are named with the unit in which they are.
INSTITUTIONS = frozenset({"school", "health-service", "company"})
_MOST_LEADER_ITEMS = 24  # items from «do» to the leader's post: "do ông A, Giám đốc Sở …, làm trưởng đoàn"


def goes_to_inspect(hit: Hit) -> bool:
    """Tell whether a group named before goes to do what «đoàn» says: "Đoàn … do ông A làm trưởng | đoàn kiểm tra …"."""
    if [hit.before(2), hit.before()] != ["HOLD", "ROLE"]:
        return False
    start = hit.match.start()
    return any(item.type == "BY" for item in hit.items[max(0, start - _MOST_LEADER_ITEMS) : start])


def is_inspected(behind: Sequence[Item]) -> bool:
    """Tell whether what stands behind such a group is what it looks at: a unit with its name, or a body."""
    return any(item.type in ("UNIT", "BODY", "ORGAN") for item in behind)


def _numbered_group(hit: Hit) -> Item | None:
    """A working group with its number, behind which it says of whom it is: "Đoàn kiểm tra số 02 của …"."""
    mention = mention_of(hit.matched[0])
    return hit.compose("ORGAN", mention) if mention.kind == "working-group" else None


def _named_group(hit: Hit) -> Item | None:
    """A working group with the words that say what it is for, up to its unit: "Ban Chỉ đạo chống dịch tỉnh X"."""
    mention, place = hit.matched[0].value, hit.matched[-1]
    if not isinstance(mention, BodyMention) or mention.kind != "working-group" or mention.unit or mention.level:
        return None
    if goes_to_inspect(hit):
        return None
    concept = place.sense("unit-type")
    unit = place.value if isinstance(place.value, Unit) else None
    level = unit.level if unit is not None else concept.implied_level if concept else None
    of = mention.of
    if of is not None and of.kind == "working-group" and of.level is None:
        of = replace(of, unit=unit, level=level)  # "đoàn công tác của Ban Chỉ huy … tỉnh": whose group it is
    return hit.compose("ORGAN", replace(mention, unit=unit, level=level, of=of))


def _purpose(hit: Hit) -> Item | None:
    """A working group with its task: "đoàn công tác chỉ đạo xã" is a body, and nobody directs a meeting here."""
    mention = hit.matched[0].value
    if not isinstance(mention, BodyMention) or mention.kind != "working-group" or not is_task(hit.matched[1]):
        return None
    start, end = hit.matched[0].start, hit.matched[-1].end
    return hit.compose("ORGAN", replace(mention, name=hit.context.text[start:end]))


def is_task(act: Item) -> bool:
    """Tell whether a verb is the task of a group that is named by it: to direct; in asking, a group acts.

    >>> from govgraph.recognise.scan import scan
    >>> from govgraph.recognise.lexicon import lexicon
    >>> [is_task(scan(verb, 0, len(verb), lexicon())[0]) for verb in ("chỉ đạo", "yêu cầu")]
    [True, False]
    """
    concept = act.sense("participation")
    return concept is not None and concept.notation == "director"


NUMBERED = Rule(
    "numbered-group",
    "(BODY|ORGAN) NUMERO NUMBER",
    _numbered_group,
    examples=(("Đoàn kiểm tra số 02 của Ban Thường vụ Huyện ủy", "body working-group"),),
    counterexamples=("Chi bộ số 8",),
)
NAMED = Rule(
    "working-group-with-name",
    "ORGAN <name>(WORD|CAPITAL|FAMILY|COMMA|AND|DASH|NUMBER|ABBREVIATION|SIGN){1,12} (UNIT|UNITTYPE)",
    _named_group,
    examples=(
        (
            "Đoàn kiểm tra của Ban Chỉ đạo phòng, chống dịch tỉnh Bắc Giang",
            "body working-group province Bắc Giang",
        ),
    ),
    counterexamples=(
        "Ban Chỉ đạo tổ chức họp tại xã Tân Hòa",
        "Đoàn công tác do ông Lê Văn Ba làm trưởng đoàn kiểm tra đoạn đê xã Tân Hòa",
    ),
)
WITH_TASK = Rule(
    "working-group-with-task",
    "ORGAN ACT (UNIT|UNITTYPE)",
    _purpose,
    examples=(("tổ trưởng đoàn công tác chỉ đạo xã", "body working-group «đoàn công tác chỉ đạo xã»"),),
    counterexamples=("Đoàn công tác yêu cầu xã khắc phục",),
)
