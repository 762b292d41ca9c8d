"""The facts of a document while it is being read: each content once, with all its evidence."""

from dataclasses import dataclass, field

from govgraph.interpret.sentences import LONGEST_QUOTATION
from govgraph.model import Content, Fact, Issue, Meeting, Span

# Passages that show one fact: nobody reads more, and a text that repeats a line 100,000 times shall not fill the graph.
MOST_QUOTATIONS = 100


@dataclass(slots=True)
class _Entry:
    content: Content
    evidence: dict[Span, None]  # in the order in which it was found
    rules: list[str]
    basis: str
    premises: tuple[str, ...]


@dataclass(slots=True)
class Draft:
    """Collects facts and issues. Ids are the content's class and a running number: `position-1`, `meeting-1`."""

    _entries: dict[str, _Entry] = field(default_factory=dict)
    _ids: dict[Content, str] = field(default_factory=dict)
    _counts: dict[str, int] = field(default_factory=dict)
    issues: list[Issue] = field(default_factory=list)
    _doubted: set[Issue] = field(default_factory=set)

    def add(
        self, content: Content, evidence: Span, rule: str, *, basis: str = "stated", premises: tuple[str, ...] = ()
    ) -> str:
        """Add a fact, or further evidence for one already there; return its id."""
        if evidence.end - evidence.start > LONGEST_QUOTATION:  # callers quote a clause; this bounds what they cannot
            evidence = Span(evidence.start, evidence.start + LONGEST_QUOTATION)
        known = self._ids.get(content)
        if known is not None:
            entry = self._entries[known]
            if entry.basis == "inferred" and basis == "stated":  # what the text says outweighs what a rule infers
                entry.basis, entry.premises, entry.rules, entry.evidence = "stated", (), [], {}
            if len(entry.evidence) < MOST_QUOTATIONS or evidence in entry.evidence:
                entry.evidence[evidence] = None
            else:
                self.doubt(
                    "many-quotations",
                    f"a fact is said more than {MOST_QUOTATIONS} times; only the first of these passages are quoted; "
                    "look whether the text repeats itself",
                    f"một dữ kiện được nêu hơn {MOST_QUOTATIONS} lần; chỉ trích những chỗ đầu; hãy xem văn bản có bị "
                    "lặp không",
                    severity="info",
                )
            if rule not in entry.rules:
                entry.rules.append(rule)
            return known
        kind = type(content).__name__.lower()
        self._counts[kind] = self._counts.get(kind, 0) + 1
        id_ = f"{kind}-{self._counts[kind]}"
        self._ids[content] = id_
        self._entries[id_] = _Entry(content, {evidence: None}, [rule], basis, premises)
        return id_

    def replace(self, id_: str, content: Content) -> None:
        """Give the fact `id_` another content (a meeting learns what it adopted); its id and evidence stay."""
        entry = self._entries[id_]
        del self._ids[entry.content]
        entry.content = content
        self._ids[content] = id_

    def content(self, id_: str) -> Content:
        """Return the content of a fact."""
        return self._entries[id_].content

    def contents(self) -> dict[str, Content]:
        """Return what the facts say, by their ids."""
        return {id_: entry.content for id_, entry in self._entries.items()}

    def day_of(self, meeting: str) -> str | None:
        """Return the day of a meeting, where it is known."""
        content = self._entries[meeting].content
        return content.date if isinstance(content, Meeting) else None

    def last_day_of(self, meeting: str) -> str | None:
        """Return the last day of a meeting of several days, else its day, where it is known."""
        content = self._entries[meeting].content
        return (content.date_end or content.date) if isinstance(content, Meeting) else None

    def evidence(self, id_: str) -> tuple[Span, ...]:
        """Return the evidence of a fact."""
        return tuple(self._entries[id_].evidence)

    def facts_of(self, kind: type[Content]) -> list[tuple[str, Content]]:
        """Return (id, content) of all facts whose content is of a class, in the order in which they were added."""
        return [(id_, entry.content) for id_, entry in self._entries.items() if isinstance(entry.content, kind)]

    def doubt(
        self, code: str, message: str, vietnamese: str, span: Span | None = None, *, severity: str = "warning"
    ) -> None:
        """Record a doubt that a person should look at, in English and Vietnamese."""
        if span is not None and span.end - span.start > LONGEST_QUOTATION:
            span = Span(span.start, span.start + LONGEST_QUOTATION)
        issue = Issue(severity, code, message, span, vietnamese)
        if issue not in self._doubted:
            self._doubted.add(issue)
            self.issues.append(issue)

    def facts(self) -> tuple[Fact, ...]:
        """Return the facts."""
        return tuple(
            Fact(
                id_,
                entry.content,
                tuple(sorted(entry.evidence)),
                tuple(sorted(entry.rules)),
                entry.basis,
                entry.premises,
            )
            for id_, entry in self._entries.items()
        )
