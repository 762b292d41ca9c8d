"""Parts of a bulletin that are each about one unit, below its name: «2. KHE SÂU», «XÃ KHE SÂU»."""

from collections.abc import Mapping, Sequence

from govgraph.interpret.headings import is_numbering
from govgraph.interpret.sentences import Sentence
from govgraph.interpret.setting import Setting
from govgraph.model import Unit
from govgraph.recognise.items import Item
from govgraph.recognise.units import above

_NAMING = frozenset({"CAPITAL", "FAMILY", "ABBREVIATION"})
_MARKS = frozenset({"NUMBER", "STOP", "DASH", "SIGN", "CLOSE", "COLON", "SLASH"})
_LONGEST_NAME = 4  # syllables
_LONGEST_LINE = 12  # items, marks among them


def settings_of_sections(sentences: Sequence[Sentence], setting: Setting) -> Mapping[int, Setting]:
    """Return the settings of the sentences below headings that name but a unit below that of the document."""
    found: dict[int, Setting] = {}
    place = setting.place
    within: Setting | None = None
    for number, sentence in enumerate(sentences):
        unit = _unit_named(sentence, setting) if sentence.kind == "paragraph" else None
        if unit is not None and place is not None and above(place.level, unit.level):
            within = setting.within(unit)
        elif is_numbering(sentence.items) or sentence.kind != "paragraph":
            within = None
        elif within is not None:
            found[number] = within
    return found


def _unit_named(sentence: Sentence, setting: Setting) -> Unit | None:
    """Return the unit of which a line is the name, with its type or, in capitals, without."""
    if len(sentence.items) > _LONGEST_LINE:
        return None
    items = [item for item in sentence.items if item.type not in _MARKS]
    if len(items) == 1 and isinstance(unit := items[0].value, Unit):
        return unit if unit.name is not None and sentence.items[-1].type != "STOP" else None
    if not 0 < len(items) <= _LONGEST_NAME or not all(_names_in_capitals(item) for item in items):
        return None
    return setting.called(" ".join(item.text for item in items))


def _names_in_capitals(item: Item) -> bool:
    return item.type in _NAMING and item.text.isupper()
