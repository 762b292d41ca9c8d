"""Changes of personnel: who took up which post or left one, when, in which meeting or by which decision.

`read_changes` reads them (`told`): what stands in a form by its form, elections by voters (`polls`), rows (`tables`),
lists (`headed_lists` with `list_headings` above and `list_entries` in them); all else by its words (`in_sentence`, with
`people`, `posts`, `bodies_told`, `seats`, `retirement` for whom and what they mean), votes by their outcome (`votes`,
`shares`).

`find_changes` makes facts of them (`finder`), once the documents cited are known: which post is meant (`posts_filled`),
which meeting voted or document decided (`deciders`). `bare_posts_won` and `posts_left` tell beforehand what they make
of the posts beside names.
"""

from govgraph.interpret.changes.finder import bare_posts_won, find_changes
from govgraph.interpret.changes.left import posts_left
from govgraph.interpret.changes.told import read_changes

__all__ = ["bare_posts_won", "find_changes", "posts_left", "read_changes"]
