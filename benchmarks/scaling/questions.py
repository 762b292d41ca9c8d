"""How long a question takes: `python -m benchmarks.scaling.questions STORE --engine govgraph|rdflib`, as JSON.

rdflib holds the same quads in its store in memory: an `rdflib.Dataset` whose default graph has the triples of our
default graph, and whose named graphs have those of ours. Each question is asked in a process of its own, forked from
one that has all in memory, and killed when it takes too long.
"""

import argparse
import gc
import json
import multiprocessing
import statistics
import time
from collections import Counter
from collections.abc import Callable
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import pyoxigraph as ox
import rdflib

from benchmarks.scaling.limits import rdf_of
from govgraph.query import Query, find_query, load_queries, run_query
from govgraph.store import GraphStore

BOUND = "bound"  # the fault of a question that took too long
_PATIENCE, _SHORTEST = 25, 5.0  # times as long as ours, and seconds, that rdflib is waited for
_TO_OPEN = 600  # seconds that a process has to get ready
_NARROWING = ("person", "iri", "unit")  # optional parameters that leave little of an answer
_BESIDES = "/"  # in the names of checks, and of what feeds the charts: no questions that anybody asks


def questions(store: Path, *, narrowed: bool = False) -> dict[str, tuple[Query, dict[str, str]]]:
    """Return the questions with values of the parameters that they need, from what the store holds.

    Args:
        store: its folder.
        narrowed: those that can be asked of one person or unit, each with one that the store names often.
    """
    with GraphStore.open(store, read_only=True) as graphs:
        careers = run_query(graphs, find_query("person-career")).records()
        communes = [row["commune"] for row in run_query(graphs, find_query("places")).records() if row["commune"]]
    iri = _most_frequent([row["iri"] for row in careers])
    person = _most_frequent([row["person"] for row in careers if row["iri"] == iri])
    days = sorted(day for row in careers for day in row["attested_on"].split("; ") if len(day) == len("2023-05-25"))
    values = {
        "iri": iri,
        "name": person,
        "person": person,
        "unit": _most_frequent(communes),
        "on": days[len(days) // 2],
    }
    found = {}
    for query in (one for one in load_queries().values() if _BESIDES not in one.name):
        needed = {one.name: values[one.name] for one in query.parameters if one.required}
        by = [one.name for one in query.parameters if one.name in _NARROWING and not one.required]
        if not narrowed:
            found[query.name] = query, needed
        for name in by if narrowed else ():
            found[f"{query.name} by {name}"] = query, {**needed, name: values[name]}
    return found


def _most_frequent(values: list[str]) -> str:
    return min(Counter(values).items(), key=lambda one: (-one[1], one[0]))[0]


def measure(
    store: Path, engine: str, runs: int, bound: float, narrowed: bool, others: dict[str, dict[str, Any]] | None = None
) -> dict[str, dict[str, Any]]:
    """Return of each question the times, the number of rows, and why there are none where there are none.

    Beside the answers of another engine, each question is waited for `_PATIENCE` times as long as that took.
    """
    dataset = load(rdf_of(store)) if engine == "rdflib" else None
    gc.collect()
    gc.freeze()  # the processes forked from this one share its memory, as long as nobody touches it
    found = {}
    for name, (query, values) in questions(store, narrowed=narrowed).items():
        taken = others[name]["seconds"] if others else []
        wait = max(_SHORTEST, _PATIENCE * statistics.median(taken)) if taken else bound
        if dataset is None:
            found[name] = timed_apart(lambda: _ours(store, query, values), runs, wait)  # noqa: B023
        else:
            text = query.with_values(values)
            found[name] = timed_apart(lambda: lambda: len(list(dataset.query(text))), runs, wait)  # noqa: B023
        found[name]["values"] = values
    return found


def _ours(store: Path, query: Query, values: dict[str, str]) -> Callable[[], int]:
    graphs = GraphStore.open(store, read_only=True)
    return lambda: len(run_query(graphs, query, **values))


def load(folder: Path) -> rdflib.Dataset:
    """Return the quads of a store of pyoxigraph in the memory store of rdflib; equal terms are one object."""
    dataset = rdflib.Dataset(store="Memory")
    terms: dict[object, Any] = {}
    graphs: dict[object, rdflib.Graph] = {ox.DefaultGraph(): dataset.default_graph}
    for quad in ox.Store.read_only(str(folder)):
        if quad.graph_name not in graphs:
            graphs[quad.graph_name] = dataset.graph(rdflib.URIRef(quad.graph_name.value))
        triple = (quad.subject, quad.predicate, quad.object)
        for one in triple:
            if one not in terms:
                terms[one] = _term(one)
        graphs[quad.graph_name].add((terms[triple[0]], terms[triple[1]], terms[triple[2]]))
    return dataset


def _term(term: Any) -> rdflib.URIRef | rdflib.BNode | rdflib.Literal:
    if isinstance(term, ox.NamedNode):
        return rdflib.URIRef(term.value)
    if isinstance(term, ox.BlankNode):
        return rdflib.BNode(term.value)
    if term.language:
        return rdflib.Literal(term.value, lang=term.language)
    is_plain = term.datatype.value == "http://www.w3.org/2001/XMLSchema#string"
    return rdflib.Literal(term.value, datatype=None if is_plain else rdflib.URIRef(term.datatype.value))


def timed_apart(prepare: Callable[[], Callable[[], int]], runs: int, bound: float) -> dict[str, Any]:
    """Return the times of what `prepare` returns, run in a process that is killed where one run takes over `bound`.

    There are fewer runs where `bound` is used up by those before, but at least one.
    """
    forks = multiprocessing.get_context("fork")
    receiver, sender = forks.Pipe(duplex=False)
    process = forks.Process(target=_run, args=(sender, prepare, runs))
    process.start()
    sender.close()
    times: list[float] = []
    rows, fault = None, ""
    try:
        if not receiver.poll(_TO_OPEN) or receiver.recv() != "ready":
            raise RuntimeError("the process that asks did not get ready")
        while len(times) < runs and (not times or sum(times) < bound):
            if not receiver.poll(bound):
                fault = "" if times else BOUND
                break
            told = receiver.recv()
            if isinstance(told, str):
                fault = told
                break
            seconds, rows = told
            times.append(seconds)
    except EOFError:
        fault = "the process was killed"
    finally:
        process.kill()
        process.join()
    return {"seconds": times, "rows": rows, "fault": fault, "waited": bound}


def _run(sender: Connection, prepare: Callable[[], Callable[[], int]], runs: int) -> None:
    try:
        ask = prepare()
        sender.send("ready")
        for _ in range(runs):
            begun = time.perf_counter()
            rows = ask()
            sender.send((time.perf_counter() - begun, rows))
    except Exception as error:  # told in the report as the answer of the engine
        sender.send(f"{type(error).__name__}: {' '.join(str(error).split())[:100]}")


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scaling.questions", description=__doc__)
    parser.add_argument("store", type=Path)
    parser.add_argument("--engine", choices=("govgraph", "rdflib"), default="govgraph")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--bound", type=float, default=30.0, help="seconds")
    parser.add_argument("--narrowed", action="store_true", help="ask of one person or unit what can be asked so")
    parser.add_argument("--beside", type=Path, help="answers of the other engine; the bound is a multiple of theirs")
    args = parser.parse_args()
    others = json.loads(args.beside.read_text(encoding="utf-8")) if args.beside else None
    print(json.dumps(measure(args.store, args.engine, args.runs, args.bound, args.narrowed, others)))


if __name__ == "__main__":
    main()
