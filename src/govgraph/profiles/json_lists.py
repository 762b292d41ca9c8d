"""A JSON object of long lists, written one thing a line, so that no list is ever held whole."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping

#: A thing of a list; keys without a value are left out. An empty tuple is written, for a list that must be there.
Thing = Mapping[str, object]


def json_pieces(head: Mapping[str, object], lists: Iterable[tuple[str, Iterable[Thing]]]) -> Iterator[bytes]:
    r"""Yield an object: the keys of `head`, then each list under its name.

    >>> print(b"".join(json_pieces({"a": 1}, [("b", [{"c": 2, "d": None}, {"c": 3}]), ("e", [])])).decode())
    {
    "a": 1,
    "b": [
    {"c": 2},
    {"c": 3}
    ],
    "e": []
    }
    <BLANKLINE>
    """
    yield b"{"
    joint = "\n"
    for key, value in head.items():
        yield f"{joint}{_json(key)}: {_json(value)}".encode()
        joint = ",\n"
    for key, things in lists:
        yield f"{joint}{_json(key)}: [".encode()
        between, end = "\n", "]"
        for thing in things:
            yield f"{between}{_json({name: value for name, value in thing.items() if has_value(value)})}".encode()
            between, end = ",\n", "\n]"
        yield end.encode()
        joint = ",\n"
    yield b"\n}\n"


def has_value(value: object) -> bool:
    """Tell whether a value is to be written: not None, no empty text, list or object; an empty tuple is."""
    return value is not None and value != "" and value != [] and value != {}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
