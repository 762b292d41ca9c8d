"""Quantities as Vietnamese texts write them: "24,6 tỷ đồng", "17.352.000 đồng", "3,2%", "1,2km", "46,8 triệu đồng/năm".

The comma is the decimal sign, the point parts thousands. A point followed by other than three digits («9.5 tạ») is the
decimal sign of a hurried hand and is read so. The value is a decimal in the notation of XML Schema, the unit stays in
the text's own words: «triệu đồng» is the unit, not a factor, so that nobody has to guess what was written.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from govgraph.errors import NotationError


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number and its unit: `value` in XSD notation (`24.6`, no sign, no needless noughts), `unit` as written.

    `unit` is None for a bare number; a per cent has the unit «%».
    """

    value: str
    unit: str | None = None


class Found(NamedTuple):
    """A quantity in running text: `text[start:end]`."""

    start: int
    end: int
    value: Quantity


# 17.352.000.000 | 13.480,5 | 1,234,567 | 24,6 | 9.5 | 01
_NUMBER = r"\d{1,3}(?:\.\d{3}){1,5}(?:,\d{1,6})?|\d{1,3}(?:,\d{3}){2,5}|\d{1,15}(?:[.,]\d{1,6})?"
_MULTIPLE = r"(?:nghìn|ngàn|triệu|tỷ|tỉ)"
_PER = (
    r"(?:\s?/\s?(?:người|hộ|năm|tháng|quý|ngày\sđêm|ngày|vụ|ha|sào|công|m2|m²|km2|km²|suất|đại biểu|em|cháu|kỳ)(?!\w))"
)
_UNITS = rf"""
    % | (?: phần\străm
      | {_MULTIPLE} (?:\s{_MULTIPLE})? (?:\s? (?:đồng|đô\sla|usd|USD|lượt) )? 
      | đồng (?!\s(?:chí|bào|loạt|ruộng|hồ)) | VNĐ | VND | USD | đ(?!/c)(?=\s?/|\W|\Z)
      | km2 | km² | km | m2 | m² | m3 | m³ | mm | cm | m | ha | hecta | héc\sta | sào | mẫu
      | tấn | tạ | yến | kg | gam | lít | mã\slực | CV | cv | MW | kWh | kW ) (?![\w²³])
"""
_UNIT = rf"(?:{_UNITS}) {_PER}{{0,3}}"
# "2 tỷ 350 triệu đồng"
_BILLIONS = r"(?:(?P<billions>\d{1,6})\s(?:tỷ|tỉ)\s(?=\d{1,3}\striệu))?"
_IN_TEXT = re.compile(rf"(?<![\w/.,-]){_BILLIONS}(?P<number>{_NUMBER})\s?(?P<unit>{_UNIT})", re.VERBOSE)
_WHOLE = re.compile(rf"{_BILLIONS}(?P<number>{_NUMBER})(?:\s?(?P<unit>{_UNIT}))?", re.VERBOSE)
_THOUSANDS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")
_ENGLISH_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3}){2,}")


def find_all(text: str) -> Iterator[Found]:
    """Yield the quantities with a unit of measure of a running text in order.

    >>> [found.value for found in find_all("thu ngân sách 24,6 tỷ đồng, bằng 118% dự toán; dài 1,2km")]
    [Quantity(value='24.6', unit='tỷ đồng'), Quantity(value='118', unit='%'), Quantity(value='1.2', unit='km')]
    """
    for match in _IN_TEXT.finditer(text):
        yield Found(match.start(), match.end(), _value(match))


def parse(text: str) -> Quantity:
    """Return the quantity that `text` is, all of it; a number alone is one without a unit.

    >>> parse("17.352.000.000 đồng"), parse("46,8 triệu đồng/người/năm"), parse("1.036")
    (Quantity(value='17352000000', unit='đồng'),
     Quantity(value='46.8', unit='triệu đồng/người/năm'), Quantity(value='1036', unit=None))
    >>> parse("24,6,1 tỷ")
    Traceback (most recent call last):
        ...
    govgraph.errors.NotationError: «24,6,1 tỷ» is not a quantity; write it as «24,6 tỷ đồng», «1.036» or «3,2%»
    """
    whole = text.strip()
    match = _WHOLE.fullmatch(whole)
    if match is None:
        raise NotationError(f"«{whole}» is not a quantity; write it as «24,6 tỷ đồng», «1.036» or «3,2%»")
    return _value(match)


def is_valid(text: str) -> bool:
    """Tell whether `text` is a quantity.

    >>> [is_valid(text) for text in ("3,2%", "400.000 đồng/ha/năm", "12/24", "tỷ đồng")]
    [True, True, False, False]
    """
    return _WHOLE.fullmatch(text.strip()) is not None


def format(value: Quantity | str) -> str:
    """Return a quantity as a Vietnamese text writes it: decimal comma, a point between thousands, «%» without a blank.

    >>> format(Quantity("13480.5", "ha")), format("3.2%"), format("17352 triệu đồng")
    ('13.480,5 ha', '3,2%', '17.352 triệu đồng')
    """
    quantity = parse(value) if isinstance(value, str) else value
    whole, _, fraction = quantity.value.partition(".")
    shown = f"{int(whole):,}".replace(",", ".") + (f",{fraction}" if fraction else "")
    if quantity.unit is None:
        return shown
    return f"{shown}{'' if quantity.unit.startswith('%') else ' '}{quantity.unit}"


def decimal(number: str) -> str:
    """Return a number as written as an XSD decimal, without needless noughts.

    >>> decimal("13.480"), decimal("35,950"), decimal("1.5"), decimal("01"), decimal("1.234.567,8")
    ('13480', '35.95', '1.5', '1', '1234567.8')
    """
    if _THOUSANDS.fullmatch(number):
        number = number.replace(".", "")
    elif _ENGLISH_THOUSANDS.fullmatch(number):
        number = number.replace(",", "")
    whole, _, fraction = number.replace(",", ".").partition(".")
    fraction = fraction.rstrip("0")
    whole = whole.lstrip("0") or "0"
    return f"{whole}.{fraction}" if fraction else whole


def _value(match: re.Match[str]) -> Quantity:
    number = decimal(match["number"])
    if match["billions"]:  # a thousand million is a tỷ
        number = f"{int(match['billions'])}{number:0>3}".lstrip("0")
    return Quantity(number, _unit(match["unit"]) if match["unit"] else None)


def _unit(written: str) -> str:
    return " ".join(written.split()).replace("phần trăm", "%")
