"""RDF files to validate, and files of shapes, as quads."""

from pathlib import Path

import pyoxigraph as ox

from govgraph.errors import ValidationError

FORMATS = {
    ".ttl": ox.RdfFormat.TURTLE,
    ".trig": ox.RdfFormat.TRIG,
    ".nt": ox.RdfFormat.N_TRIPLES,
    ".nq": ox.RdfFormat.N_QUADS,
    ".jsonld": ox.RdfFormat.JSON_LD,
    ".rdf": ox.RdfFormat.RDF_XML,
}


def parse_file(path: Path) -> list[ox.Quad]:
    """Return the quads of a file in one of the formats of export, told by its ending.

    Raises:
        ValidationError: the file is missing, a folder, of another kind, or not well-formed.
    """
    if path.is_dir():
        raise ValidationError(f"{path}: is a folder; name files, or a store with --store")
    if path.suffix not in FORMATS:
        raise ValidationError(f"{path}: unknown ending «{path.suffix}»; give a file ending in {', '.join(FORMATS)}")
    try:
        return list(ox.parse(path.read_bytes(), format=FORMATS[path.suffix]))
    except FileNotFoundError as error:
        raise ValidationError(f"{path}: there is no such file; check the name") from error
    except OSError as error:
        raise ValidationError(f"{path}: cannot be opened ({error.strerror}); check the name and the rights") from error
    except SyntaxError as error:
        where = f"{path}, line {error.lineno}" if error.lineno else str(path)
        raise ValidationError(f"{where}: not well-formed ({error.msg}); correct the file") from error
