"""Rows of corrections: whether one is about a fact, confirms what is there, or fits nothing."""

from govgraph.errors import NotationError
from govgraph.fact_key import FactKey, parse
from govgraph.model import Correction, Issue
from govgraph.normalise import comparison_key

#: The code of issues that tell of a row that fits nothing.
UNMATCHED = "correction-unmatched"


def key_in(words: str) -> FactKey | None:
    """Return the key of a fact that the words are; None for a stretch of text."""
    try:
        return parse(words)
    except NotationError:
        return None


def confirms(row: Correction) -> bool:
    """Tell whether a row says what is there already: somebody has looked and found it right."""
    return comparison_key(" ".join(row.wrong.split())) == comparison_key(" ".join(row.right.split()))


def unmatched(row: Correction, problem: NotationError | None) -> Issue:
    """Return the issue that tells of a row that fits nothing; `problem` is what is wrong with it, if known."""
    is_fact = key_in(row.wrong) is not None
    english = str(problem or "") or (
        f"{'no such fact was read' if is_fact else 'these words do not stand in the document'}; mend or remove the row"
    )
    vietnamese = (problem.vietnamese if problem is not None else "") or (
        f"{'không đọc được dữ kiện này' if is_fact else 'văn bản không có những chữ này'}; hãy sửa hoặc bỏ dòng này"
    )
    return Issue(
        "warning",
        UNMATCHED,
        f"the correction «{row.wrong}» by {row.by} fits nothing: {english}",
        None,
        f"Dòng sửa «{row.wrong}» của {row.by} không khớp: {vietnamese}.",
    )
