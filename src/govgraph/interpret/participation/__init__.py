"""Who took part in a meeting, and as what.

The verbs of the genre stand before the people whom they concern (`leading`) or behind them (`following`); `in_sentence`
puts together what a sentence tells of each group, `acts` says what a verb gives, `objects`, `parts` and `brackets`
where it gives nothing. What is told across sentences `finder` knows: `roll` for lists below headings, `unnamed` for
pronouns and whoever presides, `conclusion` for what the chair asks of others.
"""

from govgraph.interpret.participation.finder import find_participation

__all__ = ["find_participation"]
