"""The values that travel from stage to stage: documents, what they name, what they say.

All are frozen and know nothing of files or RDF. Offsets count Unicode code points; spans are half-open, `[start, end)`.
Dates are ISO 8601 as exact as the text: `2023-05-25`, `2023-05`, `2023`, or `--05-25` where the text gives no year;
`None` is «not said». Codes (`role`, `kind`, `level` …) are notations of the code lists in `ontology/codes/`.
"""

from govgraph.model.document import Block, Correction, Document, OffsetMap, Place, RecordIds, Register, Remark, Span
from govgraph.model.facts import (
    Assessment,
    Ballot,
    Citation,
    Content,
    Fact,
    Finding,
    HeadCount,
    Indicator,
    Locality,
    Meeting,
    Participation,
    PersonnelChange,
    Position,
    TargetCount,
)
from govgraph.model.named import (
    CHAIRS,
    HEADS,
    HELD_BY_MANY,
    LEADERS,
    NOT_IN_FULL,
    OVER,
    SECRETARIES,
    Body,
    LegalDocument,
    Person,
    Post,
    Term,
    Unit,
)
from govgraph.model.reading import Issue, Reading, Record

__all__ = [
    "CHAIRS",
    "HEADS",
    "HELD_BY_MANY",
    "LEADERS",
    "NOT_IN_FULL",
    "OVER",
    "SECRETARIES",
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
    "Person",
    "PersonnelChange",
    "Place",
    "Position",
    "Post",
    "Reading",
    "Record",
    "RecordIds",
    "Register",
    "Remark",
    "Span",
    "TargetCount",
    "Term",
    "Unit",
]
