"""The search: names in small scripts, one for each two letters that begin a word, loaded when asked for.

A page opened from a disk may load scripts but no data, so each shard is a script that hands its names over.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator

from govgraph.normalise import bare_key
from govgraph.site.entries import Entry

#: Sentences, with so many words that each would be in ten shards or more; their list has a filter.
NOT_SOUGHT = ("indicator",)
_WORD = re.compile(r"[a-z0-9]+")


def shards(entries: Iterable[Entry]) -> Iterator[tuple[str, str]]:
    r"""Yield (name of a file, script) for entries; the first file counts those of each shard.

    So a page loads the shard of the rarest word alone.

    >>> unit = Entry("urn:x/unit/1", "unit", "unit/1.html", ("Kỳ Thọ", "vi"), ("Kỳ Thọ", "vi"))
    >>> files = dict(shards([unit]))
    >>> sorted(files)
    ['index.js', 'ky.js', 'th.js']
    >>> files["ky.js"]
    'govgraphSearch("ky",[\n["Kỳ Thọ","unit","unit/1.html",""]\n]);\n'
    """
    found: dict[str, set[tuple[str, str, str, str]]] = {}
    for entry in filter(lambda one: one.kind not in NOT_SOUGHT, entries):
        for key in {word[:2] for word in _WORD.findall(bare_key(entry.vi[0]))}:
            found.setdefault(key, set()).add((entry.vi[0], entry.kind, entry.path, entry.hint))
    counts = {key: len(found[key]) for key in sorted(found)}
    yield "index.js", f"govgraphShards({json.dumps(counts, separators=(',', ':'))});\n"
    for key in sorted(found):
        lines = ",\n".join(json.dumps(e, ensure_ascii=False, separators=(",", ":")) for e in sorted(found[key]))
        yield f"{key}.js", f"govgraphSearch({json.dumps(key)},[\n{lines}\n]);\n"
