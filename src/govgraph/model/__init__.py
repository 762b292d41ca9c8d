"""The values that travel from stage to stage: documents, what they name, what they say.

All are frozen and know nothing of files or RDF. Offsets count Unicode code points; spans are half-open, `[start, end)`.
Dates are ISO 8601 as exact as the text: `2023-05-25`, `2023-05`, `2023`, or `--05-25` where the text gives no year;
`None` is «not said». Codes (`role`, `kind`, `level` …) are notations of the code lists in `ontology/codes/`.
"""

from govgraph.model.document import Block, Correction, Document, OffsetMap, Place, Register, Remark, Span
from govgraph.model.facts import (
    HEADS,
    OVER,
    Assessment,
    Ballot,
    Body,
    Citation,
    Content,
    Fact,
    Finding,
    HeadCount,
    Indicator,
    Issue,
    LegalDocument,
    Locality,
    Meeting,
    Participation,
    PersonnelChange,
    Position,
    Post,
    Reading,
    TargetCount,
    Term,
    Unit,
)

__all__ = [
    "HEADS",
    "OVER",
    "Assessment",
    "Ballot",
    "Block",
    "Body",
    "Citation",
    "Content",
    "Correction",
    "Document",
    "Fact",
    "Finding",
    "HeadCount",
    "Indicator",
    "Issue",
    "LegalDocument",
    "Locality",
    "Meeting",
    "OffsetMap",
    "Participation",
    "PersonnelChange",
    "Place",
    "Position",
    "Post",
    "Reading",
    "Register",
    "Remark",
    "Span",
    "TargetCount",
    "Term",
    "Unit",
]
