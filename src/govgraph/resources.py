"""Where the files that travel with the package lie: ontology/ and queries/."""

from importlib.resources import files
from pathlib import Path


def data_folder(name: str) -> Path:
    """Return the folder `name` (ontology, queries) of the installed package, or of the checkout it runs from.

    >>> data_folder("queries").name
    'queries'
    """
    package = Path(str(files("govgraph")))
    inside = package / name
    return inside if inside.is_dir() else package.parents[1] / name
