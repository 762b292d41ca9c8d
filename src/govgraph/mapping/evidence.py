"""Where facts come from: the source, its quotations, the rules that read it, and the doubts that stayed."""

from collections.abc import Sequence

from govgraph.mapping import terms
from govgraph.mapping.sheet import Sheet
from govgraph.mapping.terms import DCTERMS, GOV, OA, RDF, SKOS, RdfTerm, day, english, number, plain, vietnamese
from govgraph.model import Correction, Fact, Issue, Span
from govgraph.resolve.keys import digest

# As much as a person needs to find the passage again, and a program when the page has moved it (Web Annotation, 4.2.4).
CONTEXT = 32
# What may stand above or below a letter, in files that write letters and marks apart.
_MARKS = "".join(map(chr, range(0x300, 0x370)))

# The languages authority table of the European Union, whose codes DCAT-AP and ELI ask for.
VIETNAMESE = terms.node("http://publications.europa.eu/resource/authority/language/VIE")


def describe_source(sheet: Sheet, corrections: Sequence[Correction] = ()) -> None:
    """State what is known of the file that was read, and what people put right in it."""
    document, source = sheet.document, sheet.source
    sheet.put(source, RDF.type, GOV.Source)
    sheet.put(source, DCTERMS.identifier, plain(document.name))
    sheet.put(source, GOV.sha256, plain(document.sha256))
    sheet.put(source, DCTERMS.language, VIETNAMESE)
    sheet.put(source, DCTERMS.title, vietnamese(document.title))
    sheet.put(source, DCTERMS.issued, day(document.published))
    sheet.put(source, DCTERMS.source, terms.node(document.url) if document.url else None)
    sheet.put(source, GOV.publisherName, plain(document.publisher))
    sheet.put(source, GOV.correction, *(_correction(sheet, one) for one in corrections))


def quotation(sheet: Sheet, span: Span) -> RdfTerm:
    """Return the quotation of the file's own characters that became `span` of the text."""
    raw = sheet.document.raw
    inside = sheet.document.offsets.to_file(span)
    node = sheet.node(f"quotation/{sheet.identities.source}/{inside.start}-{inside.end}")
    if sheet.is_new(node):
        quote, position = RdfTerm(f"{node[:-1]}#quote>"), RdfTerm(f"{node[:-1]}#position>")
        sheet.put(node, RDF.type, GOV.Quotation)
        sheet.put(node, OA.hasSource, sheet.source)
        sheet.put(node, OA.hasSelector, quote, position)
        place = sheet.document.place(inside.start)
        if place is not None:
            sheet.put(node, GOV.locator, plain(place.locator))
            sheet.put(node, DCTERMS.source, terms.node(place.quoted_from) if place.quoted_from else None)
        sheet.put(quote, RDF.type, OA.TextQuoteSelector)
        sheet.put(quote, OA.exact, plain(inside.of(raw)))
        before, after = _context(raw, inside)
        sheet.put(quote, OA.prefix, plain(before))
        sheet.put(quote, OA.suffix, plain(after))
        sheet.put(position, RDF.type, OA.TextPositionSelector)
        sheet.put(position, OA.start, number(inside.start))
        sheet.put(position, OA.end, number(inside.end))
    return node


def _context(raw: str, inside: Span) -> tuple[str, str]:
    """Return what stands before and after a passage, no letter of it cut from its marks (Web Annotation, 4.2.4)."""
    end = inside.end + CONTEXT
    before, after = raw[max(0, inside.start - CONTEXT) : inside.start], raw[inside.end : end]
    is_cut = end < len(raw) and raw[end] in _MARKS
    return before.lstrip(_MARKS), after.rstrip(_MARKS)[:-1] if is_cut else after


def attest(sheet: Sheet, node: RdfTerm, fact: Fact) -> None:
    """State how the fact is known: quotations, rules, stated or inferred and from what; and who corrected it."""
    sheet.put(node, GOV.evidence, *(quotation(sheet, span) for span in fact.evidence))
    sheet.put(node, GOV.rule, *(rule_node(sheet, name) for name in fact.rules))
    sheet.put_once(node, GOV.basis, sheet.code("basis", fact.basis))
    sheet.put(node, GOV.correction, *(_correction(sheet, one) for one in fact.corrections))
    sheet.put(node, GOV.premise, *(sheet.node(sheet.identities.fact(premise)) for premise in fact.premises))


def describe_issue(sheet: Sheet, issue: Issue) -> None:
    """State a doubt, with the passage that raised it."""
    where = (issue.span.start, issue.span.end) if issue.span else ()
    about = (sheet.identities.source, issue.code, issue.message, *where)
    node = sheet.node(f"issue/{digest(*about)}")
    if not sheet.is_new(node):  # the same of other words of the sentence: «đạt 25/24 chỉ tiêu» twice
        node = sheet.node(f"issue/{digest(*about, issue.wrong)}")
    sheet.put(node, RDF.type, GOV.Issue)
    sheet.put(node, GOV.source, sheet.source)
    sheet.put(node, GOV.severity, plain(issue.severity))
    sheet.put(node, GOV.issueCode, plain(issue.code))
    sheet.put(node, GOV.message, english(issue.message), vietnamese(issue.vietnamese))
    sheet.put(node, GOV.wrong, plain(issue.wrong))
    sheet.put(node, GOV.right, plain(issue.right))
    if issue.span and issue.span.start < issue.span.end:
        sheet.put(node, GOV.evidence, quotation(sheet, issue.span))


def _correction(sheet: Sheet, correction: Correction) -> RdfTerm:
    """Return the node of a correction: what gave way to what, by whom, when, because of what."""
    row = (correction.wrong, correction.right, correction.by, correction.on, correction.because)
    node = sheet.node(f"correction/{digest(sheet.identities.source, *row)}")
    if sheet.is_new(node):
        sheet.put(node, RDF.type, GOV.Correction)
        sheet.put(node, GOV.source, sheet.source)
        sheet.put(node, GOV.wrong, plain(correction.wrong))
        sheet.put(node, GOV.right, plain(correction.right or None))
        sheet.put(node, GOV.correctedBy, plain(correction.by))
        sheet.put(node, DCTERMS.date, day(correction.on))
        sheet.put(node, DCTERMS.description, plain(correction.because))
    return node


def rule_node(sheet: Sheet, name: str) -> RdfTerm:
    """Return the node of a rule; the code list `rule` says what it means, under the same IRI."""
    node = terms.rule(name)
    if sheet.is_new(node):
        sheet.put(node, RDF.type, GOV.Rule)
        sheet.put(node, SKOS.notation, plain(name))
    return node
