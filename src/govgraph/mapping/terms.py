"""Terms as N-Triples writes them: so the sheet takes them, and so the archive keeps them in the end.

An object for each term, which is written all the same, would take three times as long.
"""

import re
from functools import lru_cache
from typing import NewType

from pyoxigraph import Literal, NamedNode

from govgraph import namespaces
from govgraph.namespaces import Vocabulary

RdfTerm = NewType("RdfTerm", str)

# What stands in no literal as it is: signs that are escaped, and halves of characters, which cannot be written.
_ESCAPED = re.compile(r'["\\\x00-\x1f\x7f\ufffe\uffff\ud800-\udfff]')


class Terms:
    """The terms of a vocabulary, written.

    >>> GOV.Tenure, GOV["Tenure"] == GOV.Tenure
    ('<https://w3id.org/govgraph/ns#Tenure>', True)
    """

    def __init__(self, vocabulary: Vocabulary) -> None:
        self._vocabulary = vocabulary

    def __getattr__(self, name: str) -> RdfTerm:
        if name.startswith("_"):  # asked for by Python's own protocols
            raise AttributeError(name)
        term = self.__dict__[name] = RdfTerm(str(getattr(self._vocabulary, name)))
        return term

    def __getitem__(self, name: str) -> RdfTerm:
        term: RdfTerm = getattr(self, name)
        return term


ADMS = Terms(namespaces.ADMS)
DCTERMS = Terms(namespaces.DCTERMS)
ELI = Terms(namespaces.ELI)
FOAF = Terms(namespaces.FOAF)
GOV = Terms(namespaces.GOV)
OA = Terms(namespaces.OA)
ORG = Terms(namespaces.ORG)
RDF = Terms(namespaces.RDF)
SKOS = Terms(namespaces.SKOS)
XSD = Terms(namespaces.XSD)


def node(iri: str) -> RdfTerm:
    """Return a node.

    Raises:
        ValueError: that is no absolute IRI.
    """
    return RdfTerm(str(NamedNode(iri)))


@lru_cache(maxsize=4096)  # every fact has some, and they are few
def code(scheme: str, notation: str) -> RdfTerm:
    """Return the node of a code.

    >>> code("role", "secretary")
    '<https://w3id.org/govgraph/code/role/secretary>'
    """
    return RdfTerm(str(namespaces.code_iri(scheme, notation)))


@lru_cache(maxsize=64)
def scheme(name: str) -> RdfTerm:
    """Return the node of a code list."""
    return RdfTerm(str(namespaces.scheme_iri(name)))


@lru_cache(maxsize=4096)
def rule(name: str) -> RdfTerm:
    """Return the node of a reading or inference rule."""
    return RdfTerm(str(namespaces.rule_iri(name)))


def vietnamese(text: str | None) -> RdfTerm | None:
    r"""Return a text in Vietnamese.

    >>> print(vietnamese('xã "Kỳ Thọ"'))
    "xã \"Kỳ Thọ\""@vi
    """
    return None if text is None else RdfTerm(f"{_quoted(text)}@vi")


def english(text: str) -> RdfTerm:
    """Return a text in English."""
    return RdfTerm(f"{_quoted(text)}@en")


def plain(text: str | None) -> RdfTerm | None:
    """Return a text without a language: a name, a number of a document."""
    return None if text is None else RdfTerm(_quoted(text))


def number(value: int | None) -> RdfTerm | None:
    """Return a count."""
    return None if value is None else RdfTerm(f'"{value}"^^{XSD.integer}')


def decimal(value: str | None) -> RdfTerm | None:
    """Return a decimal in the notation of XSD."""
    return None if value is None else RdfTerm(f"{_quoted(value)}^^{XSD.decimal}")


_YEAR, _MONTH, _DAY = "[0-9]{4}", "(?:0[1-9]|1[0-2])", "(?:0[1-9]|[12][0-9]|3[01])"
_DATES = (
    (re.compile(f"{_YEAR}-{_MONTH}-{_DAY}"), XSD.date),
    (re.compile(_YEAR), XSD.gYear),
    (re.compile(f"{_YEAR}-{_MONTH}"), XSD.gYearMonth),
    (re.compile(f"--{_MONTH}-{_DAY}"), XSD.gMonthDay),
)


def date(value: str | None) -> RdfTerm | None:
    """Return a date as exact as it is given.

    Raises:
        ValueError: that is none.

    >>> print(date("2023-05"), date("--05-25"))
    "2023-05"^^<http://www.w3.org/2001/XMLSchema#gYearMonth> "--05-25"^^<http://www.w3.org/2001/XMLSchema#gMonthDay>
    """
    if value is None:
        return None
    type_ = next((type_ for form, type_ in _DATES if form.fullmatch(value)), None)
    if type_ is None:
        raise ValueError(f"«{value}» is no date; write it as 2023-05-25, 2023-05, 2023 or --05-25")
    return RdfTerm(f"{_quoted(value)}^^{type_}")


def date_with_year(value: str | None) -> RdfTerm | None:
    """Return a date for a property whose values all have a year (`schema:endDate`, `eli:date_document`).

    >>> print(date_with_year("2023-05"), date_with_year("--05-25"))
    "2023-05"^^<http://www.w3.org/2001/XMLSchema#gYearMonth> None
    """
    return None if value is None or value.startswith("--") else date(value)


def day(value: str | None) -> RdfTerm | None:
    """Return a date that is exact to the day, None for one that is not."""
    return date(value) if value and len(value) == len("2023-05-25") else None


def _quoted(text: str) -> str:
    return str(Literal(text)) if _ESCAPED.search(text) else f'"{text}"'
