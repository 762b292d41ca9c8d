"""The decision that founds the working groups of a document."""

from collections.abc import Sequence

from govgraph.model import Body, Citation, LegalDocument, Reading


def founding(reading: Reading, bodies: Sequence[Body]) -> LegalDocument | None:
    """Return the decision that founds the groups of a document: itself, or the only one that it cites.

    One that such a group gave itself («số 27/QĐ-BCĐ») did not found it, nor does one cited found those of two levels or
    of another than its issuer's: by the rules of the centre a commune sets up its own.
    """
    cited = [fact.content for fact in reading.facts if isinstance(fact.content, Citation)]
    issuers = [(one.document.number, one.document.issuer) for one in cited if one.document.issuer]
    by_groups = {number for number, issuer in issuers if issuer.kind == "working-group" and issuer.name is None}
    decisions = [one for one in cited if one.document.kind == "decision" and one.document.number]
    decisions = [one for one in decisions if one.document.number not in by_groups]
    itself = [one.document for one in decisions if one.relation == "itself"]
    different = {one.document.number: one.document for one in decisions}
    levels = {body.level for body in bodies if body.kind == "working-group" and body.name is None} - {None}
    if itself or len(different) != 1 or len(levels) > 1:
        return itself[0] if itself else None
    cited_one = next(iter(different.values()))
    level = cited_one.issuer.level if cited_one.issuer is not None else None
    return cited_one if level is None or not levels or level in levels else None
