"""What the columns of a register hold, by their headings; a file beside the register can say otherwise.

`NAME.columns.csv` has the columns heading and field; an empty field leaves a column out. Columns that no field takes,
such as days of birth and telephone numbers, are not read at all.
"""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import zip_longest

from govgraph.errors import SourceError
from govgraph.files.remote import AnyPath
from govgraph.hand_made import HandMadeTable
from govgraph.normalise import bare_key

COLUMNS_ENDING = ".columns.csv"

#: Each field with the headings that mean it, in bare letters; the first is what `govgraph columns` shows.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "person": ("ho va ten", "ho ten", "ho va ten can bo", "ten can bo", "full name", "name", "person", "official"),
    "surname": ("ho dem", "ho, dem", "ho va dem", "ho, ten dem", "ho va ten dem", "ho lot", "surname", "last name"),
    "given": ("ten", "ten goi", "given name", "first name"),
    "post": ("chuc vu", "chuc danh", "chuc vu hien nay", "chuc vu, don vi cong tac", "chuc vu dang",
             "chuc vu chinh quyen", "chuc vu doan the", "chuc danh dang", "chuc danh chinh quyen", "position", "post",
             "role"),
    "body": ("co quan", "to chuc", "don vi cong tac", "noi cong tac", "don vi", "organisation", "organization", "body"),
    "unit": ("don vi hanh chinh", "dia ban", "xa, phuong", "dia phuong", "unit", "commune", "administrative unit"),
    "start": ("ngay bo nhiem", "tu ngay", "ngay giu chuc vu", "ngay bau", "start", "start date", "from"),
    "end": ("den ngay", "ngay mien nhiem", "ngay thoi giu chuc vu", "ngay ket thuc", "end", "end date", "to", "until"),
    "number": ("so ky hieu", "so, ky hieu", "so va ky hieu", "so van ban", "so hieu", "number", "document number"),
    "date": ("ngay ban hanh", "ngay, thang", "ngay van ban", "ngay thang", "date", "date issued", "issued"),
    "title": ("trich yeu", "trich yeu noi dung", "ten van ban", "noi dung", "ve viec", "subject", "document title"),
    "kind": ("loai van ban", "hinh thuc van ban", "the loai", "type", "document type", "kind"),
    "held": ("ngay hop", "thoi gian", "thoi gian hop", "ngay to chuc", "held on", "meeting date", "date of meeting"),
    "meeting": ("cuoc hop", "ten cuoc hop", "hoi nghi", "ten hoi nghi", "ky hop", "phien hop", "meeting", "session"),
    "convener": ("co quan to chuc", "don vi to chuc", "ben to chuc", "convener", "convened by", "organised by"),
    "chair": ("chu tri", "nguoi chu tri", "chu toa", "dong chi chu tri", "chair", "chaired by", "presided by"),
    "secretary": ("thu ky", "nguoi ghi bien ban", "secretary", "minutes by"),
    "attendees": ("thanh phan", "thanh phan tham du", "nguoi du", "thanh phan du hop", "attendees", "participants"),
    "place": ("dia diem", "noi hop", "dia diem to chuc", "place", "venue", "location"),
    "issuer": ("co quan ban hanh", "don vi ban hanh", "noi ban hanh", "issuer", "issued by"),
}  # fmt: skip
#: Fields that several columns may have: who holds a post in the Party has one in the council, too.
SEVERAL = frozenset({"post"})
#: What must be there for rows to say something.
KINDS = (
    frozenset({"person", "post"}),
    frozenset({"surname", "given", "post"}),
    frozenset({"number"}),
    *(frozenset({"held", one}) for one in ("meeting", "title", "convener", "chair")),
)
_HEADER_LINES = 30  # among which the headings stand: titles of the table come before
# Of two rows of headings the upper one names a group of columns. Below these, the lower one means what it means alone;
# below others it does not: «Quê quán» has a «Xã», too.
_GROUPS = re.compile(r"ho (va )?ten|thoi gian|chuc (vu|danh)|van ban|cuoc hop|qua trinh|nhiem ky|can bo")
_BETWEEN = " / "
_TABLE = HandMadeTable("columns", ("heading", "field"), SourceError)
_SIGNS = re.compile(r"[^a-z0-9,]+")


def key_of(heading: str) -> str:
    r"""Return a heading as it is compared: bare letters, without brackets and line breaks.

    >>> key_of("Họ và tên (*)"), key_of("Số,\nký hiệu")
    ('ho va ten', 'so, ky hieu')
    """
    words = _SIGNS.sub(" ", bare_key(re.sub(r"\([^)]*\)", " ", heading)))
    return " ".join(words.replace(" ,", ",").split())


@dataclass(frozen=True, slots=True)
class Header:
    """The headings of a table: in the row `at`, and below it where there are two; the field of each column."""

    at: int
    height: int
    headings: Sequence[str]
    fields: Sequence[str | None]

    @property
    def first_row(self) -> int:
        """Where the first row below stands."""
        return self.at + self.height

    @property
    def is_of_register(self) -> bool:
        """Tell whether the rows below say something."""
        return any(kind <= set(self.fields) for kind in KINDS)


def guess(headings: Sequence[str], told: Mapping[str, str] | None = None) -> list[str | None]:
    """Return the field of each column, None for one that is not read.

    But for posts, no field twice: the first column has it.

    >>> guess(["TT", "Họ và tên", "Ngày sinh", "Chức vụ Đảng", "Chức vụ chính quyền"])
    [None, 'person', None, 'post', 'post']
    """
    fields: list[str | None] = []
    for heading in headings:
        field = _field(heading, told or {})
        fields.append(None if field in fields and field not in SEVERAL else field)
    return fields


def _field(heading: str, told: Mapping[str, str]) -> str | None:
    """Return the field of a heading; of one below another, by both, or by the lower alone where the upper allows it."""
    key = key_of(heading)
    upper, _, lower = heading.rpartition(_BETWEEN)
    for one in (key, key_of(lower)):
        if one in told:
            return told[one] or None
    keys = [key, key_of(lower)] if upper and _GROUPS.match(key_of(upper)) else [key]
    return next((name for one in keys for name, meant in FIELDS.items() if one in meant), None)


def find_header(rows: Sequence[Sequence[str]], told: Mapping[str, str] | None = None) -> Header | None:
    """Return the headings of a table, in one row or in two; None where no row has those of a register.

    >>> find_header([["Họ và tên", "", "Chức vụ"], ["Họ, đệm", "Tên", ""], ["Lê Văn", "An", "Trưởng thôn"]]).headings
    ['Họ và tên / Họ, đệm', 'Họ và tên / Tên', 'Chức vụ']
    """
    for at, row in enumerate(rows[:_HEADER_LINES]):
        one = Header(at, 1, row, guess(row, told))
        is_title = sum(1 for cell in row if cell.strip()) < 2
        joined = row if is_title or at + 1 == len(rows) else _joined(row, rows[at + 1])
        two = Header(at, 2, joined, guess(joined, told))
        found = max((one, two), key=lambda header: (header.is_of_register, sum(map(bool, header.fields))))
        if found.is_of_register:
            return found
    return None


def _joined(upper: Sequence[str], lower: Sequence[str]) -> list[str]:
    """Return the headings of two rows; an upper one goes on over the empty cells at its right."""
    headings, group = [], ""
    for above, below in zip_longest(upper, lower, fillvalue=""):
        group = above.strip() or (group if below.strip() else "")
        alone = not below.strip() or key_of(below) == key_of(group)
        headings.append(above if alone else f"{group}{_BETWEEN}{below}" if group else below)
    return headings


def columns_path(register: AnyPath) -> AnyPath:
    """Return where the file that tells the columns of a register would lie."""
    return register.with_name(register.stem + COLUMNS_ENDING)


def told_columns(path: AnyPath) -> Mapping[str, str] | None:
    """Return what the file beside a register says of its columns; None where there is none.

    Raises:
        SourceError: the file cannot be read, or names a field that there is not.
    """
    beside = columns_path(path)
    if not beside.is_file():
        return None
    told = {}
    for line, row in _TABLE.rows(beside):
        field = row["field"].strip()
        if field and field not in FIELDS:
            raise SourceError(f"{beside.name}, line {line}: «{field}» is no field; fields: {', '.join(FIELDS)}")
        told[key_of(row["heading"])] = field
    return told
