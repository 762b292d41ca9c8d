"""Names of people: runs of capitalised syllables, known by a form of address, a family name or a post beside them."""

from collections.abc import Sequence

from govgraph.notation import personal_name
from govgraph.recognise.cascade import Built, Hit, Rule
from govgraph.recognise.items import Item
from govgraph.recognise.no_names import AFTER_NAME, BEFORE_PEOPLE, is_no_name, names_no_person
from govgraph.recognise.tokens import parts_columns
from govgraph.recognise.unit_before_person import cut_at_person
from govgraph.recognise.unit_ends import TERM_WORDS

# Before these a run of capitalised syllables is no person: "đường Trần Phú", "Trường Lê Lợi".
_NO_PERSON_AFTER = frozenset({"AGENCY", "BODY", "UNITTYPE", "DOCUMENT"})

_BORN = frozenset({"sinh", "sn"})
_SEXES = frozenset({"nam", "nữ"})
_FIELDS = frozenset({"họ và tên :", "họ tên :", "họ , tên :"})


def _name(hit: Hit) -> Built | None:
    return _named(hit, cut_at_person([item.text for item in hit.group("name")], bare=hit.context.bare))


def _named(hit: Hit, cut: int = 0) -> Built | None:
    run = _in_column(hit.group("name"), hit.context.text)
    if len(run) > 2 and run[-1].text == "Phó" and hit.after() == "ABBREVIATION":
        run = run[:-1]  # "thượng tá Đinh Tiến Hóa | Phó CNCT Bộ CHQS tỉnh"
    marked = hit.match.start("name") > hit.match.start()
    capitals = hit.context.capitals and not (marked and hit.matched[0].text[1:].islower())  # "1. Ông LÊ VĂN BA"
    if capitals and not (marked and run[0].type == "FAMILY" and _has_posts_behind(hit)):
        return None
    if not marked and len(run) < 3 and _type_before(hit) in _NO_PERSON_AFTER:
        return None
    if not marked and names_no_person(hit, run):
        return None
    if marked and (is_no_name(hit, run) or (hit.matched[0].text == "ĐB" and run[0].type != "FAMILY")):
        return None  # «ĐB» before a name is a delegate's, before «Sông Hồng» that of a plain
    if hit.matched[0].type == "POSTS" and hit.before() in AFTER_NAME and hit.before(2) == "NAME":
        return None  # "Lê Văn Hai, Đồn trưởng Đồn Biên phòng Ba Tầng": the posts have their person
    if not marked and 0 < cut < len(run):
        return None  # a place and a person: the person's name is found from its own first syllable
    return _built(hit, run)


def _built(hit: Hit, run: Sequence[Item]) -> Built:
    start = hit.match.start("name") - hit.match.start()
    text = hit.context.text[run[0].start : run[-1].end]
    item = Item("NAME", run[0].start, run[-1].end, text, value=personal_name.format(text))
    return Built(item, start, start + len(run))


def _has_posts_behind(hit: Hit) -> bool:
    """Tell whether posts stand behind a name, as behind one in a heading: "I. ĐỒNG CHÍ LÊ VĂN BA - BÍ THƯ ĐẢNG ỦY"."""
    behind = [item.type for item in hit.items[hit.match.end("name") : hit.match.end("name") + 2]]
    return behind[:1] in (["DASH"], ["COMMA"], ["COLON"]) and behind[1:] in (["POST"], ["POSTS"], ["ROLE"], ["TITLE"])


def _type_before(hit: Hit) -> str:
    """Return the type of the item before a run, before short forms that go on: "Trường TH | &THCS | Lùng Khoa"."""
    distance = 1
    while hit.before(distance) == "ABBREVIATION" and hit.before(distance + 1) in ("SIGN", "AND"):
        distance += 2
    return hit.before(distance)


def _in_column(run: Sequence[Item], text: str) -> list[Item]:
    """Return the words of a run up to the gap before another column, or a term: "Lê Văn Ba     Nà Pán"."""
    for at in range(1, len(run)):
        if parts_columns(text, run[at - 1].end, run[at].start) or run[at].text in TERM_WORDS:
            return list(run[:at])
    return list(run)


def _before_posts(hit: Hit) -> Built | None:
    """A name known only by the posts after it; behind a noun it is that of a thing: "tuyến đê Bến Hải, Chủ tịch …"."""
    known = any(item.type == "FAMILY" for item in hit.group("name"))
    if not known and hit.before() == "WORD":
        word = hit.items[hit.match.start() - 1].text
        if word not in BEFORE_PEOPLE:
            return None
    return _name(hit)


def _middle_name(hit: Hit) -> Built | None:
    """A rare family name, known by the middle name after it: "Quảng Thị Mỹ Lệ"."""
    return _named(hit) if hit.matched[1].text in personal_name.MIDDLE_NAMES else None


def _in_cell(hit: Hit) -> Built | None:
    """A name of which two syllables stand before the middle name, known by its cell: "| Bờ Đăm Thị Na | Trưởng Ban"."""
    return _named(hit) if hit.group("name")[2].text in personal_name.MIDDLE_NAMES else None


def _word_as_name(hit: Hit) -> Built | None:
    """A family name that is a common word too, known by its capital behind an address: "đồng chí Là Thị Póm"."""
    return _named(hit) if hit.group("name")[0].text[:1].isupper() else None


def _role_as_name(hit: Hit) -> Built | None:
    """The family name «Phó», known by the cell behind its own, with a year of birth."""
    born = hit.matched[-2]
    is_birth = born.type == "DATE" or (len(born.text) == 4 and born.text.isdecimal())
    return _named(hit) if is_birth and hit.group("name")[0].text == "Phó" else None


def _in_small_letters(hit: Hit) -> Built | None:
    """A name of which the typist wrote the family or the middle name small: "ông nguyễn Văn Ba", "bà Lê thị Na"."""
    family, middle = (item.text for item in hit.group("name")[:2])
    small = middle in personal_name.SMALL_MIDDLE_NAMES
    known = small or (middle in personal_name.MIDDLE_NAMES and family.islower())
    return _named(hit) if known and personal_name.starts_name(family.title(), bare=hit.context.bare) else None


def _with_sign(hit: Hit) -> Built | None:
    """A name of one word, known by its sign: "K'Brèo"."""
    return _named(hit) if "'" in hit.matched[0].text.replace("’", "'") else None


def _before_birth(hit: Hit) -> Built | None:
    """A name known by the birth told behind it, in capitals or not: "RƠ MAH SEN, sinh 1976", "Bờ Blơm (SN 1980)"."""
    run = hit.group("name")
    born = hit.items[hit.match.end() - 2].text.lower() in _BORN
    if not born or hit.before() in ("CAPITAL", "FAMILY", "ABBREVIATION"):
        return None
    return _name(hit) if len(run) > 1 or "'" in run[0].text.replace("’", "'") else None


def _beside_sex(hit: Hit) -> Built | None:
    """A name known by the cells of birth and sex behind it, in capitals or not: "1 | RƠ MAH SEN | 1976 | Nam |"."""
    cells = [item.text.lower() for item in hit.matched[-3:]]
    return _built(hit, hit.group("name")) if cells[0] in _SEXES or cells[2] in _SEXES else None


def _in_field(hit: Hit) -> Built | None:
    """A name known by the name of its field: "Họ và tên: Bờ Blơm"."""
    words = " ".join(item.text.lower() for item in hit.matched[: hit.match.start("name") - hit.match.start()])
    return _name(hit) if words in _FIELDS else None


def _of_nun(hit: Hit) -> Built | None:
    """A name in religion, of which the second word may be written small: "sư cô Thích nữ Diệu Tâm"."""
    words = [item.text.lower() for item in hit.group("name")[:2]]
    return _named(hit) if words == ["thích", "nữ"] else None


NAMES: tuple[Rule, ...] = (
    Rule(
        "name-in-cell-like-role",
        "NUMBER BAR <name>(ROLE (CAPITAL|FAMILY){2,3}) BAR (NUMBER|DATE) BAR",
        _role_as_name,
        examples=(("7 | Phó Đức An | 1980 | Trưởng Ban Pháp chế", "name Phó Đức An"),),
        counterexamples=("7 | Phó Khu Một | 12 | 9", "7 | Trưởng Đức An | 1980 | Trưởng Ban", "7 | Phó Đức An nói"),
    ),
    Rule(
        "name-of-nun",
        "<name>((CAPITAL|FAMILY) WORD (CAPITAL|FAMILY){1,4})",
        _of_nun,
        examples=(("ni sư Thích nữ Diệu Tâm", "name Thích Nữ Diệu Tâm"),),
        counterexamples=("ni sư Thích và Diệu Tâm",),
    ),
    Rule(
        "name-in-small-letters",
        "ADDRESS <name>((CAPITAL|FAMILY|WORD) (WORD|CAPITAL|FAMILY) (CAPITAL|FAMILY){1,3})",
        _in_small_letters,
        examples=(
            ("Ông nguyễn Văn Ba phát biểu", "name Nguyễn Văn Ba"),
            ("bà Lê thị Na, Chủ tịch Hội Phụ nữ xã", "name Lê Thị Na"),
        ),
        counterexamples=("anh hồ Tây Hà", "đồng chí phụ trách Nà Pán", "bà con Mường Lò"),
    ),
    Rule(
        "name-after-address",
        "(ADDRESS|ADDRESSES|RANK) COLON? RANK{0,2} <name>(CAPITAL|FAMILY){1,6}",
        _name,
        examples=(("đ/c Hồ Sỹ Tân phát biểu", "name Hồ Sỹ Tân"), ("Bà Mỹ Xuyên", "name Mỹ Xuyên")),
        counterexamples=("đồng chí Lãnh đạo xã tặng hoa", "phẩm chất bộ đội cụ Hồ", "vùng ĐB Sông Hồng"),
    ),
    Rule(
        "name-that-is-a-word",
        "ADDRESS <name>(HAVE (CAPITAL|FAMILY){2,4})",
        _word_as_name,
        examples=(("đồng chí Là Thị Póm, Chủ tịch UBND xã", "name Là Thị Póm"),),
        counterexamples=("đồng chí là Bí thư",),
    ),
    Rule(
        "name-in-cell",
        "NUMBER BAR <name>((CAPITAL|FAMILY){3} (CAPITAL|FAMILY){1,2}) BAR (ROLE|TITLE)",
        _in_cell,
        examples=(("7 | Bờ Đăm Thị Na | Trưởng Ban Pháp chế", "name Bờ Đăm Thị Na"),),
        counterexamples=("7 | Đường Lê Thị Na | 12 triệu đồng", "7 | Cầu Đường Khe Sâu | Trưởng Ban Pháp chế"),
    ),
    Rule(
        "name-before-birth",
        "<name>((CAPITAL|ABBREVIATION) (CAPITAL|FAMILY|ABBREVIATION){1,5}|FAMILY) (COMMA|DASH|OPEN)? "
        "(WORD|ABBREVIATION) (DATE|NUMBER)",
        _before_birth,
        examples=(
            ("1. RƠ MAH SEN, sinh 1976, nam", "name Rơ Mah Sen"),
            ("2. KPUIH H'LUIN - sinh năm 1991", "name Kpuih H'Luin"),
            ("gồm: Zuôn Sơh (SN 1980)", "name Zuôn Sơh"),
        ),
        counterexamples=("1. UBND XÃ, trong 1976", "Hà, sinh năm 1976", "1. TRẦN QUANG SEN, sinh 1976"),
    ),
    Rule(
        "name-beside-sex",
        "NUMBER BAR <name>((CAPITAL|FAMILY|ABBREVIATION){2,6}) BAR "
        "((NUMBER|DATE) BAR (CAPITAL|FAMILY|WORD)|(CAPITAL|FAMILY|WORD) BAR (NUMBER|DATE))",
        _beside_sex,
        examples=(
            ("1 | RƠ MAH SEN | 1976 | Nam | Bí thư Đảng ủy xã", "name Rơ Mah Sen"),
            ("2 | Zuôn Sơh | Nữ | 05/6/1976", "name Zuôn Sơh"),
        ),
        counterexamples=("1 | RƠ MAH SEN | 1976 | Kinh", "2 | Ea Tu | 2015 | Đạt"),
    ),
    Rule(
        "name-in-field",
        "(CAPITAL|FAMILY) (AND|COMMA)? WORD COLON <name>((CAPITAL|FAMILY|ABBREVIATION){2,6})",
        _in_field,
        examples=(("Họ và tên: RƠ MAH SEN", "name Rơ Mah Sen"), ("Họ tên: Rơ Mah Sen", "name Rơ Mah Sen")),
        counterexamples=("Họ và tên cha: Rơ Mah Sen", "Địa chỉ: Buôn Ma"),
    ),
    Rule(
        "name-with-middle-name",
        "<name>((CAPITAL|FAMILY) FAMILY (CAPITAL|FAMILY){1,4})",
        _middle_name,
        examples=(("Tỉnh ủy Quảng Trị Lê Thị Mỹ Lệ", "name Lê Thị Mỹ Lệ"),),
        counterexamples=("Quảng Hòa Trần",),
    ),
    Rule(
        "name-in-list",
        "(COLON|SEMICOLON) <name>(CAPITAL (CAPITAL|FAMILY){1,4}) (COMMA|DASH) (ROLE|TITLE)",
        _named,
        examples=(("gồm: Hủn Vi Thoại, Phó Bí thư Đảng ủy", "name Hủn Vi Thoại"),),
    ),
    Rule(
        "name-in-row",
        "(COMMA|AND) <name>(CAPITAL FAMILY (CAPITAL|FAMILY){1,2}) (COMMA|DASH|OPEN) (ROLE|TITLE)",
        _named,
        examples=(("Lê Văn Ba (Bí thư), Hủn Vi Thoại - Chủ tịch UBND xã", "name Hủn Vi Thoại"),),
        counterexamples=("Lê Văn Ba (Bí thư), Hà Thị Tư - Chủ tịch UBND xã",),
    ),
    Rule(
        "name-with-family-name",
        "<name>(FAMILY (CAPITAL|FAMILY){1,5})",
        _name,
        examples=(
            ("Nguyễn Hồng Minh", "name Nguyễn Hồng Minh"),
            ("Với Hà Linh, Bí thư Đoàn xã", "name Hà Linh"),
            ("Bí thư Huyện ủy Tam Nông Hà Minh Lộc", "name Hà Minh Lộc"),
        ),
        counterexamples=(
            "Ban Thường vụ",
            "đại biểu các tỉnh: Hà Nam, Thái Bình",
            "Hội CCB các xã Khe Sâu, Hà Thanh",
            "học bổng Lê Văn Ba",
            "chỉ đạo hoàn thành dự án Hồ Khe Sâu; xây dựng Đê Hà Lai",
            "Cử tri xã Mường Lai (Hà Trung) kiến nghị",
            "Hội Trường Sơn - đường Lê Văn Ba",
            "Cụ thể, với Hà Tĩnh, Thủ tướng yêu cầu",
        ),
    ),
)
NAMES_BESIDE_POSTS: tuple[Rule, ...] = (
    Rule(
        "name-after-posts",
        "POSTS (ADDRESS|RANK){0,3} <name>(CAPITAL|FAMILY){2,6}",
        _name,
        examples=(("Bí thư Huyện ủy Ksor Phước", "name Ksor Phước"),),
    ),
    Rule(
        "name-with-sign",
        "<name>FAMILY (COMMA|DASH) POSTS",
        _with_sign,
        examples=(("K'Brèo - Phó Bí thư Đảng ủy", "name K'Brèo"),),
        counterexamples=("Hoàng - Phó Bí thư Đảng ủy",),
    ),
    Rule(
        "name-beside-name",
        "POSTS (ADDRESS|RANK){0,3} NAME AND <name>(CAPITAL (CAPITAL|FAMILY){2,3}) (ACT|STOP|COMMA|SEMICOLON|WORD|OPEN)",
        _name,
        examples=(("hai Phó Chủ tịch HĐND tỉnh Kiều Thị Vân và Đạo Xuân Lộc chủ tọa", "name Đạo Xuân Lộc"),),
        counterexamples=("hai Phó Chủ tịch HĐND tỉnh Kiều Thị Vân và Lê Xuân Lộc chủ tọa",),
    ),
    Rule(
        "name-before-brackets",
        "CLOSE (COMMA|AND|SEMICOLON) <name>((CAPITAL|FAMILY){3,5}) OPEN POSTS CLOSE",
        _named,
        examples=(("ông Lê Văn Ba (Bí thư), Hủn Minh Thoại (Chủ tịch UBND xã)", "name Hủn Minh Thoại"),),
        counterexamples=("Lê Văn Ba (Bí thư), Khe Sâu (Chủ tịch UBND xã)",),
    ),
    Rule(
        "name-before-posts",
        "<name>(CAPITAL|FAMILY){2,6} (COMMA|DASH|COLON|NUMBER)? POSTS",
        _before_posts,
        examples=(
            ("Thanh Tùng, PBT Đảng ủy", "name Thanh Tùng"),
            ("Dự họp cùng với Thanh Tùng, PBT Đảng ủy", "name Thanh Tùng"),
        ),
        counterexamples=(
            "kiểm tra tuyến đê Bến Hải, Chủ tịch UBND tỉnh yêu cầu",
            "Với Long An, Bộ trưởng đề nghị",
            "Đối với Quảng Nam, Bí thư Tỉnh ủy đề nghị",
        ),
    ),
)
