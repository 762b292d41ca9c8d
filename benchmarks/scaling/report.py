"""The report of the measures: benchmarks/scale.md."""

import statistics
from collections.abc import Iterable

from benchmarks.scaling.growth_line import exponent
from benchmarks.scaling.measures import STAGES, Measures, builds, latency, points, ratio, stage, together
from benchmarks.scaling.questions import BOUND
from benchmarks.scaling.sizing import sizing

_MB = 1e6


def report(found: Measures) -> str:
    """Return the report in Markdown."""
    libraries = ", ".join(f"{name} {version}" for name, version in found["libraries"].items())
    lines = [
        "# Scale",
        "",
        f"Measured on {found['stamp']}, {found['memory'] / 1e9:.0f} GB of memory, by `python -m benchmarks.scale`, "
        f"which writes this page; {libraries}. When it began, {found['load']:.1f} other processes were at work "
        "(the load of the last minute): times suffer from them, processor times less. The documents are generated "
        "([what they are](documents/README.md)), which makes reading them easier than real ones. What it means for "
        "a store of one's own: [docs/scale.md](../docs/scale.md).",
        "",
        *_stages(found),
        *_builds(found),
        *_limits(found),
        *_questions(found),
        *_start(found),
        *sizing(found),
    ]
    return "\n".join(lines).rstrip() + "\n"


def _row(*cells: object) -> str:
    return f"| {' | '.join(map(str, cells))} |"


def _head(*cells: object) -> list[str]:
    return [_row(*cells), "|" + "---|" * len(cells)]


def _stages(found: Measures) -> Iterable[str]:
    sizes = found["sizes"]
    last = sizes[-1]
    yield "## Stages"
    yield ""
    yield (
        "Documents per second and core: processor time of one process that does what a build does, after code "
        "lists, shapes and gazetteer are loaded. *k*: the time grows as the k-th power of the documents between "
        f"the two largest sizes. A document of the largest size has {last['stages']['facts'] / last['documents']:.1f} "
        f"facts and {last['stages']['triples'] / last['documents']:.0f} triples in the mean; "
        f"{last['stages']['quarantined']:,} documents did not conform to the shapes. «load» is what it takes to show "
        "the documents in the RDF with their joins: fewer than 200 are written by transactions, more by the bulk "
        "loader."
    )
    yield ""
    yield from _head("stage", *(f"{size['documents']:,} documents" for size in sizes), "share of the last", "k")
    whole = together(last, STAGES)
    for name, label in STAGES.items():
        known = points(found, lambda size, name=name: stage(size, name))  # type: ignore[misc]
        yield _row(label, *map(_rate, known), f"{stage(last, name) / whole:.0%}", _power(exponent(known)))
    known = points(found, lambda size: together(size, STAGES))
    yield _row("**all**", *map(_rate, known), "100%", _power(exponent(known)))
    yield from ("", "![Stages](../docs/images/scale-stages.svg)", "")


def _rate(point: tuple[float, float]) -> str:
    return f"{point[0] / point[1]:,.0f}" if point[1] > 0 else "–"


def _power(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


def _builds(found: Measures) -> Iterable[str]:
    yield "## Whole builds"
    yield ""
    yield (
        f"`govgraph build --jobs {found['jobs']}`, with the start of the program: time (processor time of all "
        "processes). Changed: one document in a hundred has another text. Peaks of memory: that of the process that "
        "builds, and of all processes at one moment (what they share is counted in each). Others: how many processes "
        "were at work beside it when the first build began (the load of the last minute)."
    )
    yield ""
    yield from _head(
        *("documents", "first build", "documents per second", "others", "nothing changed", "1 % changed"),
        *("memory", "of all", "documents on disk", "archive", "RDF"),
    )
    for size in builds(found):
        built = size["builds"]
        first, disk = built["first"], built["disk"]
        yield _row(
            f"{size['documents']:,}",
            *(_cost(first), f"{size['documents'] / first['seconds']:.0f}", f"{built['load']:.1f}"),
            *(_cost(built["unchanged"]), f"{_cost(built['changed'])}, {built['changed documents']:,} documents"),
            *(_megabytes(first["parent"]), _megabytes(first["together"])),
            *(_megabytes(disk[name]) for name in ("documents", "archive", "RDF")),
        )
    yield from _growth(found)
    yield from ("", "![Whole builds](../docs/images/scale-builds.svg)", "")
    yield from ("![Memory and disk](../docs/images/scale-room.svg)", "")


def _growth(found: Measures) -> Iterable[str]:
    for day in dict.fromkeys(size["builds"]["stamp"] for size in builds(found)):
        if day != found["stamp"]:
            of_day = [f"{size['documents']:,}" for size in builds(found) if size["builds"]["stamp"] == day]
            yield ""
            named = " and ".join(part for part in (", ".join(of_day[:-1]), of_day[-1]) if part)
            yield f"The builds of {named} documents were measured on {day}."
    if len(largest := builds(found)[-2:]) < 2:
        return
    less, more = largest
    measures = {"seconds": "time", "processor": "processor time", "together": "memory"}
    times = [
        f"{more['builds']['first'][key] / less['builds']['first'][key]:.1f} times the {measures[key]}"
        for key in measures
    ]
    yield ""
    yield (
        f"From {less['documents']:,} to {more['documents']:,} documents, "
        f"{more['documents'] / less['documents']:.1f} times as many, a first build takes {', '.join(times)}."
    )


def _cost(cost: Measures) -> str:
    return f"{cost['seconds']:.1f} s ({cost['processor']:.1f} s)"


def _megabytes(size: float) -> str:
    return f"{size / _MB:,.0f} MB" if size >= _MB else f"{size / _MB:.1f} MB"


def _limits(found: Measures) -> Iterable[str]:
    yield "## What could not be faster"
    yield ""
    yield (
        "The same quads (named graphs and default graph) filled into an empty pyoxigraph store by its bulk loader "
        "from a file of N-Quads, written as N-Quads, and their bytes written to the disk (with fsync). *Ratio*: "
        "validation of all documents and load, to that bulk load alone. First the processor time, in brackets the "
        "time."
    )
    yield ""
    columns = ("documents", "quads", "N-Quads", "validate", "load", "plain bulk load", "ratio", "serialise", "write")
    yield from _head(*columns)
    for size in found["sizes"]:
        limits = size["limits"]
        pairs = [
            *((stage(size, name), stage(size, name, "seconds")) for name in ("validate", "load")),
            *((limits["processor"][name], limits["seconds"][name]) for name in ("bulk load", "serialise", "write")),
        ]
        validate, load, bulk, serialise, raw = pairs
        ratios = [(validate[at] + load[at]) / bulk[at] for at in (0, 1)]
        yield _row(
            *(f"{size['documents']:,}", f"{limits['quads']:,}", _megabytes(limits["bytes"])),
            *map(_pair, (validate, load, bulk)),
            f"**{ratios[0]:.2f}** ({ratios[1]:.2f})",
            *map(_pair, (serialise, raw)),
        )
    yield ""


def _pair(pair: tuple[float, float]) -> str:
    return f"{pair[0]:.2f} s ({pair[1]:.2f} s)"


def _questions(found: Measures) -> Iterable[str]:
    sizes, bound = found["sizes"], found["bound"]
    beside = next((size for size in reversed(sizes) if size["rdflib"]), None)
    yield "## Questions"
    yield ""
    yield (
        "Each question of `queries/`, with the parameters that it needs taken from the data, the others left open: "
        f"median of {found['runs']} runs in one process, from the query's text to the last row. A question that "
        f"takes over {bound:g} s is broken off; where all runs together take longer, fewer count."
    )
    if beside:
        yield ""
        yield (
            "rdflib holds the same quads in memory (`rdflib.Dataset`, its default graph with the triples of ours, "
            f"its named graphs with those of ours), at {beside['documents']:,} documents, which is the largest size "
            "that it was given. It is waited for 25 times as long as ours took, but at least 5 s. *Ratio*: how many "
            "times as long it takes; where it was broken off, at least so many. "
            f"{_in_short(beside, 'govgraph', 'rdflib')} Asked of one person or unit (below): "
            f"{_in_short(beside, 'narrowed', 'rdflib narrowed')}"
        )
    yield ""
    yield from _table_of_questions(sizes, beside, "govgraph", "rdflib")
    yield from ("", "Asked of one person or one unit that the store names often, where a question can be so:", "")
    yield from _table_of_questions(sizes, beside, "narrowed", "rdflib narrowed")
    yield from ("", "![Questions](../docs/images/scale-questions.svg)", "")


def _in_short(beside: Measures, mine: str, theirs: str) -> str:
    ratios = [ratio(one, beside[theirs][name]) for name, one in beside[mine].items()]
    known = [one for one in ratios if one is not None]
    cut = sum(one["fault"] == BOUND for one in beside[theirs].values())
    told = _times(statistics.median(known)) if known else "unknown"
    return (
        f"**Median ratio: {told}** of {len(known)} questions, {cut} of them broken off; not compared, since an engine "
        f"failed, ours was broken off or the numbers of rows differ: {len(ratios) - len(known)}."
    )


def _table_of_questions(sizes: list[Measures], beside: Measures | None, mine: str, theirs: str) -> Iterable[str]:
    columns = [f"govgraph, {size['documents']:,}" for size in sizes]
    columns += [f"rdflib, {beside['documents']:,}", "ratio"] if beside else []
    yield from _head("question", "rows", *columns)
    for name, last in sizes[-1][mine].items():
        cells = [_latency(size[mine][name]) for size in sizes]
        if beside:
            ours, other = beside[mine][name], beside[theirs][name]
            times = ratio(ours, other)
            sign = "> " if other["fault"] == BOUND else ""
            differ = "" if other["rows"] in (None, ours["rows"]) else f", {other['rows']} rows"
            cells += [_latency(other) + differ, "–" if times is None else sign + _times(times)]
        yield _row(_call(name.partition(" ")[0], last), _rows(last), *cells)


def _times(ratio: float) -> str:
    return f"{ratio:,.0f}" if ratio >= 10 else f"{ratio:.1f}"


def _call(name: str, question: Measures) -> str:
    return " ".join([name, *(f"--{key} '{value}'" for key, value in question["values"].items())])


def _rows(question: Measures) -> str:
    return "–" if question["rows"] is None else f"{question['rows']:,}"


def _latency(question: Measures) -> str:
    seconds = latency(question)
    if seconds is None:
        return f"> {question['waited']:.3g} s" if question["fault"] == BOUND else question["fault"]
    return f"{seconds * 1000:.1f} ms" if seconds < 1 else f"{seconds:.1f} s"


def _start(found: Measures) -> Iterable[str]:
    yield "## Start"
    yield ""
    told = ", ".join(f"`{name}` {seconds * 1000:.0f} ms" for name, seconds in found["start"].items())
    yield f"Processor time, median of {found['runs']} runs: {told}."
    yield ""
