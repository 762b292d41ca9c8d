"""What the columns of a register hold, by their headings; a file beside the register can say otherwise.

`NAME.columns.csv` has the columns heading and field; an empty field leaves a column out. Columns that no field takes,
such as days of birth and telephone numbers, are not read at all.
"""

import re
from collections.abc import Mapping, Sequence

from govgraph.errors import SourceError
from govgraph.hand_made import HandMadeTable
from govgraph.normalise import bare_key
from govgraph.remote import AnyPath

COLUMNS_ENDING = ".columns.csv"

#: Each field with the headings that mean it, in bare letters; the first is what `govgraph columns` shows.
FIELDS: Mapping[str, tuple[str, ...]] = {
    "person": ("ho va ten", "ho ten", "ho va ten can bo", "ten can bo", "full name", "name", "person", "official"),
    "post": ("chuc vu", "chuc danh", "chuc vu hien nay", "chuc vu, don vi cong tac", "position", "post", "role"),
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
#: What must be there for rows to say something.
KINDS = (
    frozenset({"person", "post"}),
    frozenset({"number"}),
    *(frozenset({"held", one}) for one in ("meeting", "title", "convener", "chair")),
)
_HEADER_LINES = 30  # among which the headings stand: titles of the table come before
_TABLE = HandMadeTable("columns", ("heading", "field"), SourceError)
_SIGNS = re.compile(r"[^a-z0-9,]+")


def key_of(heading: str) -> str:
    r"""Return a heading as it is compared: bare letters, without brackets and line breaks.

    >>> key_of("Họ và tên (*)"), key_of("Số,\nký hiệu")
    ('ho va ten', 'so, ky hieu')
    """
    words = _SIGNS.sub(" ", bare_key(re.sub(r"\([^)]*\)", " ", heading)))
    return " ".join(words.replace(" ,", ",").split())


def guess(headings: Sequence[str], told: Mapping[str, str] | None = None) -> list[str | None]:
    """Return the field of each column, None for one that is not read; no field twice, the first column has it.

    >>> guess(["TT", "Họ và tên", "Ngày sinh", "Chức vụ"])
    [None, 'person', None, 'post']
    """
    fields: list[str | None] = []
    for heading in headings:
        key = key_of(heading)
        told_field = (told or {}).get(key)
        if told is not None and key in told:
            field = told_field or None
        else:
            field = next((name for name, meant in FIELDS.items() if key in meant), None)
        fields.append(None if field in fields else field)
    return fields


def find_header(
    rows: Sequence[Sequence[str]], told: Mapping[str, str] | None = None
) -> tuple[int, list[str | None]] | None:
    """Return where the row of headings stands and the fields of its columns; None where no row is one."""
    for at, row in enumerate(rows[:_HEADER_LINES]):
        fields = guess(row, told)
        if any(kind <= set(fields) for kind in KINDS):
            return at, fields
    return None


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
