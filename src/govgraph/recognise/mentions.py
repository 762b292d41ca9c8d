"""What the cascade recognises: bodies, posts and people as the text names them, before anything is resolved."""

from dataclasses import dataclass

from govgraph.model import Span, Unit
from govgraph.recognise.items import Item

# The committee of a city has the city's level: a province's where the city is under the centre, else a district's.
CITY_FORMS = frozenset({"thanh-uy", "thanh-uy-vien", "van-phong-thanh-uy", "thanh-doan"})
_DISTRICT_FORMS = frozenset({"huyen-uy", "quan-uy", "thi-uy"})
_DISTRICTS = frozenset({"huyen", "quan", "thi-xa"})

# By what the branch of an association is named whose head a title names alone: «Chi hội trưởng».
BRANCH = "chi hội"

_FIRST_OF_SEVERAL = "công"  # begins the words for companies, trade unions and the police


def head_word(name: str) -> str:
    """Return the word by which a later mention refers to a body: «hội», «trung», but «công ty», «công đoàn».

    >>> head_word("Hội Nông dân xã"), head_word("Công ty TNHH May Hòa Thọ")
    ('hội', 'công ty')
    """
    words = name.lower().split()
    return " ".join(words[: 2 if words[0] == _FIRST_OF_SEVERAL else 1])


@dataclass(frozen=True, slots=True)
class BodyMention:
    """A body as named: kind (code list body), level and unit where said, its own name, the body it belongs to.

    `form` is the named form of body (code list body-form) or title that gave the kind, where it is a form of its own.
    `refers` is the word of a body named before by that word («Hội», «Ban»); its kind is then not known yet.
    `unit_type` is the type (code list unit-type) of a unit left unnamed («UBND xã»); a city without a name (`of_city`)
    is of a district's level, or of a province's.
    The kind is that of the whole: the «Ban Thường vụ» of a Women's Union is the union's.
    """

    kind: str
    level: str | None = None
    unit: Unit | None = None
    name: str | None = None
    of: "BodyMention | None" = None
    form: str | None = None
    refers: str | None = None
    unit_type: str | None = None

    @property
    def of_city(self) -> bool:
        """Tell whether the text says «thành phố» and no name."""
        return self.unit_type == "thanh-pho"

    @property
    def is_of_city_committee(self) -> bool:
        """Tell whether it is the committee of a city left unnamed («Thành ủy»), or an organ of one."""
        return self.form in CITY_FORMS or (self.of is not None and self.of.form in CITY_FORMS)

    @property
    def is_of_district_in_city(self) -> bool:
        """Tell whether it is told to be a district's that is no city: beside a city's committee, one in that city."""
        type_ = self.unit.type if self.unit is not None else self.unit_type
        return self.form in _DISTRICT_FORMS or type_ in _DISTRICTS


@dataclass(frozen=True, slots=True)
class PostMention:
    """A post as named: role (code list role), its body where said, a qualifier (former, acting …), where it stands.

    `assumed` tells that no word names the body and the role alone makes one likely («Bí thư»: of a Party committee).
    `term` is the numeral of the term of office told behind it, where further posts follow: «Tỉnh ủy viên khóa XVI, …».
    """

    role: str
    span: Span
    body: BodyMention | None = None
    qualifier: str | None = None
    assumed: bool = False
    term: str | None = None


@dataclass(frozen=True, slots=True)
class PersonMention:
    """A person as named, or, where `name` is None, a post that stands for its holder («đồng chí Bí thư Đảng ủy»).

    `addressed` tells whether a form of address (đồng chí, ông, bà) stands before, `delegate` whether it is «đại biểu».
    """

    name: str | None
    span: Span
    posts: tuple[PostMention, ...] = ()
    addressed: bool = False
    delegate: bool = False


def posts_of(item: Item) -> tuple[PostMention, ...]:
    """Return the posts that an item names: several of an item of type POSTS, none of any other.

    >>> from govgraph.recognise import recognise_text
    >>> told = recognise_text("Bí thư Đảng ủy, Chủ tịch UBND xã phát biểu")
    >>> [[post.role for post in posts_of(item)] for item in told]
    [['secretary', 'chair'], []]
    """
    value = item.value
    return tuple(one for one in value if isinstance(one, PostMention)) if isinstance(value, tuple) else ()
