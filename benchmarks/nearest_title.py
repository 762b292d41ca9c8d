"""The peer's other half: a person is who the recogniser tags PER, and has the post named nearest.

Written to be fair: it has the labels of the same code lists, knows that a title may imply role, body and level, that
posts in a row belong together, that a body's level may stand in its form or in the unit word beside it. What it has
not is a grammar: nearness decides. (Limits to how far the nearest may be were tried on the development part: they cost
it more than they gained, so there are none.)
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from benchmarks.gold import Facts, Row, fold
from govgraph.codes import Concept, load_codes
from govgraph.recognise.lexicon import lexicon
from govgraph.recognise.tokens import tokenise

_PARTY_ROLES = frozenset({"secretary", "deputy-secretary", "standing-deputy-secretary"})
_GAP = 3  # tokens that may part the words of one post, and posts of one row: "Bí thư - Chủ tịch"
_SENTENCE_LEVELS = ("commune", "district", "province")

Sentence = Sequence[tuple[str, str]]


@dataclass(frozen=True)
class _Label:
    """A label found: tokens `[start, end)` and its first sense."""

    start: int
    end: int
    concept: Concept


@dataclass(frozen=True)
class _Post:
    start: int
    end: int
    role: str
    body: str | None
    level: str | None


def facts_of(name: str, sentences: Sequence[Sentence]) -> Facts:
    """Return positions and participation of one document, as `gold.read_answers` does."""
    read = [_Read.of(sentence) for sentence in sentences]
    levels = Counter(level for one in read for level in one.levels)
    usual = levels.most_common(1)[0][0] if levels else ""
    positions: set[Row] = set()
    participation: set[Row] = set()
    for one in read:
        for start, end, person in one.people:
            for post in one.posts_of(start, end):
                if post.body is not None:
                    positions.add(
                        (name, fold(person), post.role, post.body, post.level or one.level_near(post) or usual)
                    )
            act = one.act_near(start, end)
            if act is not None:
                participation.add((name, fold(person), act))
    return {"positions": positions, "participation": participation}


@dataclass(frozen=True)
class _Read:
    """A sentence: its people, posts, unit words and verbs of taking part."""

    people: list[tuple[int, int, str]]
    posts: list[_Post]
    units: list[_Label]
    acts: list[_Label]

    @classmethod
    def of(cls, sentence: Sentence) -> "_Read":
        text, people = _people(sentence)
        tokens = list(tokenise(text))
        starts = {token.start: at for at, token in enumerate(tokens)}
        ends = {token.end: at + 1 for at, token in enumerate(tokens)}
        labels = list(_labels(text))
        placed = [
            (starts[start], ends[end], text[start:end]) for start, end in people if start in starts and end in ends
        ]
        return cls(
            placed,
            _posts(labels),
            [one for one in labels if one.concept.scheme == "unit-type"],
            [one for one in labels if one.concept.scheme == "participation"],
        )

    @property
    def levels(self) -> list[str]:
        levels = [unit.concept.implied_level for unit in self.units]
        return [level for level in levels if level in _SENTENCE_LEVELS]

    def posts_of(self, start: int, end: int) -> list[_Post]:
        """Return the row of posts nearest to a person, each with the body of the one after it where it has none."""
        if not self.posts:
            return []
        rows: list[list[_Post]] = []
        for post in self.posts:
            apart = rows and (post.start - rows[-1][-1].end > _GAP or rows[-1][-1].end <= start < post.start)
            if rows and not apart:
                rows[-1].append(post)
            else:
                rows.append([post])
        nearest = min(rows, key=lambda row: _distance(row[0].start, row[-1].end, start, end))
        # A post belongs to the nearest person only.
        if any(
            _distance(nearest[0].start, nearest[-1].end, *other[:2])
            < _distance(nearest[0].start, nearest[-1].end, start, end)
            for other in self.people
        ):
            return []
        given: list[_Post] = []
        body: str | None = None
        level: str | None = None
        for post in reversed(nearest):
            level = post.level or level
            body = post.body or ("party-committee" if post.role in _PARTY_ROLES else body)
            given.append(replace(post, body=body, level=level))
        return given[::-1]

    def level_near(self, post: _Post) -> str | None:
        """Return the level of the unit word nearest to a post."""
        units = [unit for unit in self.units if unit.concept.implied_level in _SENTENCE_LEVELS]
        nearest = min(units, key=lambda unit: _distance(unit.start, unit.end, post.start, post.end), default=None)
        return nearest.concept.implied_level if nearest else None

    def act_near(self, start: int, end: int) -> str | None:
        """Return the capacity of the verb nearest to a person."""
        nearest = min(self.acts, key=lambda act: _distance(act.start, act.end, start, end), default=None)
        return nearest.concept.notation if nearest else None


def _distance(start: int, end: int, other_start: int, other_end: int) -> int:
    return max(start - other_end, other_start - end, 0)


def _people(sentence: Sentence) -> tuple[str, list[tuple[int, int]]]:
    """Return the words joined by blanks, and where the people stand in them; names have two syllables or more."""
    text = ""
    spans: list[tuple[int, int]] = []
    for word, tag in sentence:
        start = len(text) + bool(text)
        text += f"{' ' if text else ''}{word}"
        if tag == "I-PER" and spans and spans[-1][1] == start - 1:
            spans[-1] = (spans[-1][0], len(text))
        elif tag in ("B-PER", "I-PER"):
            spans.append((start, len(text)))
    return text, [span for span in spans if " " in text[slice(*span)]]


def _labels(text: str) -> Iterator[_Label]:
    tokens = list(tokenise(text))
    at = 0
    while at < len(tokens):
        match = lexicon().longest(tokens, at)
        if match is None:
            at += 1
            continue
        yield _Label(at, at + match.length, match.concepts[0])
        at += match.length


def _posts(labels: Sequence[_Label]) -> list[_Post]:
    posts: list[_Post] = []
    for at, label in enumerate(labels):
        concept = label.concept
        if concept.scheme == "title":
            posts.append(
                _Post(
                    label.start,
                    label.end,
                    concept.implied_role or "member",
                    concept.implied_body,
                    concept.implied_level,
                )
            )
        elif concept.scheme == "role":
            following = labels[at + 1] if at + 1 < len(labels) else None
            if following is None or following.start - label.end > 1 or following.concept.scheme not in _BODIES:
                posts.append(_Post(label.start, label.end, concept.notation, None, None))
                continue
            end, body, level = following.end, *_body(following.concept)
            further = labels[at + 2] if at + 2 < len(labels) else None
            if further is not None and further.start - end <= 1:
                # "Ban Thường vụ | Huyện ủy", "UBND | xã": the level is the second word's
                level = level or further.concept.implied_level
                end = further.end
            posts.append(_Post(label.start, end, concept.notation, body, level))
    return posts


_BODIES = frozenset({"body", "body-form"})


def _body(concept: Concept) -> tuple[str, str | None]:
    kind = concept.implied_body or concept.notation
    return load_codes()["body"][kind].notation, concept.implied_level
