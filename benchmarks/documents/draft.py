"""A document while it is written: its words, and the facts that they state.

Every name of a person, unit or paper goes through the draft, which writes it down as the guidelines of the gold files
ask: a post when it is said, an act when it is told.
"""

import random
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from benchmarks.documents import grammar
from benchmarks.documents.country import Unit
from benchmarks.documents.names import Person
from benchmarks.documents.seats import ALONE, VILLAGE, Post

_MANNERS = frozenset(("lost", "name", "hon", "list", "head"))
_ABOVE = {"commune": "district", "district": "province"}
_AFTER_STOP = re.compile(r"([.!?] |\n\n?(?:- )?)([a-zà-ỹđ])")


@dataclass(frozen=True, slots=True, eq=False)
class Holder:
    """A person as the holder of a seat: of a unit, or of a village in it; without a seat a plain citizen."""

    person: Person
    unit: Unit
    seat: str = ""
    village: str = ""


@dataclass(frozen=True, slots=True)
class Paper:
    """A resolution, decision, plan …: how it is called, and its row in the gold."""

    called: str
    kind: str
    number: str | None
    issuer: tuple[str, str] | None
    day: date | None = None
    about: str = ""


@dataclass(frozen=True, slots=True)
class NewPost:
    """A post that someone is given; `is_elected` where a vote of the meeting gives it."""

    holder: Holder
    post: Post
    is_elected: bool


Value = str | date | Holder | Sequence[Holder] | Paper | NewPost | Unit


@dataclass(slots=True)
class Style:
    """How a document writes what can be written in several ways."""

    honorific: str  # đồng chí, đ/c, ông
    after_name: str  # between a name and its posts
    date: str  # «/», «-», «.» or «tháng»
    has_year: bool
    spells_out: bool  # Ủy ban nhân dân, not UBND

    @classmethod
    def drawn(cls, rng: random.Random, honorific: str) -> "Style":
        """Return a style at random; `honorific` «ông» takes turns with «bà»."""
        return cls(
            "đ/c" if honorific == "đồng chí" and rng.random() < 0.2 else honorific,
            rng.choices((", ", " - ", " – "), (60, 30, 10))[0],
            rng.choices(("/", "-", ".", "tháng"), (68, 12, 6, 14))[0],
            rng.random() < 0.6,
            rng.random() < 0.15,
        )


@dataclass(slots=True)
class Draft:
    """The words so far and the facts in them."""

    rng: random.Random
    unit: Unit
    style: Style
    values: dict[str, Value]
    paragraphs: list[str] = field(default_factory=list)
    place: dict[str, str | None] = field(default_factory=lambda: dict.fromkeys(("commune", "district", "province")))
    rows: dict[str, dict[tuple[Any, ...], None]] = field(
        default_factory=lambda: {"positions": {}, "participation": {}, "documents": {}, "elections": {}}
    )
    meetings: list[tuple[str, date, tuple[str, str] | None]] = field(default_factory=list)
    introduced: set[Person] = field(default_factory=set)

    def say(self, *sections: str) -> None:
        """Add a paragraph made of variants of these sections, one after the other."""
        text = " ".join([written for name in sections if (written := self.written(name))])
        text = _AFTER_STOP.sub(lambda found: found[1] + found[2].upper(), text)
        self.paragraphs.append(text[:1].upper() + text[1:])

    def written(self, section: str) -> str:
        """Return a variant of a section, filled in."""
        return grammar.write(section, self.rng, self.fill)

    def meet(self, kind: str, day: date, convener: tuple[str, str] | None) -> None:
        """State that a meeting was held, of which the words that follow tell."""
        self.meetings.append((kind, day, convener))

    def gold(self, name: str, published: date) -> dict[str, Any]:
        """Return the facts in the form of a gold file."""
        rows = self.rows
        return {
            "id": name,
            "published": published.isoformat(),
            "place": dict(self.place),
            "meetings": [
                {"id": f"m{number}", "kind": kind, "date": day.isoformat(), "convener": _body(convener)}
                for number, (kind, day, convener) in enumerate(self.meetings, 1)
            ],
            "positions": [
                dict(zip(("person", "role", "body", "level"), row, strict=True)) for row in rows["positions"]
            ],
            "participation": [
                {"meeting": f"m{number}", "person": person, "as": code} for number, person, code in self._acts()
            ],
            "documents": [
                {"kind": kind, "number": number, "issuer": _body(issuer), "date": day and day.isoformat()}
                for kind, number, issuer, day in rows["documents"]
            ],
            "elections": [
                dict(zip(("person", "role", "body", "level"), row, strict=True)) for row in rows["elections"]
            ],
        }

    def _acts(self) -> Iterator[tuple[int, str, str]]:
        """Yield who did what in which meeting; being there counts only for who did nothing else."""
        acts = self.rows["participation"]
        busy = {(number, person) for number, person, code in acts if code != "attendee"}
        yield from (act for act in acts if act[2] != "attendee" or act[:2] not in busy)

    def fill(self, name: str, marks: tuple[str, ...]) -> str:
        """Return the words for a name in a sentence, and state what they say."""
        value = self.values[name]
        if value.__class__ is str:
            return value
        if isinstance(value, Holder):
            return self.named(value, marks)
        if isinstance(value, date):
            return self.dated(value, marks)
        if isinstance(value, Unit):
            return self.placed(value, marks)
        if isinstance(value, Paper):
            return self.cited(value, marks)
        if isinstance(value, NewPost):
            return self._given(value, marks)
        assert not isinstance(value, str)
        return self._listed(value, marks)

    def named(self, holder: Holder, marks: tuple[str, ...]) -> str:
        """Return how a person is called here, and state the posts and acts that this says.

        Marks: codes of participation; `lost` for posts that the person gives up by what is told; `name` for the bare
        name; `hon` for name and honorific; `list` for no honorific; `head` for the
        leader of a delegation.
        """
        person = holder.person
        number = len(self.meetings)
        codes = [mark for mark in marks if mark not in _MANNERS]
        if "head" in marks:
            self.rows["positions"][person.name, "head", "working-group", holder.unit.level] = None
            codes.append("attendee")
        for code in codes:
            self.rows["participation"][number, person.name, code] = None
        if "name" in marks:
            return person.name
        honorific = "" if "list" in marks else self._honorific(person)
        if "hon" in marks or not holder.seat:
            return f"{honorific}{person.name}"
        if person in self.introduced and "lost" not in marks:
            return self._again(holder, honorific)
        self.introduced.add(person)
        posts = self._posts(holder, is_held="lost" not in marks)
        chance = self.rng.random()
        if chance < 0.08 and "lost" not in marks and "list" not in marks:
            return f"{posts} {person.name}"
        if chance < 0.14 and "lost" not in marks:
            return f"{honorific}{person.name} ({posts})"
        return f"{honorific}{person.name}{self.style.after_name}{posts}"

    def _again(self, holder: Holder, honorific: str) -> str:
        """Return how someone is called who was introduced before: name, name and post, or post alone."""
        chance = self.rng.random()
        if holder.seat not in ALONE or holder.village or chance < 0.6 or not honorific:
            return f"{honorific}{holder.person.name}"
        post = holder.unit.posts(holder.seat)[-1 if holder.seat != holder.unit.council_chair else -2]
        title = self._title(post, holder)
        self.hold(holder, post)
        if chance < 0.75:
            return f"{title} {holder.person.name}"
        return f"đồng chí {title}" if self.style.honorific != "ông" else title

    def _posts(self, holder: Holder, *, is_held: bool = True) -> str:
        posts = (VILLAGE[holder.seat],) if holder.village else holder.unit.posts(holder.seat)
        if is_held:
            for post in posts:
                self.hold(holder, post)
        titles = [self._title(post, holder) for post in posts]
        committee = f" {holder.unit.committee}"
        # «Ủy viên Ban Thường vụ, Trưởng Ban Tổ chức Huyện ủy»: the body that trails serves both.
        if (
            len(titles) > 1 and titles[0].endswith(committee) and committee in titles[-1] and self.rng.random() < 0.8
        ) or (len(titles) > 1 and posts[0].role == "deputy-secretary" and self.rng.random() < 0.2):
            titles[0] = titles[0].removesuffix(committee)
        elif len(titles) == 1 and titles[0].endswith(committee) and holder.unit.level == "commune":
            titles[0] += self.rng.choice(("", f" {holder.unit.word}"))
        return ", ".join(titles)

    def _title(self, post: Post, holder: Holder) -> str:
        unit = holder.unit
        titles = post.titles
        title = titles[0] if len(titles) == 1 or self.rng.random() < 0.75 else self.rng.choice(titles)
        if self.style.spells_out:
            title = title.replace("UBND", "Ủy ban nhân dân").replace("HĐND", "Hội đồng nhân dân")
        if holder.village.startswith("tổ ") and title.startswith("Trưởng {v}"):
            title = "Tổ trưởng {v}"
        word, committee = unit.word, unit.committee
        if unit is not self.unit and (unit.level == self.unit.level or unit.is_new != self.unit.is_new):
            word = unit.full_name  # «xã» alone would be the unit that the document is about
            committee = f"{committee} {unit.full_name if unit.level == 'commune' else unit.name}"
        above = unit.above.committee if unit.above else ""
        return title.format_map({"w": word, "c": committee, "a": above, "y": unit.youth_union, "v": holder.village})

    def hold(self, holder: Holder, post: Post) -> None:
        """State that someone holds a post."""
        level = "village" if holder.village else holder.unit.level
        if post.is_above:
            level = holder.unit.above.level if holder.unit.above else _ABOVE[level]
        self.rows["positions"][holder.person.name, post.role, post.body, level] = None

    def _given(self, new: NewPost, marks: tuple[str, ...]) -> str:
        if "lost" not in marks:
            self.hold(new.holder, new.post)
            if new.is_elected:
                self.rows["elections"][new.holder.person.name, new.post.role, new.post.body, new.holder.unit.level] = (
                    None
                )
        return self._title(new.post, new.holder)

    def _honorific(self, person: Person) -> str:
        if self.style.honorific == "ông":
            return "bà " if person.is_woman else "ông "
        return f"{self.style.honorific} "

    def _listed(self, holders: Sequence[Holder], marks: tuple[str, ...]) -> str:
        if len(holders) == 1:
            return self.named(holders[0], marks)
        if self.style.honorific != "ông" and self.rng.random() < 0.6:
            names = [self.named(one, (*marks, "list")) for one in holders]
            return f"các đồng chí: {'; '.join(names)}"
        return "; ".join([self.named(one, marks) for one in holders])

    def dated(self, day: date, marks: tuple[str, ...]) -> str:
        """Return a date in the style of the document; `full` with its year, `long` in the words of a letterhead."""
        if "long" in marks:
            return f"ngày {day.day:02} tháng {day.month:02} năm {day.year}"
        mark, word = self.style.date, "" if "bare" in marks else "ngày "
        year = day.year if self.style.has_year or "full" in marks else None
        if mark == "tháng":
            return f"{word}{day.day} tháng {day.month}" + (f" năm {year}" if year else "")
        return f"{word}{day.day:02}{mark}{day.month:02}" + (f"{mark}{year}" if year else "")

    def placed(self, unit: Unit, marks: tuple[str, ...]) -> str:
        """Return a unit's name; `where` with some of those above it, `party` for its Party committee."""
        if "name" in marks:
            return unit.name
        self.place[unit.level] = unit.full_name
        if "party" in marks:
            return f"{unit.committee} {unit.name}"
        if "where" not in marks or unit.above is None:
            return unit.full_name
        chance = self.rng.random()
        if chance < 0.25:
            return unit.full_name
        above = self.placed(unit.above, marks if chance < 0.6 else ())
        return f"{unit.full_name} ({above})" if chance > 0.85 else f"{unit.full_name}, {above}"

    def cited(self, paper: Paper, marks: tuple[str, ...]) -> str:
        """Return how a paper is cited, and state it; `short` leaves day and subject out."""
        day = None if "short" in marks else paper.day
        key = (paper.kind, paper.number, paper.issuer)
        known = {row[:3]: row for row in self.rows["documents"]}
        if key not in known:
            self.rows["documents"][(*key, day)] = None
        elif day and known[key][3] is None:
            self.rows["documents"] = {
                (*row[:3], day) if row[:3] == key else row: None for row in self.rows["documents"]
            }
        return paper.called if day is None else f"{paper.called} {self.dated(day, ('full',))}"


def _body(body: tuple[str, str] | None) -> Mapping[str, str] | None:
    return {"body": body[0], "level": body[1]} if body else None
