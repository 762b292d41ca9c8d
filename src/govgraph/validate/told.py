"""A report for people: what is wrong, where it stands by the names of things, and what to do, in their language."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Mapping
from functools import cache
from typing import TYPE_CHECKING

import pyoxigraph as ox

from govgraph.borrowed_terms import NAMES
from govgraph.namespaces import PREFIXES, RDFS
from govgraph.resources import data_folder
from govgraph.validate.files import parse_file

if TYPE_CHECKING:
    from govgraph.validate.report import Finding, Node, Report

_WIDTH = 100  # characters of a line
_WORDS = {
    "vi": {
        "conforms": "Đạt",
        "fails": "Không đạt",
        "Violation": "vi phạm",
        "Warning": "cảnh báo",
        "Info": "lưu ý",
        "node": "nút",
        "path": "thuộc tính",
        "value": "giá trị",
        "source": "trong",
        "seen": "Số nút đã kiểm tra",
        "unseen": "Không gặp nút nào của",
        "nothing": "Không có nút nào thuộc các lớp được kiểm tra: kết quả này không nói lên điều gì.",
    },
    "en": {
        "conforms": "Conforms",
        "fails": "Does not conform",
        "Violation": "violations",
        "Warning": "warnings",
        "Info": "infos",
        "node": "node",
        "path": "property",
        "value": "value",
        "source": "in",
        "seen": "Nodes checked",
        "unseen": "No node seen of",
        "nothing": "No node has a class that is checked: this verdict says nothing.",
    },
}


def told(report: Report, lang: str) -> str:
    """Return the report in Vietnamese (`vi`) or English (`en`): each fault once, then the nodes that have it."""
    words = _WORDS[lang]
    counts = ", ".join(f"{count} {words[severity]}" for severity, count in report.severity_counts.items())
    lines = [f"{words['conforms'] if report.conforms else words['fails']}: {counts}."]
    groups: dict[tuple[str, str], list[Finding]] = {}
    for finding in report.findings:
        groups.setdefault((finding.severity, finding.shape), []).append(finding)
    for (severity, shape), findings in groups.items():
        lines += ["", f"{words[severity]} · {_called(shape, lang)} [{short(shape)}] ({len(findings)})"]
        lines += [f"  {findings[0].messages.get(lang) or next(iter(findings[0].messages.values()), '')}".rstrip()]
        lines += [f"  - {_place(finding, report.nodes, lang)}" for finding in findings]
    seen = ", ".join(f"{_called(shape, lang)} {count}" for shape, count in report.focus_counts.items() if count)
    unseen = ", ".join(_called(shape, lang) for shape, count in report.focus_counts.items() if not count)
    lines += ["", _folded(f"{words['seen']}: {seen}") if seen else words["nothing"]]
    lines += [_folded(f"{words['unseen']}: {unseen}")] if seen and unseen else []
    return "\n".join(lines)


def short(text: str) -> str:
    """Return an IRI, path or value with prefixes in place of namespaces: for people, not for machines.

    >>> short('"30"^^<http://www.w3.org/2001/XMLSchema#integer>'), short("<http://www.w3.org/ns/oa#exact>/^<urn:x>")
    ('"30"^^xsd:integer', 'oa:exact/^<urn:x>')
    """
    if (value := re.match(r'(".*"\^\^)<([^>]*)>$', text, re.DOTALL)) is not None:
        return value[1] + short(value[2])  # what stands in quotation marks is the data's own
    for prefix, namespace in PREFIXES.items():
        if prefix == "data":
            continue
        text = re.sub(rf"<{re.escape(namespace)}([\w-]*)>", rf"{prefix}:\1", text)
        if text.startswith(namespace):
            return f"{prefix}:{text.removeprefix(namespace)}"
    return text


def _place(finding: Finding, nodes: Mapping[str, Node], lang: str) -> str:
    words = _WORDS[lang]
    parts = [_node(finding.focus, nodes, lang) or f"{words['node']} {short(finding.focus)}"]
    if finding.path:
        parts.append(f"{words['path']} {_path(finding.path, lang)}")
    # At a node shape the value is the node itself.
    if finding.value and finding.value != f"<{finding.focus}>":
        value = _node(finding.value.strip("<>"), nodes, lang) or short(finding.value)
        parts.append(f"{words['value']} {value}")
    if finding.source:
        parts.append(f"{words['source']} {finding.source}")
    return " · ".join(parts)


def _node(iri: str, nodes: Mapping[str, Node], lang: str) -> str:
    """Return what a node is and is called, and its IRI; nothing where that is not known."""
    node = nodes.get(iri)
    if node is None:
        return ""
    above = {upper for kind in node.kinds for upper in _parents().get(kind, ())}
    kinds = ", ".join(_called(kind, lang) for kind in node.kinds if kind not in above)
    names = ", ".join(f"«{name}»" for name in node.names)
    return " ".join(filter(None, (kinds, names, f"({short(iri)})")))


def _path(path: str, lang: str) -> str:
    """Return a property by its name and its IRI; of a longer path the name of each step.

    >>> _path("http://xmlns.com/foaf/0.1/name", "vi")
    '«họ và tên» (foaf:name)'
    """
    steps = re.findall(r"<([^>]*)>", path) or [path]
    known = path
    for step in steps:
        known = known.replace(f"<{step}>" if f"<{step}>" in known else step, _called(step, lang))
    return f"«{known}» ({short(path)})" if known != short(path) else known


def _called(iri: str, lang: str) -> str:
    """Return what a shape, class or property is called, or its IRI with a prefix."""
    return _labels(lang).get(iri) or short(iri)


@cache
def _labels(lang: str) -> dict[str, str]:
    labels = {term.value: names[lang] for term, names in NAMES.items()}
    for subject, predicate, value in _statements():
        if predicate == RDFS.label.value and isinstance(value, ox.Literal) and value.language == lang:
            labels[subject] = value.value
    return labels


@cache
def _parents() -> dict[str, set[str]]:
    """Return the classes that each class is under, at whatever distance."""
    above: dict[str, set[str]] = {}
    for subject, predicate, value in _statements():
        if predicate == RDFS.subClassOf.value and isinstance(value, ox.NamedNode):
            above.setdefault(subject, set()).add(value.value)

    def all_above(name: str) -> set[str]:
        return {one for upper in above.get(name, ()) for one in (upper, *all_above(upper))}

    return {name: all_above(name) for name in above}


@cache
def _statements() -> tuple[tuple[str, str, object], ...]:
    ontology = data_folder("ontology")
    files = (ontology / "gov.ttl", *sorted((ontology / "shapes").glob("*.ttl")))
    quads = (quad for file in files for quad in parse_file(file))
    wanted = (RDFS.label, RDFS.subClassOf)
    return tuple((str(q.subject).strip("<>"), q.predicate.value, q.object) for q in quads if q.predicate in wanted)


def _folded(text: str) -> str:
    return textwrap.fill(text, _WIDTH, subsequent_indent="  ", break_on_hyphens=False, break_long_words=False)
