"""corrections.csv: what people put right, applied at every build, with their names.

A row replaces a stretch of text before the document is read (a slip, a wrong date, a split name), or drops or replaces
a fact that was read, named by its key (see `fact_key`), or adds one: the words of `wrong` say what the key in `right`
does. Where `right` says the same as `wrong`, somebody has looked and found it right. Rows are data beside the
documents: take a row out, and the next build is as if it had never been.
"""

from govgraph.corrections.attribution import attribute
from govgraph.corrections.facts import RULE, correct_facts
from govgraph.corrections.rows import UNMATCHED
from govgraph.corrections.text import correct_text

__all__ = ["RULE", "UNMATCHED", "attribute", "correct_facts", "correct_text"]
