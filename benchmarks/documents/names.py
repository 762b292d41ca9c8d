"""Names of invented people: family names as often as they are borne, the rest drawn at random."""

import random
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from itertools import accumulate
from pathlib import Path

#: Per cent of the people of Viet Nam, rounded, as commonly stated; who bears none of these has one of the other names
#: that the reader's list knows.
FREQUENT = {
    "Nguyễn": 38.0,
    "Trần": 11.5,
    "Lê": 9.5,
    "Phạm": 7.0,
    "Hoàng": 3.5,
    "Huỳnh": 2.0,
    "Phan": 4.5,
    "Vũ": 2.5,
    "Võ": 2.0,
    "Đặng": 2.1,
    "Bùi": 2.0,
    "Đỗ": 1.4,
    "Hồ": 1.3,
    "Ngô": 1.3,
    "Dương": 1.0,
    "Lý": 0.5,
    "Đinh": 1.0,
    "Trịnh": 0.7,
    "Trương": 1.2,
    "Mai": 0.6,
    "Đào": 0.6,
    "Đoàn": 0.6,
    "Lương": 0.6,
    "Hà": 0.7,
    "Cao": 0.5,
    "Tạ": 0.4,
    "Lưu": 0.4,
    "Phùng": 0.4,
    "Nông": 0.3,
    "Thái": 0.3,
}
_TABLE = Path(__file__).with_name("names.txt")


@dataclass(frozen=True, slots=True, eq=False)
class Person:
    """An invented person. Two may bear one name: each is equal to itself alone."""

    name: str
    is_woman: bool

    @property
    def given(self) -> str:
        """The last word of the name, by which people are called."""
        return self.name.rpartition(" ")[2]


def born(rng: random.Random, women: float) -> Person:
    """Return a new person, a woman with the probability `women`."""
    is_woman = rng.random() < women
    sex, words = "women" if is_woman else "men", _words()
    between = rng.choice(words[f"{sex} between"]).replace("_", " ")
    last = rng.choice(words[f"{sex} last"])
    families, weights = _families()
    return Person(f"{rng.choices(families, cum_weights=weights)[0]} {between} {last}", is_woman)


@cache
def _families() -> tuple[list[str], list[float]]:
    """Return family names and the running sum of how frequent they are."""
    text = files("govgraph.notation").joinpath("family_names.txt").read_text(encoding="utf-8")
    listed = text.partition("# Kinh")[2].partition("\n")[2].partition("\n#")[0]
    rest = sorted({name for name in listed.split() if '"' not in name} - set(FREQUENT))
    share = (100 - sum(FREQUENT.values())) / len(rest)
    return [*FREQUENT, *rest], list(accumulate([*FREQUENT.values(), *(share for _ in rest)]))


@cache
def _words() -> dict[str, list[str]]:
    """Return middle and last names by the heading that they stand under."""
    sections = _TABLE.read_text(encoding="utf-8").split("\n[")[1:]
    return {head: words.split() for head, _, words in (one.partition("]\n") for one in sections)}
