"""How govgraph behaves with many documents: `python -m benchmarks.scale [--sizes 1000,10000,100000]`.

For each size documents are generated, and measured are the stages of a build, whole builds, what could not be faster,
and questions, beside rdflib. Written are benchmarks/scale.json (the measures, after each size), benchmarks/scale.md and
the pictures in docs/images/; with `--again` these two are made from the measures that are there, and with `--builds`
after whole builds of one size, also of one more, were measured anew.
"""

import argparse
import json
import os
import platform
import shutil
import tempfile
from collections.abc import Sequence
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import Any

from benchmarks.generate import write
from benchmarks.machine import stamp
from benchmarks.scaling import builds
from benchmarks.scaling.curves import pictures
from benchmarks.scaling.processes import answer, processor_time
from benchmarks.scaling.report import report

ROOT = Path(__file__).parents[1]
SIZES = (250, 500, 1_000)
_FEWEST = 10
_LIBRARIES = ("govgraph", "pyoxigraph", "rdflib", "pyshacl", "shacl")


def main(arguments: Sequence[str] | None = None) -> None:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("--sizes", type=_sizes, default=SIZES, metavar="N,N…", help="numbers of documents")
    parser.add_argument("--jobs", type=int, default=2, help="processes of the whole builds")
    parser.add_argument("--runs", type=int, default=5, help="how often each question is asked; the median counts")
    parser.add_argument(
        "--bound", type=float, default=30.0, metavar="SECONDS", help="a question is not waited for longer"
    )
    parser.add_argument(
        "--rdflib-most", type=int, default=1_000, metavar="N", help="the most documents put into rdflib"
    )
    parser.add_argument(
        "--work", type=Path, metavar="DIR", help="where documents and stores are put for the time being"
    )
    parser.add_argument("--output", type=Path, default=ROOT, metavar="DIR", help="where benchmarks/ and docs/ lie")
    parser.add_argument("--again", action="store_true", help="do not measure, write the report of the last measures")
    parser.add_argument(
        "--builds",
        type=int,
        metavar="N",
        help="measure only whole builds of N documents, put them among the last",
    )
    args = parser.parse_args(arguments)
    if min(args.jobs, args.runs, args.bound) <= 0:
        parser.error("--jobs, --runs and --bound are above 0")
    if args.work is not None and not args.work.is_dir():
        parser.error(f"--work {args.work}: there is no such folder; make it first")
    measures = args.output / "benchmarks" / "scale.json"
    if not (args.again or args.builds):
        measure(args)
        return
    if not measures.exists():
        parser.error(f"{measures}: there are no measures yet; run without --again and --builds")
    found = json.loads(measures.read_text(encoding="utf-8"))
    if args.builds:
        measured = measure_builds(args.builds, found["jobs"], args.work)
        of_size = [size for size in (*found["sizes"], *found["builds alone"]) if size["documents"] == args.builds]
        if of_size:
            of_size[0]["builds"] = measured
        else:
            found["builds alone"].append({"documents": args.builds, "builds": measured})
    _write(found, args.output)


def measure(args: argparse.Namespace) -> None:
    """Measure each size, the smallest first, and write what is known after each."""
    found: dict[str, Any] = {
        "stamp": stamp(),
        "memory": os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES"),
        "load": os.getloadavg()[0],
        "libraries": {name: _version(name) for name in _LIBRARIES},
        "jobs": args.jobs,
        "runs": args.runs,
        "bound": args.bound,
        "start": {
            "Python alone": processor_time("-c", "pass", runs=args.runs),
            "import govgraph": processor_time("-c", "import govgraph", runs=args.runs),
            "govgraph --help": processor_time("-m", "govgraph", "--help", runs=args.runs),
        },
        "sizes": [],
        "builds alone": [],
    }
    for count in args.sizes:
        with tempfile.TemporaryDirectory(dir=args.work, prefix="govgraph-scale-") as folder:
            found["sizes"].append(measure_size(count, Path(folder), args))
        _write(found, args.output)


def measure_size(count: int, folder: Path, args: argparse.Namespace) -> dict[str, Any]:
    """Return all measures of one number of documents; everything is done below `folder`."""
    documents, store, plain = folder / "documents", folder / "store", folder / "plain"
    plain.mkdir()
    write(count, documents)
    asked = ("--runs", str(args.runs), "--bound", str(args.bound))
    questions = ("-m", "benchmarks.scaling.questions", str(store), *asked)
    found = {
        "documents": count,
        "stages": answer("-m", "benchmarks.scaling.stages", str(documents), str(store)),
        "limits": answer("-m", "benchmarks.scaling.limits", str(store), str(plain)),
    }
    for mine, theirs, narrowing in (("govgraph", "rdflib", ()), ("narrowed", "rdflib narrowed", ("--narrowed",))):
        found[mine] = answer(*questions, *narrowing)
        (ours := folder / f"{mine}.json").write_text(json.dumps(found[mine]), encoding="utf-8")
        beside = ("--engine", "rdflib", "--beside", str(ours))
        found[theirs] = answer(*questions, *narrowing, *beside) if count <= args.rdflib_most else None
    shutil.rmtree(store)  # room for the next
    # The last, since it changes documents.
    return {**found, "builds": builds.measure(documents, count, folder / "built", args.jobs)}


def measure_builds(count: int, jobs: int, work: Path | None) -> dict[str, Any]:
    """Return the measures of whole builds of a number of documents."""
    with tempfile.TemporaryDirectory(dir=work, prefix="govgraph-scale-") as folder:
        documents = Path(folder) / "documents"
        write(count, documents)
        return builds.measure(documents, count, Path(folder) / "built", jobs)


def _write(found: dict[str, Any], root: Path) -> None:
    images = root / "docs" / "images"
    images.mkdir(parents=True, exist_ok=True)
    (root / "benchmarks").mkdir(exist_ok=True)
    (root / "benchmarks" / "scale.json").write_text(
        json.dumps(found, ensure_ascii=False, indent=1) + "\n", encoding="utf-8"
    )
    (root / "benchmarks" / "scale.md").write_text(report(found), encoding="utf-8")
    for name, picture in pictures(found).items():
        (images / name).write_text(picture, encoding="utf-8")


def _sizes(text: str) -> tuple[int, ...]:
    try:
        sizes = tuple(sorted({int(one) for one in text.split(",")}))
    except ValueError:
        raise argparse.ArgumentTypeError(f"«{text}» are no numbers; give some such as 1000,10000") from None
    if sizes[0] < _FEWEST:
        raise argparse.ArgumentTypeError(
            f"{sizes[0]} documents are too few to be asked questions; give {_FEWEST} or more"
        )
    return sizes


def _version(name: str) -> str:
    try:
        return version(name)
    except PackageNotFoundError:
        return "none"


if __name__ == "__main__":
    if platform.system() != "Linux":
        raise SystemExit("benchmarks.scale reads the memory of processes from /proc; run it on Linux")
    main()
