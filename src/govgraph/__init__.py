"""govgraph: the paper trail of local governance as a knowledge graph that shows its evidence.

What is public is named in `__all__`; each is fetched when it is first asked for, so that importing costs nothing.
docs/guide-python.md shows how to use them.
"""

from importlib import import_module
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from govgraph.errors import GovgraphError
    from govgraph.explain import explain_node
    from govgraph.export import export_graph
    from govgraph.pipeline import build
    from govgraph.query import find_query, run_query, run_text, write_table
    from govgraph.query.units import units_called
    from govgraph.read import read_document
    from govgraph.store import GraphStore
    from govgraph.validate import validate_graph

__version__ = "0.1.0"

__all__ = [
    "GovgraphError",
    "GraphStore",
    "build",
    "explain_node",
    "export_graph",
    "find_query",
    "read_document",
    "run_query",
    "run_text",
    "units_called",
    "validate_graph",
    "write_table",
]

_HOMES = {
    **{"GovgraphError": "errors", "GraphStore": "store", "build": "pipeline", "explain_node": "explain"},
    **{"export_graph": "export", "find_query": "query", "read_document": "read", "run_query": "query"},
    **{"run_text": "query", "units_called": "query.units", "validate_graph": "validate", "write_table": "query"},
}


def __getattr__(name: str) -> Any:
    """Return a public name from the module where it is at home."""
    if name not in _HOMES:
        raise AttributeError(f"module «govgraph» has no attribute «{name}»; public are {', '.join(__all__)}")
    return getattr(import_module(f"govgraph.{_HOMES[name]}"), name)


def __dir__() -> list[str]:
    return sorted([*globals(), *__all__])
