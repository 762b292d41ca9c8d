"""Gold files, answers, and how well they agree.

A gold directory holds NAME.txt beside NAME.json with `published`, `place`, `meetings`, `positions`, `participation`,
`documents`, `elections`. Names and numbers are compared by their letters and digits, without case and diacritics.
Facts that a rule infers are not scored: gold holds what the text states.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from govgraph import pipeline
from govgraph.normalise import bare_key
from govgraph.query import find_query, run_query
from govgraph.store import GraphStore

TABLES = ("positions", "participation", "meetings", "conveners", "documents", "issuers", "elections", "places")
#: The questions of `queries/` whose answers are scored.
QUERIES = ("positions", "participation", "meetings", "documents", "elections", "places")
_PARTS_OF_PLACE = ("commune", "district", "province")

Row = tuple[str, ...]
Facts = dict[str, set[Row]]


def names_of(folder: Path) -> list[str]:
    """Return the names of the documents of a gold directory."""
    return sorted(path.stem for path in folder.glob("*.json") if path.with_suffix(".txt").exists())


def read_gold(folder: Path, names: Iterable[str]) -> Facts:
    """Return the gold facts of documents, by table."""
    facts: Facts = defaultdict(set)
    for name in names:
        gold = json.loads((folder / f"{name}.json").read_text(encoding="utf-8"))
        for table in ("positions", "elections"):
            for row in gold[table]:
                facts[table].add((name, fold(row["person"]), row["role"], row["body"], row["level"] or ""))
        for row in gold["participation"]:
            facts["participation"].add((name, fold(row["person"]), row["as"]))
        for row in gold["meetings"]:
            facts["meetings"].add((name, row["kind"], row["date"] or ""))
            facts["conveners"] |= _body(row.get("convener"), name)
        for row in gold["documents"]:
            facts["documents"].add((name, row["kind"], fold(row["number"])))
            facts["issuers"] |= _body(row.get("issuer"), name, row["kind"], fold(row["number"]))
        for part in _PARTS_OF_PLACE:
            if gold["place"].get(part):
                facts["places"].add((name, part, fold(gold["place"][part])))
    return facts


def published_of(folder: Path, name: str) -> str | None:
    """Return the day of publication that a gold file gives."""
    published: str | None = json.loads((folder / f"{name}.json").read_text(encoding="utf-8")).get("published")
    return published


def read_answers(answers: Mapping[str, Iterable[Mapping[str, str]]]) -> Facts:
    """Return the facts of the answers to `QUERIES`, by table."""
    facts: Facts = defaultdict(set)
    for query, rows in answers.items():
        for row in rows:
            name = row["source"]
            if row.get("basis") == "inferred":
                continue
            if query in ("positions", "elections"):
                facts[query].add((name, fold(row["person"]), row["role"], row["body"], row["level"]))
            elif query == "participation":
                facts[query].add((name, fold(row["person"]), row["as"]))
            elif query == "meetings":
                facts[query].add((name, row["kind"], row["date"]))
                if row["convener_body"]:
                    facts["conveners"].add((name, row["convener_body"], row["convener_level"]))
            elif query == "documents":
                key = (name, row["kind"], fold(row["number"]))
                facts[query].add(key)
                if row["issuer_body"]:
                    facts["issuers"].add((*key, row["issuer_body"], row["issuer_level"]))
            else:
                facts["places"] |= {(name, part, fold(row[part])) for part in _PARTS_OF_PLACE if row[part]}
    return facts


def copy_texts(folder: Path, names: Iterable[str], scratch: Path) -> Path:
    """Copy the texts, with the day of publication beside each that has one; return the folder that holds them."""
    texts = scratch / "texts"
    texts.mkdir()
    for name in names:
        (texts / f"{name}.txt").write_bytes((folder / f"{name}.txt").read_bytes())
        published = published_of(folder, name)
        if published:
            (texts / f"{name}.meta.json").write_text(json.dumps({"published": published}), encoding="utf-8")
    return texts


def ask(texts: Path, path: Path) -> Facts:
    """Build the graph of the texts at `path` and ask it: what a user gets, through every stage."""
    with GraphStore.open(path, create=True) as store:
        pipeline.build([texts], store)
        return read_answers({name: run_query(store, find_query(name)).records() for name in QUERIES})


def of_documents(facts: Facts, names: Iterable[str]) -> Facts:
    """Return the facts of some documents only."""
    wanted = set(names)
    return {table: {row for row in rows if row[0] in wanted} for table, rows in facts.items()}


def figures(gold: set[Row], said: set[Row]) -> tuple[float, float, float]:
    """Return precision, recall and F1.

    >>> figures({("a", "x"), ("a", "y")}, {("a", "x")})
    (1.0, 0.5, 0.6666666666666666)
    """
    hits = len(gold & said)
    precision = hits / len(said) if said else float(not gold)
    recall = hits / len(gold) if gold else 1.0
    return precision, recall, 2 * hits / (len(gold) + len(said)) if gold or said else 1.0


def joined(facts: Facts, tables: Iterable[str]) -> set[Row]:
    """Return the facts of several tables as one set."""
    return {(table, *row) for table in tables for row in facts.get(table, ())}


def fold(text: str | None) -> str:
    """Return letters and digits without case and diacritics.

    >>> fold("09-NQ/ĐU"), fold(None)
    ('09nqdu', '')
    """
    return re.sub(r"[^a-z0-9]", "", bare_key(text or ""))


def _body(body: Mapping[str, Any] | None, *key: str) -> set[Row]:
    return {(*key, body["body"], body["level"] or "")} if body else set()
