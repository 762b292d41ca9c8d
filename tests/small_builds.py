"""Builds of small documents of which several name one person, and what a store holds, for tests of broken builds."""

import subprocess
import sys
from collections.abc import Iterable
from pathlib import Path

import pyoxigraph as ox

from govgraph.export import export_graph
from govgraph.ntriples import n_triples
from govgraph.store import GraphStore

PLACES = (
    *("xã Kỳ Thọ, huyện Kỳ Anh, tỉnh Hà Tĩnh", "xã Tân Lập, huyện Tân Biên, tỉnh Tây Ninh"),
    *("xã Vũ Lạc, thành phố Thái Bình, tỉnh Thái Bình", "xã Đông Hòa, huyện Dĩ An, tỉnh Bình Dương"),
)
POSTS = ("Bí thư Đảng ủy", "Chủ tịch UBND", "Phó Chủ tịch UBND", "Chủ tịch Ủy ban MTTQ")
FAMILIES = ("Lê", "Hà", "Trần", "Phạm", "Vũ", "Đỗ", "Bùi", "Đặng", "Ngô", "Dương")
GIVEN = ("Thử", "An", "Bình", "Cường", "Dũng", "Giang", "Hải", "Khánh")


def text(number: int, edition: int = 0) -> str:
    """One of a few dozen people, of whom each is named by several documents."""
    place, post = PLACES[number % 4], POSTS[number // 4 % 4]
    name = f"{FAMILIES[number % 10]} Văn {GIVEN[number // 16 % 2]}"
    day = f"{1 + number % 28}/{1 + number // 28 % 12}/{2021 + edition}"
    return f"Đồng chí {name}, {post} {place} phát biểu tại hội nghị ngày {day}.\n"


def write(folder: Path, numbers: Iterable[int], edition: int = 0) -> None:
    folder.mkdir(exist_ok=True)
    for number in numbers:
        (folder / f"bai-{number:03}.txt").write_text(text(number, edition), encoding="utf-8")


def arguments(folder: Path, store: Path) -> list[str]:
    return ["build", str(folder), "--jobs", "2", "--store", str(store)]


def run(*command: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *command], capture_output=True, text=True, check=False, timeout=120)


def graphs(path: Path) -> dict[str, bytes]:
    """Return the lines of each named graph; the default graph has to be their union."""
    with GraphStore.open(path, read_only=True) as store:
        names = {quad.graph_name.value for quad in store.quads()}
        found = {name: n_triples(store.quads(name)) for name in names}
        default = store.query("CONSTRUCT { ?s ?p ?o } WHERE { ?s ?p ?o }")
        assert isinstance(default, ox.QueryTriples)
        assert set(n_triples(default).splitlines()) == {line for lines in found.values() for line in lines.splitlines()}
        assert set(store.sources()) <= names
    return found


def exported(path: Path, to: Path) -> bytes:
    with GraphStore.open(path, read_only=True) as store:
        export_graph(store, "nquads", to)
    return to.read_bytes()


def joined_sources(store: GraphStore) -> tuple[str, ...]:
    """Return the sources whose graphs a join changed, sorted."""
    return tuple(source for source, digest, shown in store.archive.shown() if shown and digest != shown)
