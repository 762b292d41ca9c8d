"""The feed: from build to build, what changed, as NDJSON and as a Linked Data Event Stream, in a folder of files.

`feed.json` says which builds there are and which files belong to them; `feed.ttl` is the root of the event stream.
These two change with each build. `changes/N.ndjson` and `fragments/N-M.ttl` are written once. `snapshot-N.nt.gz` is the
graph of the last build, with which the next one is compared. No clock is read: the time of a build is given, or builds
are told apart by their numbers alone.

Codes and rules are no part of it: a graph holds those that its documents need, so one that no document needs any more
would look like one that was withdrawn, while it lives on in the ontology.
"""

from __future__ import annotations

import json
import os
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import ExitStack, contextmanager
from datetime import datetime
from itertools import chain, islice
from pathlib import Path
from typing import Any, BinaryIO, TypeAlias

from govgraph.changes.difference import Change, differences
from govgraph.changes.event_stream import fragment, root
from govgraph.errors import ExportError
from govgraph.export.compression import compressing, reading
from govgraph.export.whole_file import replacing
from govgraph.namespaces import CODE_BASE, RULE_BASE

#: So many changed nodes are in one file of the event stream.
MEMBERS = 5_000

_INDEX, _ROOT = "feed.json", "feed.ttl"
_VERSION = 1
_TERMS = (f"<{CODE_BASE}", f"<{RULE_BASE}")

Build: TypeAlias = dict[str, Any]


def publish_changes(
    lines: Iterable[str], folder: str | os.PathLike[str], *, base: str, at: str | None = None
) -> Build | None:
    """Add what changed since the last build to a feed; nothing where nothing did.

    Args:
        lines: the graph as it is now, as sorted lines of N-Triples.
        folder: where the feed is, or will be.
        base: the base of the data's IRIs, under which the versions get theirs.
        at: the time of this build, with its time zone; either all builds of a feed have one or none.

    Returns:
        the build's number and what it changed, as in feed.json; None where nothing changed.

    Raises:
        ExportError: the folder holds other things, or cannot be written; `at` is no time, or before the last one.
    """
    place = Path(folder)
    with _alone_in(_made(place)):
        return _publish(lines, place, base, at)


def _publish(lines: Iterable[str], place: Path, base: str, at: str | None) -> Build | None:
    index = _index(place, base)
    builds: list[Build] = index["builds"]
    number = len(builds) + 1
    _require_time(at, builds)
    name = f"snapshot-{number:06}.nt.gz"
    with ExitStack() as stack:
        last = index["snapshot"]
        before = _lines(stack.enter_context(reading(place / last))) if last else ()
        packed = stack.enter_context(replacing(place / name))
        snapshot = stack.enter_context(compressing(packed, name))
        changes = differences(_of_the_data(before), _of_the_data(_kept(lines, snapshot)))
        first = next(changes, None)
        build = None if first is None else _write(place, number, at, chain([first], changes), base)
    if build is None:
        (place / name).unlink(missing_ok=True)
    else:
        index = index | {"builds": [*builds, build], "snapshot": name}
        # Only now does the build count; what is broken off before is written again under the same names.
        _put(place / _INDEX, json.dumps(index, ensure_ascii=False, indent=1) + "\n")
        if last:
            (place / last).unlink(missing_ok=True)
    if index["builds"]:
        _put(place / _ROOT, root(index["builds"]))
    return build


def _write(place: Path, number: int, at: str | None, changes: Iterator[Change], base: str) -> Build:
    """Write the files of a build, and return what feed.json tells of it."""
    listed = f"changes/{number:06}.ndjson"
    fragments: list[str] = []
    counts: Counter[str] = Counter()
    with replacing(_made(place / "changes") / Path(listed).name) as out:
        while part := list(islice(changes, MEMBERS)):
            out.writelines(_told(change, number, at).encode() for change in part)
            counts.update(change.kind for change in part)
            counts["added"] += sum(len(change.added) for change in part)
            counts["removed_statements"] += sum(len(change.removed) for change in part)
            fragments.append(f"fragments/{number:06}-{len(fragments) + 1:04}.ttl")
            _made(place / "fragments")
            _put(place / fragments[-1], fragment(part, number, at, base))
    kinds = {kind: counts[kind] for kind in ("created", "changed", "removed", "replaced-by")}
    statements = {"added": counts["added"], "removed": counts["removed_statements"]}
    when = {} if at is None else {"at": at}
    return (
        {"build": number} | when | {"nodes": kinds, "statements": statements, "changes": listed, "fragments": fragments}
    )


def _told(change: Change, number: int, at: str | None) -> str:
    """Return a change as a line of JSON."""
    told = {
        "build": number,
        **({} if at is None else {"at": at}),
        "change": change.kind,
        "id": change.node,
        **({"replacedBy": change.replacement} if change.kind == "replaced-by" else {}),
        "classes": list(change.classes),
        "added": [line.rstrip("\n") for line in change.added],
        "removed": [line.rstrip("\n") for line in change.removed],
    }
    return json.dumps(told, ensure_ascii=False) + "\n"


def _index(place: Path, base: str) -> dict[str, Any]:
    """Return what feed.json says, or what it will say where there is no feed yet."""
    path = place / _INDEX
    try:
        if not path.exists():
            if not all(_is_left_over(one) for one in place.iterdir()):
                raise ExportError(f"{place}: is not empty and holds no feed; name an empty folder with -o")
            return {"format": "govgraph feed", "version": _VERSION, "base": base, "builds": [], "snapshot": ""}
        index: dict[str, Any] = json.loads(path.read_text(encoding="utf-8"))
    except OSError as error:
        raise ExportError(f"{path}: cannot be read ({error.strerror}); name another folder with -o") from error
    except ValueError as error:
        raise ExportError(f"{path}: is damaged ({error}); bring back a copy of it, or begin a new feed") from error
    if (index.get("format"), index.get("version")) != ("govgraph feed", _VERSION):
        raise ExportError(f"{path}: is not the index of a feed of version {_VERSION}; name another folder with -o")
    if index["base"] != base:
        raise ExportError(
            f"{place}: the feed is of data with the base <{index['base']}>, not <{base}>; begin a new one"
        )
    return index


@contextmanager
def _alone_in(place: Path) -> Iterator[None]:
    """Hold the lock of a feed's folder, which leaves nothing behind in it."""
    if sys.platform == "win32":
        yield
        return
    import fcntl

    lock = os.open(place, os.O_RDONLY)
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError as error:
        os.close(lock)
        raise ExportError(f"{place}: another process is writing this feed; wait until it has ended") from error
    try:
        yield
    finally:
        os.close(lock)


def _is_left_over(path: Path) -> bool:
    """Tell whether a file or folder is what a first build that was broken off leaves."""
    return path.name in ("changes", "fragments") or path.name.startswith((".snapshot-", "snapshot-", ".feed."))


def _require_time(at: str | None, builds: list[Build]) -> None:
    if builds and ("at" in builds[-1]) != (at is not None):
        former = f"{builds[-1]['at']}, so give this one with --at" if at is None else "no time; leave --at out"
        raise ExportError(f"the last build of the feed has {former}")
    if at is None:
        return
    try:
        time = datetime.fromisoformat(at)
    except ValueError:
        time = None
    if time is None or time.tzinfo is None or "T" not in at:
        raise ExportError(f"«{at}» is no time with a time zone; write it as 2026-11-26T08:00:00+07:00")
    if builds and time < datetime.fromisoformat(builds[-1]["at"]):
        raise ExportError(f"{at} is before the last build of the feed, {builds[-1]['at']}; give a later time")


def _kept(lines: Iterable[str], snapshot: BinaryIO) -> Iterator[str]:
    """Yield lines, and write them too."""
    for line in lines:
        snapshot.write(line.encode())
        yield line


def _of_the_data(lines: Iterable[str]) -> Iterator[str]:
    """Yield the lines whose subject is neither a code nor a rule."""
    return (line for line in lines if not line.startswith(_TERMS))


def _lines(file: BinaryIO) -> Iterator[str]:
    return (line.decode() for line in file)


def _made(folder: Path) -> Path:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise ExportError(f"{folder}: cannot be made ({error.strerror}); name another folder with -o") from error
    return folder


def _put(path: Path, text: str) -> None:
    """Write a file, unless it says so already: whoever asks whether it is new sees the same time and ETag."""
    data = text.encode()
    if not path.exists() or path.read_bytes() != data:
        with replacing(path) as file:
            file.write(data)
