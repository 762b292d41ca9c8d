"""The verdict of a validation, and the three forms in which it is read: text, JSON, and the report of SHACL.

All forms are sorted and hold neither time nor machine: the same data and shapes give the same bytes.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field

import pyoxigraph as ox

from govgraph.namespaces import GOV, SHAPE_BASE
from govgraph.validate.told import told

SH = "http://www.w3.org/ns/shacl#"
GSH = SHAPE_BASE
SEVERITIES = ("Violation", "Warning", "Info")

_PREFIXES = {
    "gov": str(GOV),
    "gsh": GSH,
    "dcterms": "http://purl.org/dc/terms/",
    "eli": "http://data.europa.eu/eli/ontology#",
    "foaf": "http://xmlns.com/foaf/0.1/",
    "oa": "http://www.w3.org/ns/oa#",
    "org": "http://www.w3.org/ns/org#",
    "rdf": "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
    "sh": SH,
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}


@dataclass(frozen=True, slots=True)
class Finding:
    """One fault: what is wrong, at which node, by which shape.

    `severity` is Violation, Warning or Info. `focus`, `shape` and `component` are IRIs (a blank node is `_:x`), `path`
    an IRI or a SPARQL property path, None where the shape has none. `value` is the value at fault in N-Triples
    notation, None where a value is missing. `messages` has a text for each language. `source` names the graph or file.
    """

    severity: str
    focus: str
    path: str | None
    value: str | None
    shape: str
    messages: Mapping[str, str] = field(default_factory=dict)
    component: str = ""
    source: str = ""

    @property
    def rank(self) -> tuple[int, str, str, str, str, str]:
        """The key by which findings are sorted: the gravest first, then by shape, source and node."""
        order = SEVERITIES.index(self.severity)
        return (order, self.shape, self.source, self.focus, self.path or "", f"{self.value or ''} {self.component}")


@dataclass(frozen=True, slots=True)
class Node:
    """What a node of a finding is, by the IRIs of its classes, and what it or what it is about is called."""

    kinds: tuple[str, ...] = ()
    names: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Report:
    """The verdict on one graph, or on several together.

    It conforms where no finding is a Violation; Warnings and Infos are findings too. `focus_counts` tells for each
    node shape how many nodes it really looked at: a shape that saw none has proved nothing. `nodes` tells, for people
    alone, what the nodes of the findings are and are called.

    >>> fault = Finding("Info", "urn:a", None, None, GSH + "Term", {"vi": "Thiếu năm.", "en": "No year."})
    >>> print(Report(True, (fault,), {GSH + "Term": 1, GSH + "Unit": 0}).text("en"))
    Conforms: 0 violations, 0 warnings, 1 infos.
    <BLANKLINE>
    infos · Term of office [gsh:Term] (1)
      No year.
      - node urn:a
    <BLANKLINE>
    Nodes checked: Term of office 1
    No node seen of: Administrative unit
    """

    conforms: bool
    findings: tuple[Finding, ...] = ()
    focus_counts: Mapping[str, int] = field(default_factory=dict)
    nodes: Mapping[str, Node] = field(default_factory=dict)

    @classmethod
    def of(
        cls, findings: Iterable[Finding], focus_counts: Mapping[str, int], nodes: Mapping[str, Node] | None = None
    ) -> "Report":
        """Return the report of these findings in their order."""
        ranked = tuple(sorted(findings, key=lambda finding: finding.rank))
        conforms = not any(finding.severity == "Violation" for finding in ranked)
        return cls(conforms, ranked, dict(sorted(focus_counts.items())), nodes or {})

    @classmethod
    def joined(cls, reports: Iterable["Report"]) -> "Report":
        """Return one report of several: all findings, and the sums of the focus nodes."""
        reports = tuple(reports)
        counts: Counter[str] = Counter()
        for report in reports:
            counts.update(report.focus_counts)
        nodes = {iri: node for report in reversed(reports) for iri, node in report.nodes.items()}
        return cls.of((finding for report in reports for finding in report.findings), counts, nodes)

    @property
    def severity_counts(self) -> dict[str, int]:
        """How many Violations, Warnings and Infos there are."""
        found = Counter(finding.severity for finding in self.findings)
        return {severity: found[severity] for severity in SEVERITIES}

    def text(self, lang: str = "vi") -> str:
        """Return the report for people, in Vietnamese (`vi`) or English (`en`): each fault once, then its nodes."""
        return told(self, lang)

    def json(self) -> str:
        """Return the report as a JSON object with `conforms`, `counts`, `findings` and `focus_counts`."""
        report = {
            "conforms": self.conforms,
            "counts": self.severity_counts,
            "findings": [asdict(finding) for finding in self.findings],
            "focus_counts": dict(self.focus_counts),
        }
        return json.dumps(report, ensure_ascii=False, indent=2) + "\n"

    def turtle(self) -> str:
        """Return the report in the vocabulary of SHACL, as Turtle.

        A result whose path is no single property has no `sh:resultPath`; its `sh:sourceShape` has the path.
        """
        report = ox.BlankNode("report")
        triples = [
            _triple(report, "rdf:type", _iri("sh:ValidationReport")),
            _triple(report, "sh:conforms", ox.Literal(self.conforms)),
        ]
        for number, finding in enumerate(self.findings, 1):
            result = ox.BlankNode(f"result{number}")
            triples += [_triple(report, "sh:result", result), *_result_triples(result, finding)]
        turtle = ox.serialize(triples, format=ox.RdfFormat.TURTLE, prefixes=_PREFIXES)
        return "" if turtle is None else turtle.decode()


def _result_triples(result: ox.BlankNode, finding: Finding) -> list[ox.Triple]:
    triples = [
        _triple(result, "rdf:type", _iri("sh:ValidationResult")),
        _triple(result, "sh:focusNode", _node(finding.focus)),
        _triple(result, "sh:resultSeverity", ox.NamedNode(SH + finding.severity)),
        _triple(result, "sh:sourceShape", ox.NamedNode(finding.shape)),
        _triple(result, "sh:sourceConstraintComponent", ox.NamedNode(finding.component)),
    ]
    if finding.path and not finding.path.startswith(("<", "^", "(")):
        triples.append(_triple(result, "sh:resultPath", ox.NamedNode(finding.path)))
    if finding.value:
        triples.append(_triple(result, "sh:value", _term(finding.value)))
    for lang, message in sorted(finding.messages.items()):
        triples.append(_triple(result, "sh:resultMessage", ox.Literal(message, language=lang)))
    return triples


def _triple(subject: ox.BlankNode, predicate: str, value: ox.NamedNode | ox.BlankNode | ox.Literal) -> ox.Triple:
    return ox.Triple(subject, _iri(predicate), value)


def _iri(short: str) -> ox.NamedNode:
    prefix, name = short.split(":")
    return ox.NamedNode(_PREFIXES[prefix] + name)


def _node(text: str) -> ox.NamedNode | ox.BlankNode:
    return ox.BlankNode(text[2:]) if text.startswith("_:") else ox.NamedNode(text)


def _term(text: str) -> ox.NamedNode | ox.BlankNode | ox.Literal:
    """Return the term that `text` writes in N-Triples."""
    (quad,) = ox.parse(f"<urn:s> <urn:p> {text} .", format=ox.RdfFormat.N_TRIPLES)
    value = quad.object
    if not isinstance(value, ox.NamedNode | ox.BlankNode | ox.Literal):
        raise TypeError(f"{text} is no term of RDF 1.1")
    return value
