"""Where the data that travel with the program are found: `ontology/`, `queries/` and `gazetteer/`.

In a wheel they lie inside the package; in a checkout at its root. Everything that reads them asks here.
`importlib.resources` would find the same folder: its import costs every command 14 ms, and a zipped package, its one
advantage, is of no use to readers that need files (the RDF parser, the query runner).
"""

from functools import cache
from pathlib import Path

from govgraph.errors import GovgraphError


def package_folder() -> Path:
    """Return the folder of the package itself."""
    return Path(__file__).resolve().parent


@cache
def data_folder(name: str) -> Path:
    """Return the folder of that name that belongs to the program, such as `ontology`.

    The copy inside the installed package comes first, the root of the checkout second.

    Raises:
        GovgraphError: the installation is incomplete.

    >>> (data_folder("ontology") / "gov.ttl").is_file()
    True
    """
    package = package_folder()
    packaged, checkout = package / name, package.parents[1] / name
    for folder in (packaged, checkout):
        if folder.is_dir():
            return folder
    raise GovgraphError(f"the folder «{name}» is missing: looked for {packaged} and {checkout}; reinstall govgraph")
