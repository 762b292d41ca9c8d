"""What the data cannot tell of themselves: who publishes them, under which licence, at which address.

A small file in TOML says it; each field may be missing. Nothing is made up in its place: what a standard cannot do
without is written as unknown, in the words that the standard has for that, and `Metadata.missing` names the field.

::

    [dataset]
    title = { vi = "…", en = "…" }
    licence = "https://creativecommons.org/licenses/by/4.0/"
    [publisher]
    name = { vi = "…", en = "…" }
    [contact]
    email = "…"
    [files]
    url = "https://data.example.vn/govgraph/"
"""

from __future__ import annotations

import datetime
import difflib
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from govgraph.errors import MetadataError

#: A file of this name in the folder in which a command is run is read where no other is named.
USUAL_NAME = "dataset.toml"

#: Texts by language.
Texts = Mapping[str, str]

_IRI = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:[^\x00-\x20<>\"{}|^`\\]+")
_LANGUAGE = re.compile(r"[a-z]{2,3}(-[A-Za-z0-9]+)*")

# What a field may hold: a text by language, words by language, an IRI, several, a date, a plain text.
_FIELDS: dict[str, dict[str, str]] = {
    "dataset": {
        "iri": "iri",
        "title": "texts",
        "description": "texts",
        "keywords": "words",
        "identifier": "text",
        "doi": "text",
        "version": "text",
        "issued": "date",
        "modified": "date",
        "licence": "iri",
        "access": "access",
        "frequency": "code",
        "themes": "codes",
        "landing_page": "iri",
        "availability": "code",
        "legislation": "iris",
        "hvd_categories": "iris",
    },
    "catalogue": {"iri": "iri", "title": "texts", "description": "texts", "homepage": "iri"},
    "publisher": {"iri": "iri", "name": "texts", "homepage": "iri", "type": "code"},
    "contact": {"name": "text", "email": "email", "url": "iri"},
    "files": {"url": "iri"},
}

#: The fields that portals ask for, each with what is written in its place.
_WISHED = {
    "dataset.iri": "the data set is named below the base of the data; a portal takes two of one name for one, so name "
    "yours unless the base is your own",
    "publisher.name": "the publisher is written as «not stated»",
    "dataset.licence": "the licence is written as unknown, and nobody may re-use the data",
    "contact.email": "the description has no contact",
    "files.url": "the addresses of the files are relative to the description, which some harvesters cannot follow",
    "dataset.issued": "the description has no day of publication",
}

# What the user has to give beyond these for a DOI, whoever wants one.
_FOR_DOI = ("dataset.issued", "dataset.landing_page", "publisher.name")


@dataclass(frozen=True, slots=True)
class Metadata:
    """The fields of the file by their names, such as `dataset.licence`; a field that is not there was not given.

    >>> told = Metadata({"dataset.licence": "https://creativecommons.org/licenses/by/4.0/"})
    >>> told.text("dataset.licence"), told.text("dataset.doi")
    ('https://creativecommons.org/licenses/by/4.0/', None)
    >>> told.missing()[1]
    'publisher.name: the publisher is written as «not stated»'
    """

    fields: Mapping[str, object] = field(default_factory=dict)

    def text(self, name: str) -> str | None:
        """Return a field of one text, IRI, code or date."""
        value = self.fields.get(name)
        return None if value is None else str(value)

    def texts(self, name: str) -> Texts:
        """Return a field of texts by language, empty where it was not given."""
        value = self.fields.get(name, {})
        assert isinstance(value, dict)
        return value

    def several(self, name: str) -> tuple[str, ...]:
        """Return a field of several IRIs or codes, empty where it was not given."""
        value = self.fields.get(name, ())
        assert isinstance(value, tuple)
        return value

    def words(self, name: str) -> Mapping[str, tuple[str, ...]]:
        """Return a field of words by language, empty where it was not given."""
        value = self.fields.get(name, {})
        assert isinstance(value, dict)
        return value

    def missing(self) -> list[str]:
        """Return the fields that portals ask for and the file does not give, each with what stands in its place."""
        given = {name for name, value in self.fields.items() if value}
        if "contact.url" in given:
            given.add("contact.email")
        told = [f"{name}: {instead}" for name, instead in _WISHED.items() if name not in given]
        for name in _FOR_DOI if "dataset.doi" in given else ():
            if name not in given:
                told.append(f"{name}: DataCite takes no record of a DOI without it")
        return told


def read_metadata(path: Path) -> Metadata:
    """Return the metadata of a file.

    Raises:
        MetadataError: it cannot be read, is no TOML, or a field is unknown or not of its kind.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        why = error.strerror if isinstance(error, OSError) else error
        raise MetadataError(
            f"{path}: the metadata could not be read ({why}); mend the file, or name another"
        ) from error
    fields: dict[str, object] = {}
    for table, values in tables.items():
        if not isinstance(values, dict) or table not in _FIELDS:
            raise MetadataError(f"{path}: {_unknown(table, _FIELDS)}")
        for name, value in values.items():
            if name not in _FIELDS[table]:
                raise MetadataError(f"{path}: [{table}] {_unknown(name, _FIELDS[table])}")
            try:
                fields[f"{table}.{name}"] = _READERS[_FIELDS[table][name]](value)
            except ValueError as error:
                raise MetadataError(f"{path}: [{table}] {name}: {error}") from error
    url = fields.get("files.url")
    if url is not None and not str(url).endswith("/"):
        raise MetadataError(f"{path}: [files] url: «{url}» is no folder; end it with «/»")
    return Metadata(fields)


def _unknown(name: str, known: Mapping[str, object]) -> str:
    near = difflib.get_close_matches(name, known, n=1)
    hint = f"did you mean «{near[0]}»?" if near else f"known are {', '.join(known)}"
    return f"«{name}» is unknown; {hint}"


def _text(value: object) -> str:
    if not isinstance(value, str) or not value.strip():
        raise ValueError(f"«{value}» is not a text; write it in quotation marks")
    return value.strip()


def _texts(value: object) -> dict[str, str]:
    if not isinstance(value, dict):
        raise ValueError(f'«{value}» has no language; write {{ vi = "…", en = "…" }}')
    return {_language(language): _text(text) for language, text in sorted(value.items(), reverse=True)}


def _words(value: object) -> dict[str, tuple[str, ...]]:
    if not isinstance(value, dict) or not all(isinstance(words, list) for words in value.values()):
        raise ValueError(f'«{value}» are no words by language; write {{ vi = ["…"], en = ["…"] }}')
    return {_language(language): tuple(map(_text, words)) for language, words in sorted(value.items(), reverse=True)}


def _language(value: str) -> str:
    if not _LANGUAGE.fullmatch(value):
        raise ValueError(f"«{value}» is not the code of a language; write vi or en")
    return value


def _iri(value: object) -> str:
    if not isinstance(value, str) or not _IRI.fullmatch(value):
        raise ValueError(f"«{value}» is no absolute address; write one such as https://data.example.vn/")
    return value


def _iris(value: object) -> tuple[str, ...]:
    return tuple(map(_iri, value if isinstance(value, list) else [value]))


def _email(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[^@\s<>\"]+@[^@\s<>\"]+", value):
        raise ValueError(f"«{value}» is no e-mail address")
    return value


def _date(value: object) -> str:
    if type(value) is not datetime.date:
        raise ValueError(f"«{value}» is no day; write it without quotation marks, such as 2026-01-31")
    return value.isoformat()


def _code(value: object) -> str:
    if not isinstance(value, str) or not re.fullmatch(r"[A-Za-z0-9_-]+", value):
        raise ValueError(f"«{value}» is no code of the EU's authority table, such as MONTHLY or GOVE")
    return value


def _codes(value: object) -> tuple[str, ...]:
    return tuple(map(_code, value if isinstance(value, list) else [value]))


def _access(value: object) -> str:
    if value not in ("PUBLIC", "RESTRICTED", "NON_PUBLIC"):
        raise ValueError(f"«{value}» is none of PUBLIC, RESTRICTED, NON_PUBLIC")
    return str(value)


_READERS = {
    "text": _text,
    "texts": _texts,
    "words": _words,
    "iri": _iri,
    "iris": _iris,
    "email": _email,
    "date": _date,
    "code": _code,
    "codes": _codes,
    "access": _access,
}
