"""JSON-LD 1.1 for whoever knows JSON and not RDF: plain keys, `id`, `type`, and each fact with its quotations in it.

The keys are those of ontology/context.jsonld; the file brings the part of it that it needs. It holds the union of all
graphs. A quotation stands within each fact that it is evidence of, and its selectors in it, so the same quotation may
be told twice; one that is evidence of nothing stands by itself, as all other nodes do.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from itertools import chain, groupby, islice
from typing import Any

from pyoxigraph import NamedNode, Quad

from govgraph.export.context import Object, Words
from govgraph.export.external_sort import Record, RecordSorter
from govgraph.export.jsonld import noting_schemes
from govgraph.export.nodes import Key, nodes
from govgraph.export.reading_order import RDF_TYPE, Node
from govgraph.namespaces import GOV, OA

_QUOTED = {OA.TextQuoteSelector.value, OA.TextPositionSelector.value, GOV.Quotation.value}
_quoted = json.JSONEncoder(ensure_ascii=False).encode  # of a text alone

#: The words under which a quotation stands in a fact, and a selector in a quotation.
IN_FACT, IN_QUOTATION = "evidence", "hasSelector"
_WHOLE, _PART = 0, 1


def write_jsonld(quads: Iterable[Quad], base: str) -> Iterator[str]:
    """Yield the union of all graphs in JSON-LD, node by node, with the quotations in the facts."""
    schemes: set[str] = set()
    rest = nodes(noting_schemes(quads, schemes))
    # The first node comes when the last quad was seen.
    begin = list(islice(rest, 1))
    words = Words(base, without=schemes)
    objects = _nested(chain(begin, rest), words)
    first = list(islice(objects, 1))
    yield f'{{\n  "@context": {lines_of(words.context(), "  ")},\n  "graph": ['
    joint = "\n"
    for found in chain(first, objects):
        yield f"{joint}    {lines_of(found, '    ')}"
        joint = ",\n"
    yield "\n  ]\n}\n"


def _nested(given: Iterable[tuple[Key, Node]], words: Words) -> Iterator[Object]:
    """Yield the objects in reading order, quotations and selectors within the others.

    Where a quotation is wanted is known when its facts have been read, so both are brought together by sorting:
    first selectors and quotations, then quotations and the facts that name them, then these facts and all others.
    """
    parts, wanted, top = RecordSorter(), RecordSorter(), RecordSorter()
    for key, node in given:
        subject, statements = node
        types = (value for name, values in statements if name.value == RDF_TYPE for value in values)
        classes = {value.value for value in types if isinstance(value, NamedNode)}
        found = words.object(node)
        text = json.dumps(found, ensure_ascii=False)
        if isinstance(subject, NamedNode) and has_quoted_class(classes):
            parts.add(((subject.value.partition("#")[0], "#" in subject.value, *key), text))
        else:
            top.add(((*key, _WHOLE), text))
            for reference in _references(found, IN_FACT):
                wanted.add(((reference, _PART, *key), ""))
    for quotation, key in _quotations(parts.drained(), top):
        wanted.add(((quotation["id"], _WHOLE, *key), json.dumps(quotation, ensure_ascii=False)))
    for _, records in groupby(wanted.drained(), key=lambda record: record[0][0]):
        _hand_out(records, top)
    for _, group in groupby(top.drained(), key=lambda record: record[0][:3]):
        whole, *inner = (json.loads(text) for _, text in group)
        yield embedded(whole, IN_FACT, inner)


def _quotations(parts: Iterator[Record], top: RecordSorter) -> Iterator[tuple[Object, Key]]:
    """Yield quotations with their selectors in them, and their keys; selectors that no quotation has go to `top`."""
    for _, group in groupby(parts, key=lambda record: record[0][0]):
        records = [(record[0], json.loads(record[1])) for record in group]
        held: set[str] = set()
        for (_, is_part, *key), found in records:
            if not is_part:
                held |= set(_references(found, IN_QUOTATION))
                yield embedded(found, IN_QUOTATION, [one for (_, is_part, *_), one in records if is_part]), tuple(key)  # type: ignore[misc]
        for (_, is_part, *key), found in records:
            if is_part and found["id"] not in held:
                top.add(((*key, _WHOLE), json.dumps(found, ensure_ascii=False)))


def _hand_out(records: Iterator[Record], top: RecordSorter) -> None:
    """Give a quotation to each fact that names it; to none, it goes to `top` itself."""
    (_, kind, *key), text = next(records)
    if kind != _WHOLE:
        return  # the facts name what nothing is said of
    is_wanted = False
    for (_, _, *fact), _ in records:
        is_wanted = True
        top.add(((*fact, _PART), text))
    if not is_wanted:
        top.add(((*key, _WHOLE), text))


def has_quoted_class(classes: Iterable[str]) -> bool:
    """Tell whether the classes of a node are those of a quotation or a selector, which stand within others."""
    return not _QUOTED.isdisjoint(classes)


def _references(found: Object, word: str) -> list[str]:
    return [value for value in found.get(word, ()) if isinstance(value, str)]


def embedded(found: Object, word: str, inner: list[Object]) -> Object:
    """Return an object with those of `inner` that it names in the place of their names."""
    known = {one["id"]: one for one in inner}
    if not known or word not in found:
        return found
    values: list[Any] = [known.get(value, value) if isinstance(value, str) else value for value in found[word]]
    return found | {word: values}


def lines_of(found: Object, indent: str) -> str:
    """Return an object with one line a statement, as `json.dumps` does in more time.

    >>> print(lines_of({"id": "a", "evidence": [{"id": "q"}]}, ""))
    {
      "id": "a",
      "evidence": [
        {
          "id": "q"
        }
      ]
    }
    """
    return _told(found, f"\n{indent}")


def _told(value: Any, line: str) -> str:
    """Return a value as JSON, its lines parted by a line break and what stands before each."""
    if isinstance(value, str):
        return _quoted(value)
    if isinstance(value, dict) and value:
        inner = f",{line}  ".join([f"{_quoted(key)}: {_told(one, line + '  ')}" for key, one in value.items()])
        return f"{{{line}  {inner}{line}}}"
    if isinstance(value, list) and value:
        inner = f",{line}  ".join([_told(one, line + "  ") for one in value])
        return f"[{line}  {inner}{line}]"
    return json.dumps(value)
