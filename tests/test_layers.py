"""The flow goes one way: a module imports only from the left; only `cli` prints; RDF stays right of `mapping`."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

PACKAGE = Path(__file__).parent.parent / "src" / "govgraph"
MODULES = sorted(PACKAGE.rglob("*.py"))
LONGEST = 400  # lines

# From left to right. A module may import from its own layer and from those before it, as `ARROWS` says.
LAYERS = (
    ("errors", "model", "resources", "progress"),
    ("files",),
    ("normalise", "namespaces", "borrowed_terms", "hand_made", "days"),
    ("notation", "codes"),
    ("layout", "fact_key", "corrections", "gazetteer"),
    ("read",),
    ("recognise",),
    ("interpret",),
    ("coverage", "inputs"),
    ("resolve",),
    (
        "mapping",
        "validate",
        "ledger",
        "archive",
        "ntriples",
        "vocabulary",
        "sparql_server",
        "store",
    ),
    (
        "table",
        "query",
        "explain",
    ),
    ("export", "chart"),
    ("changes", "profiles", "site"),
    ("serve",),
    ("quarantine", "linkage", "removal", "workers"),
    ("plan",),
    ("given_rows",),
    ("pipeline",),
    ("shards",),
    ("cluster",),
    ("cli",),
    ("__main__", "__init__"),
)
# The same within `interpret`, of which `__init__` tells the story.
READERS = (
    *("sentences", "draft", "denial", "presents", "people", "headings", "setting", "unions", "meetings", "positions"),
    *("papers", "formal", "changes", "participation", "reviews", "inference", "doubts", "records", "registers"),
)
PLACE = {name: number for number, layer in enumerate(LAYERS) for name in layer}
TEXT = {"normalise", "notation", "layout", "read", "recognise", "interpret", "coverage"}
RDF_LIBRARIES = {"rdflib", "pyoxigraph", "oxrdflib", "pyshacl", "shacl"}
# Only here may these be imported.
AT_HOME = {
    "pyshacl": {"validate"},
    "shacl": {"validate"},
    "click": {"cli"},
    "rich": {"cli", "table"},
    "networkx": {"chart"},
    "openpyxl": {"profiles", "read"},
    "fsspec": {"files"},
    "distributed": {"cluster"},
    "dask": {"cluster"},
    "jinja2": {"site"},
    "starlette": {"serve"},
    "uvicorn": {"serve"},
}
BARE_NAMES = {"utils", "util", "helpers", "common", "base", "misc", "manager", "core"}


def part(path: Path) -> str:
    """The part of the package to which a file belongs: `recognise` for recognise/units.py."""
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imports(path: Path) -> Iterator[str]:
    """The modules that a file imports, also inside functions; not those for type checkers alone."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    skipped = {
        id(node)
        for branch in ast.walk(tree)
        if isinstance(branch, ast.If) and "TYPE_CHECKING" in ast.unparse(branch.test)
        for child in branch.body
        for node in ast.walk(child)
    }
    for node in ast.walk(tree):
        if id(node) in skipped:
            continue
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import"
            if node.module == "govgraph":
                yield from (f"govgraph.{alias.name}" for alias in node.names)
            elif node.module:
                yield node.module


def parts_imported(path: Path) -> set[str]:
    names = (name.split(".") for name in imports(path))
    return {name[1] for name in names if name[0] == "govgraph" and len(name) > 1 and name[1] in PLACE}


def libraries(path: Path) -> set[str]:
    return {name.split(".")[0] for name in imports(path)}


IDS = [str(path.relative_to(PACKAGE)) for path in MODULES]


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_module_has_a_layer_and_imports_from_the_left(path: Path) -> None:
    here = part(path)
    assert here in PLACE, f"{here} is in no layer: give it its place"
    right = {name for name in parts_imported(path) if PLACE[name] > PLACE[here]}
    assert not right, f"{here} imports from its right: {right}"


@pytest.mark.parametrize("path", [path for path in MODULES if part(path) == "interpret"], ids=lambda path: path.stem)
def test_reader_imports_from_the_left(path: Path) -> None:
    here = path.relative_to(PACKAGE / "interpret").parts[0].removesuffix(".py")
    if here != "__init__":
        assert here in READERS, f"{here} has no place among the readers: give it one"
        names = (name.split(".") for name in imports(path))
        used = {name[2] for name in names if name[:2] == ["govgraph", "interpret"] and len(name) > 2}
        right = {name for name in used if READERS.index(name) > READERS.index(here)}
        assert not right, f"{here} imports from its right: {right}"


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_text_and_rdf_stay_apart(path: Path) -> None:
    here = part(path)
    if here in TEXT:
        assert not libraries(path) & RDF_LIBRARIES, f"{here} reads text and must not know RDF"
        assert "namespaces" not in parts_imported(path)
    elif PLACE[here] > PLACE["resolve"] and here not in ("plan", "given_rows", "pipeline", "cli"):
        assert not parts_imported(path) & (TEXT - {"normalise"}), f"{here} knows RDF and must not read text"


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_libraries_are_at_home(path: Path) -> None:
    for library, homes in AT_HOME.items():
        if library in libraries(path):
            assert part(path) in homes, f"{library} belongs in {homes}"


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_only_the_command_line_prints_exits_and_reads_the_surroundings(path: Path) -> None:
    if part(path) in ("cli", "__main__"):
        return
    tree = ast.parse(path.read_text(encoding="utf-8"))
    called = {ast.unparse(node.func) for node in ast.walk(tree) if isinstance(node, ast.Call)}
    assert not called & {"print", "exit", "sys.exit", "os.getenv", "datetime.now", "date.today", "time.time", "input"}
    assert "os.environ" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", MODULES, ids=IDS)
def test_module_is_short_and_says_what_it_is(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert len(text.splitlines()) <= LONGEST
    assert path.stem not in BARE_NAMES
    assert ast.get_docstring(ast.parse(text)), f"{path.name} has no docstring"


def test_a_planted_arrow_to_the_right_is_found(tmp_path: Path) -> None:
    planted = tmp_path / "normalise.py"
    planted.write_text('"""Planted."""\n\nfrom govgraph.store import GraphStore\n', encoding="utf-8")
    assert parts_imported(planted) == {"store"}
    assert PLACE["store"] > PLACE["normalise"]


def test_one_module_writes_the_base_iri() -> None:
    """`namespaces`; examples in docstrings, comments and messages may show one."""
    for path in MODULES:
        tree = ast.parse(path.read_text(encoding="utf-8"))
        written = [
            node.value
            for node in ast.walk(tree)
            if isinstance(node, ast.Constant)
            and isinstance(node.value, str)
            and node.value.startswith("https://w3id.org/")
        ]
        assert part(path) == "namespaces" or written == [], path
