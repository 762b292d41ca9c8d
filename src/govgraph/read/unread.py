"""What a file of another system says and nobody asked for: the graph has no place for it, and a person should know.

Values of one key at one depth are told together, with the JSON Pointer of the first.
"""

from collections.abc import Collection, Iterator, Mapping

from govgraph.model import Remark
from govgraph.read.records import ALL_WITHIN, pointer

_MOST = 60  # kinds of values; a file with more is of another kind than it says
LEFT_OUT = "left-out"
ELSEWHERE = "not-in-file"


def left_out(value: object, asked: Collection[str], known: Collection[str] = ()) -> Iterator[Remark]:
    """Yield what was not asked for in the value of a file; `known` are ids of its things, which say nothing new.

    >>> persons = {"persons": [{"name": "A", "email": "a@b.vn"}, {"name": "B", "email": "b@b.vn"}]}
    >>> asked = {"/persons", "/persons/0/name", "/persons/1/name"}
    >>> [remark.message for remark in left_out(persons, asked)]
    ['«/persons/*/email» (2 times, first at /persons/0/email) has no place in the graph; it was left out']
    """
    found: dict[str, list[str]] = {}
    for parts in _unread(value, (), asked, known):
        found.setdefault(pointer(*("*" if isinstance(part, int) else part for part in parts)), []).append(
            pointer(*parts)
        )
    for kind, (first, *others) in list(found.items())[:_MOST]:
        where, wo = f"at {first}", f"tại {first}"
        if others:
            where, wo = f"{len(others) + 1} times, first {where}", f"{len(others) + 1} lần, đầu tiên {wo}"
        yield Remark(
            LEFT_OUT,
            f"«{kind}» ({where}) has no place in the graph; it was left out",
            f"«{kind}» ({wo}) không có chỗ trong đồ thị nên bị bỏ qua",
            "warning",
        )
    if len(found) > _MOST:
        more = len(found) - _MOST
        yield Remark(
            LEFT_OUT,
            f"values of {more} further kinds have no place in the graph; they were left out",
            f"Giá trị thuộc {more} loại khác nữa không có chỗ trong đồ thị nên bị bỏ qua",
            "warning",
        )


def elsewhere(references: Mapping[str, str]) -> Iterator[Remark]:
    """Yield what the file speaks of and does not hold: references by their pointers, told together by their kind."""
    found: dict[str, list[tuple[str, str]]] = {}
    for at, id_ in references.items():
        kind = "/".join("*" if part.isdecimal() else part for part in at.split("/"))
        found.setdefault(kind, []).append((at, id_))
    for kind, ((at, id_), *others) in list(found.items())[:_MOST]:
        times, lan = (f"{len(others) + 1} times, first ", f"{len(others) + 1} lần, đầu tiên ") if others else ("", "")
        yield Remark(
            ELSEWHERE,
            f"«{kind}» ({times}at {at}) means «{id_[:200]}», which is not in the file; add it to the file",
            f"«{kind}» ({lan}tại {at}) chỉ tới «{id_[:200]}» không có trong tệp; hãy bổ sung vào tệp",
            "warning",
        )


def _unread(
    value: object, parts: tuple[str | int, ...], asked: Collection[str], known: Collection[str]
) -> Iterator[tuple[str | int, ...]]:
    """Yield the paths of what was not asked for, the outermost of each."""
    if isinstance(value, list):
        for number, one in enumerate(value):
            if isinstance(one, dict | list):
                yield from _unread(one, (*parts, number), asked, known)
        return
    if not isinstance(value, dict):
        return
    told = {key: one for key, one in value.items() if not _is_empty(one)}
    unasked = [key for key in told if pointer(*parts, key) not in asked]
    if parts and told and len(unasked) == len(told):
        yield parts
        return
    for key, one in told.items():
        if key not in unasked:
            if pointer(*parts, key, ALL_WITHIN) not in asked:
                yield from _unread(one, (*parts, key), asked, known)
        elif not _says_nothing_new(one, known):
            yield (*parts, key)


def _is_empty(value: object) -> bool:
    return value is None or value is False or value == "" or value == [] or value == {}


def _says_nothing_new(value: object, known: Collection[str]) -> bool:
    named = value if isinstance(value, list) else [value]
    return all(isinstance(one, str) and one in known for one in named)
