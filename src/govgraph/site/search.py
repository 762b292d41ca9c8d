"""The search: names in small scripts, one for each two letters that begin a word, loaded when asked for.

A page opened from a disk may load scripts but no data, so each shard is a script that hands its names over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from govgraph.normalise import bare_key

_WORD = re.compile(r"[a-z0-9]+")


def shards(entries: Iterable[tuple[str, str, str, str]]) -> Iterator[tuple[str, str]]:
    r"""Yield (name of a file, script) for entries (name, kind, path of the page, what tells namesakes apart).

    The first file counts the entries of each shard, so that a page loads that of the rarest word alone.

    >>> files = dict(shards([("Kỳ Thọ", "unit", "unit/1.html", "")]))
    >>> sorted(files)
    ['index.js', 'ky.js', 'th.js']
    >>> files["ky.js"]
    'govgraphSearch("ky",[\n["Kỳ Thọ","unit","unit/1.html",""]\n]);\n'
    """
    found: dict[str, set[tuple[str, str, str, str]]] = {}
    for entry in entries:
        for key in {word[:2] for word in _WORD.findall(bare_key(entry[0]))}:
            found.setdefault(key, set()).add(entry)
    counts = {key: len(found[key]) for key in sorted(found)}
    yield "index.js", f"govgraphShards({json.dumps(counts, separators=(',', ':'))});\n"
    for key in sorted(found):
        lines = ",\n".join(json.dumps(e, ensure_ascii=False, separators=(",", ":")) for e in sorted(found[key]))
        yield f"{key}.js", f"govgraphSearch({json.dumps(key)},[\n{lines}\n]);\n"
