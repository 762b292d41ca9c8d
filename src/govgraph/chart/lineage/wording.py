"""The words of a lineage, in Vietnamese and in English."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from govgraph.chart.lineage import Lineage, Unit
from govgraph.chart.lineage.streams import Band, End, Streams
from govgraph.chart.wording import LEVELS_IN_WORDS, counted, day_in_digits, day_in_words, number

WORDS: Mapping[str, Mapping[str, str]] = {
    "vi": {
        "all": "Những đơn vị hành chính nào đã thành đơn vị nào",
        "in": "Những đơn vị nào ở {} đã thành đơn vị nào",
        "became": "{} đã thành đơn vị nào",
        "came-from": "{} được lập từ những đơn vị nào",
        "since": " từ {}",
        "between": ", từ {} đến {}",
        "before": "Đơn vị trước",
        "after": "Đơn vị sau",
        "dissolve": "Giải thể",
        "merge": "Sáp nhập",
        "split": "Chia tách",
        "rename": "Đổi tên",
        "establish": "Thành lập",
        "transfer": "Điều chỉnh địa giới",
        "several": "Nhiều loại thay đổi",
        "whole": "toàn bộ",
        "part": "một phần",
        "unknown": "chưa rõ toàn bộ hay một phần",
        "asked-means": "đơn vị được hỏi",
        "whole-means": "toàn bộ đơn vị",
        "part-means": "một phần đơn vị",
        "unknown-means": "chưa rõ toàn bộ hay một phần",
        "tint-means": "ba màu chỉ để dễ theo dải",
        "weight-means": "bề dày: số đơn vị, từ {} đến {}",
        "dissolved": "giải thể từ {}",
        "dissolved-undated": "giải thể",
        "no-communes": "đồ thị không có đơn vị nào của nơi này",
        "to": "{}: thành {}",
        "from": "{}: từ {}",
        "register": "danh mục {}",
        "documents": "{} tài liệu",
        "units-before": "{} đơn vị trước",
        "units-after": "{} đơn vị sau",
        "ended": "{} đơn vị cấp huyện giải thể",
        "districts": "vẽ gộp theo huyện, {} ô",
        "provinces": "vẽ gộp theo tỉnh, {} ô",
        "folded": "{} đơn vị",
        "elsewhere": "Chưa rõ thuộc đâu",
        "empty": "Chưa có thay đổi đơn vị hành chính nào để vẽ.",
        **LEVELS_IN_WORDS["vi"],
    },
    "en": {
        "all": "Which administrative units became which",
        "in": "Which units of {} became which",
        "became": "What became of {}",
        "came-from": "Of which units {} was made",
        "since": " on {}",
        "between": ", from {} to {}",
        "before": "Unit before",
        "after": "Unit after",
        "dissolve": "Dissolution",
        "merge": "Merger",
        "split": "Split",
        "rename": "Renaming",
        "establish": "Establishment",
        "transfer": "Transfer",
        "several": "Several kinds of change",
        "whole": "the whole unit",
        "part": "a part of it",
        "unknown": "the whole or a part: not known",
        "asked-means": "the unit asked for",
        "whole-means": "the whole unit",
        "part-means": "a part of the unit",
        "unknown-means": "the whole or a part: not known",
        "tint-means": "the three colours only help to follow a band",
        "weight-means": "thickness: number of units, from {} to {}",
        "dissolved": "dissolved on {}",
        "dissolved-undated": "dissolved",
        "no-communes": "the graph holds none of its units",
        "to": "{}: became {}",
        "from": "{}: made of {}",
        "register": "the list {}",
        "documents": "{} documents",
        "documents-one": "{} document",
        "units-before": "{} units before",
        "units-before-one": "{} unit before",
        "units-after": "{} units after",
        "units-after-one": "{} unit after",
        "ended": "{} districts dissolved",
        "ended-one": "{} district dissolved",
        "folded-one": "{} unit",
        "districts": "drawn by district, {} boxes",
        "provinces": "drawn by province, {} boxes",
        "folded": "{} units",
        "elsewhere": "Not known where",
        "empty": "There are no changes of administrative units to draw yet.",
        **LEVELS_IN_WORDS["en"],
    },
}
# More names than these are counted.
_MOST_NAMED = 4


def title(lineage: Lineage, lang: str) -> str:
    """Return the sentence that heads the chart: what, where, since when.

    >>> title(Lineage({}, (), "huyện Suối Trăng"), "en")
    'Which units of huyện Suối Trăng became which'
    """
    words = WORDS[lang]
    was = {iri for change in lineage.changes for iri in change.before} & lineage.asked
    is_now = {iri for change in lineage.changes for iri in change.after} & lineage.asked
    sentence = words["in"] if lineage.place else words["all"]
    # Of an area the units in it are asked for, of a commune the commune itself.
    if (was or is_now) and not (was and is_now) and {lineage.units[iri].level for iri in was | is_now} == {"commune"}:
        sentence = words["became" if was else "came-from"]
    sentence = sentence.format(lineage.place)
    sentence = sentence[0].upper() + sentence[1:]
    days = [day_in_words(day, lang) for day in lineage.days]
    if len(days) > 1:
        return sentence + words["between"].format(days[0], days[-1])
    return sentence + "".join(words["since"].format(day) for day in days)


def counts(lineage: Lineage, streams: Streams, lang: str) -> str:
    """Return what the chart is of: lists and documents that tell it, units, and how it is folded."""
    words = WORDS[lang]
    if not lineage.changes:
        return words["empty"]
    # The name of a list has a «/», that of a document none.
    registers = [source for source in lineage.sources if "/" in source]
    documents = len(lineage.sources) - len(registers)
    told = [words["register"].format(source) for source in registers]
    told += [counted("documents", documents, lang, WORDS)] if documents else []
    numbers = {
        "units-before": len({unit.iri for end in streams.before for unit in end.units}),
        "units-after": len({unit.iri for end in streams.after for unit in end.units}),
        "ended": len(streams.ended),
    }
    told += [counted(name, count, lang, WORDS) for name, count in numbers.items() if count]
    if streams.fold != "units":
        told.append(words[streams.fold].format(number(len(streams.before) + len(streams.after), lang)))
    return " · ".join(told)


def named(units: Sequence[Unit], most: int = _MOST_NAMED) -> str:
    """Return names of units, those above `most` as an ellipsis.

    >>> named([Unit("a", "xã An"), Unit("b", "xã Bình")], 1)
    'xã An, …'
    """
    return ", ".join([unit.name for unit in units[:most]] + ["…"] * (len(units) > most))


def called(unit: Unit, *, is_former: bool = False) -> str:
    """Return the name of a unit with its code and the district or province of which it is told.

    >>> called(Unit("a", "xã An", "90101"))
    'xã An (90101)'
    """
    name = unit.former_name if is_former and unit.former_name else unit.name
    return f"{name} ({unit.code})" if unit.code else name


def dissolved(day: str, lang: str) -> str:
    """Return that a unit was dissolved, and when.

    >>> dissolved("2025-07-01", "en")
    'dissolved on 1/7/2025'
    """
    words = WORDS[lang]
    return words["dissolved"].format(day_in_digits(day)) if day else words["dissolved-undated"]


def band_in_words(band: Band, names: Mapping[str, str], lang: str) -> str:
    """Return a band in a sentence."""
    words = WORDS[lang]
    day = f", {day_in_digits(band.day)}" if band.day else ""
    much = words[band.share] if band.weight == 1 else counted("folded", band.weight, lang, WORDS)
    return f"{names[band.start]} → {names[band.end]}: {words[band.kind]}{day}, {much}"


def end_in_words(end: End, name: str, others: Sequence[str], is_before: bool, lang: str) -> str:
    """Return a box in a sentence: what the units became, or what they were made of."""
    group = f", {end.group.name}" if end.group else ""
    shown = ", ".join([*others[:8], *(["…"] if len(others) > 8 else [])])
    return WORDS[lang]["to" if is_before else "from"].format(name + group, shown)
