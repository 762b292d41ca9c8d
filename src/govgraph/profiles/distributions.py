"""The files of a publication: what each holds, what it is called, and what it weighs when it is written."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from govgraph.errors import ExportError

#: Where the media types are registered, each under its name.
IANA = "https://www.iana.org/assignments/media-types/"


@dataclass(frozen=True, slots=True)
class Form:
    """A form of the data: its name as a format, the usual name of its file, its types and titles.

    `file_type` is the code of the EU's table; of a packed form it is that of the files inside. `profile` is the
    standard that the content follows, as an IRI with its title, where there is one beyond the format.
    """

    name: str
    file_name: str
    media_type: str
    file_type: str
    title_vi: str
    title_en: str
    packed_as: str | None = None
    profile: tuple[str, str] | None = None
    is_rdf: bool = False

    @property
    def media_iri(self) -> str:
        """The IRI of the media type."""
        return IANA + self.media_type


#: The forms, by the names of the formats; those above the others are what `govgraph publish` writes by itself.
FORMS = {
    form.name: form
    for form in (
        Form("turtle", "govgraph.ttl", "text/turtle", "RDF_TURTLE", "Đồ thị (Turtle)", "The graph (Turtle)",
             is_rdf=True),
        Form("nquads", "govgraph.nq", "application/n-quads", "RDF_N_QUADS",
             "Đồ thị, mỗi nguồn một đồ thị con (N-Quads)",
             "The graph, one named graph a source (N-Quads)", is_rdf=True),
        Form("jsonld", "govgraph.jsonld", "application/ld+json", "JSON_LD", "Đồ thị (JSON-LD)", "The graph (JSON-LD)",
             is_rdf=True),
        Form("csv", "govgraph-csv.zip", "text/csv", "CSV", "Các bảng (CSV, có mô tả CSVW)",
             "Tables (CSV with a CSVW description)", packed_as="application/zip",
             profile=("http://www.w3.org/TR/tabular-metadata/", "Metadata Vocabulary for Tabular Data (CSVW)")),
        Form("xlsx", "govgraph.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", "XLSX",
             "Các bảng (Excel)", "Tables (Excel workbook)"),
        Form("popolo", "govgraph.popolo.json", "application/json", "JSON", "Con người, tổ chức, cuộc họp (Popolo)",
             "People, organisations, events (Popolo)", profile=("https://www.popoloproject.com/specs/", "Popolo")),
        Form("oparl", "govgraph.oparl.json", "application/json", "JSON", "Tổ chức, cuộc họp, văn bản (theo OParl 1.1)",
             "Bodies, meetings, papers (after OParl 1.1)"),
        Form("cpov", "govgraph.cpov.ttl", "text/turtle", "RDF_TURTLE", "Cơ quan nhà nước (CPOV)",
             "Public organisations (CPOV)", is_rdf=True,
             profile=("http://data.europa.eu/m8g/", "Core Public Organisation Vocabulary")),
        Form("ntriples", "govgraph.nt", "application/n-triples", "RDF_N_TRIPLES", "Đồ thị (N-Triples)",
             "The graph (N-Triples)", is_rdf=True),
        Form("trig", "govgraph.trig", "application/trig", "RDF_TRIG", "Đồ thị, mỗi nguồn một đồ thị con (TriG)",
             "The graph, one named graph a source (TriG)", is_rdf=True),
        Form("rdfxml", "govgraph.rdf", "application/rdf+xml", "RDF_XML", "Đồ thị (RDF/XML)", "The graph (RDF/XML)",
             is_rdf=True),
    )
}  # fmt: skip

#: What `govgraph publish` writes where no formats are named.
USUAL_FORMS = ("turtle", "nquads", "jsonld", "csv", "xlsx", "popolo", "oparl", "cpov")


@dataclass(frozen=True, slots=True)
class Written:
    """A form as it was written: the bytes of its file and their SHA-256."""

    form: Form
    size: int
    sha256: str


class Scales:
    """A binary file that keeps nothing but the size and the SHA-256 of what is written into it.

    >>> scales = Scales()
    >>> scales.write(b"a") + scales.write(b"b")
    2
    >>> scales.size, scales.sha256[:8]
    (2, 'fb8e20fc')
    """

    def __init__(self) -> None:
        self._digest = hashlib.sha256()
        self.size = 0

    def write(self, data: bytes) -> int:
        """Weigh some bytes."""
        self._digest.update(data)
        self.size += len(data)
        return len(data)

    def writelines(self, lines: Iterable[bytes]) -> None:
        """Weigh the bytes of several pieces."""
        for line in lines:
            self.write(line)

    def flush(self) -> None:
        """Do nothing: nothing is held back."""

    @property
    def sha256(self) -> str:
        """The SHA-256 of what was written so far, in hexadecimal digits."""
        return self._digest.hexdigest()


def weigh(form: Form, path: Path) -> Written:
    """Return a form with the size and the checksum of its file.

    Raises:
        ExportError: the file cannot be read.
    """
    scales = Scales()
    try:
        with path.open("rb") as file:
            while piece := file.read(1 << 20):
                scales.write(piece)
    except OSError as error:
        raise ExportError(f"{path}: cannot be read again ({error.strerror}); write it anew") from error
    return Written(form, scales.size, scales.sha256)
