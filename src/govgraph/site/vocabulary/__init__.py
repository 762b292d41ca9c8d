"""The pages about the ontology: a start page, one page a class, property, code list and code, and files beside them.

`vocabulary_pages` makes the pages of one language, `vocabulary_files` the serialisations. Both read only the files of
`ontology/` and `queries/`, never a store: the same for every site.
"""

from govgraph.site.vocabulary.files import vocabulary_files
from govgraph.site.vocabulary.pages import vocabulary_pages, vocabulary_paths
from govgraph.site.vocabulary.reading import read_vocabulary
from govgraph.site.vocabulary.records import Code, CodeList, Match, Question, Rule, Snippet, Term, Vocabulary

__all__ = [
    "Code",
    "CodeList",
    "Match",
    "Question",
    "Rule",
    "Snippet",
    "Term",
    "Vocabulary",
    "read_vocabulary",
    "vocabulary_files",
    "vocabulary_pages",
    "vocabulary_paths",
]
