"""Text from before Unicode: each letter comes back, the encoding is known by the words, and a remark says so."""

import shutil
import subprocess
import unicodedata
from collections.abc import Callable
from pathlib import Path

import pytest

from govgraph.interpret import interpret
from govgraph.read import read_document
from govgraph.read.old_encodings import ENCODINGS, conversion_of, conversion_of_bytes

LOWER = "aàáảãạăằắẳẵặâầấẩẫậbcdđeèéẻẽẹêềếểễệghiìíỉĩịklmnoòóỏõọôồốổỗộơờớởỡợpqrstuùúủũụưừứửữựvxyỳýỷỹỵ"
SEED = Path(__file__).parent.parent / "seeds" / "000_fa9eb6002fe69704.txt"
PAGE = (
    "HĐND xã Tân Hòa họp kỳ thứ năm\n\n"
    "Sáng ngày 12/3/2024, Hội đồng nhân dân xã Tân Hòa tổ chức kỳ họp thứ năm. Ông Đỗ Văn Bảy, Bí thư Đảng ủy, Chủ "
    "tịch HĐND xã chủ trì kỳ họp. Bà Nguyễn Thị Tuyết, Phó Chủ tịch UBND xã báo cáo kết quả thực hiện nhiệm vụ của "
    "năm và đề nghị các đại biểu cho ý kiến về những việc đã làm được.\n"
)

# How a letter is written, by the marks that Unicode parts it into.
_VIQR = {
    "\u0300": "`",
    "\u0301": "'",
    "\u0309": "?",
    "\u0303": "~",
    "\u0323": ".",
    "\u0306": "(",
    "\u0302": "^",
    "\u031b": "+",
}
_VNI_TONES = {"\u0300": "ø", "\u0301": "ù", "\u0309": "û", "\u0303": "õ", "\u0323": "ï"}
_VNI_BREVE = {"": "ê", "\u0300": "è", "\u0301": "é", "\u0309": "ú", "\u0303": "ü", "\u0323": "ë"}
_VNI_CIRCUMFLEX = {"": "â", "\u0300": "à", "\u0301": "á", "\u0309": "å", "\u0303": "ã", "\u0323": "ä"}
_VNI_ALONE = {"đ": "ñ", "ỉ": "æ", "ĩ": "ó", "ị": "ò", "í": "í", "ì": "ì", "ơ": "ô", "ư": "ö", "ỵ": "î"}


def in_viqr(text: str) -> str:
    written = ""
    for letter in text:
        base, *marks = unicodedata.normalize("NFD", letter)
        if letter in "đĐ":
            written += letter.replace("đ", "dd").replace("Đ", "DD")
        else:
            escaped = letter in "?.'" and written[-1:].isalpha()
            written += "\\" * escaped + base + "".join(sorted((_VIQR[mark] for mark in marks), key="(^+`'?~.".index))
    return written


def in_vni(text: str) -> str:
    return "".join(_vni(letter) if letter.islower() else _vni(letter.lower()).upper() for letter in text)


def _vni(letter: str) -> str:
    if letter in _VNI_ALONE:
        return _VNI_ALONE[letter]
    base, *marks = unicodedata.normalize("NFD", letter)
    tone = next((mark for mark in marks if mark in _VNI_TONES), "")
    if "\u0306" in marks:
        return base + _VNI_BREVE[tone]
    if "\u0302" in marks:
        return base + _VNI_CIRCUMFLEX[tone]
    base = {"o": "ô", "u": "ö"}[base] if "\u031b" in marks else base
    return base + _VNI_TONES.get(tone, "")


def by_iconv(name: str) -> Callable[[str], str]:
    def encode(text: str) -> str:
        if shutil.which("iconv") is None:
            pytest.skip("iconv, which has this encoding, is not installed here")
        done = subprocess.run(["iconv", "-f", "UTF-8", "-t", name], input=text.encode(), capture_output=True)
        assert done.returncode == 0, done.stderr
        return done.stdout.decode("latin-1")

    return encode


ENCODERS = {
    "TCVN3 (ABC)": by_iconv("TCVN5712-1"),
    "VNI": in_vni,
    "VISCII": by_iconv("VISCII"),
    "Windows-1258": by_iconv("CP1258"),
    "VIQR": in_viqr,
}


def test_every_encoding_has_an_encoder_here() -> None:
    assert ENCODERS.keys() == ENCODINGS.keys()


@pytest.mark.parametrize("name", ENCODERS)
def test_every_letter_comes_back(name: str) -> None:
    letters = " ".join(LOWER)
    assert ENCODINGS[name](ENCODERS[name](letters)) == letters
    if name != "TCVN3 (ABC)":  # which has no capitals with a tone: they are a font of their own
        assert ENCODINGS[name](ENCODERS[name](letters.upper())) == letters.upper()


def test_capitals_of_tcvn_5712_are_letters_and_signs_stay_signs() -> None:
    convert = ENCODINGS["TCVN3 (ABC)"]
    encoded = ENCODERS["TCVN3 (ABC)"]("Ủy ban, Ứng Hòa, Ánh, HUYỆN ỦY, BỘ, HỘI NGHỊ, Ở xã Ổn Định")
    assert convert(encoded) == "Ủy ban, Ứng Hòa, Ánh, HUYỆN ỦY, BỘ, HỘI NGHỊ, Ở xã Ổn Định"
    assert convert("\x93§¶ng\x94 \x96 x·") == "\x93Đảng\x94 \x96 xã"


def test_capitals_of_tcvn3_are_known_by_their_line() -> None:
    assert ENCODINGS["TCVN3 (ABC)"]("§¶NG Bé X· T¢N HßA\n§¶ng bé x·") == "ĐẢNG BỘ XÃ TÂN HÒA\nĐảng bộ xã"


@pytest.mark.parametrize("name", ENCODERS)
def test_pages_say_the_same_in_every_encoding(name: str, tmp_path: Path) -> None:
    encoded = ENCODERS[name](PAGE)
    (tmp_path / "a.txt").write_bytes(PAGE.encode())
    (tmp_path / "b.txt").write_bytes(encoded.encode("latin-1"))
    (tmp_path / "c.txt").write_bytes(encoded.encode("utf-8"))  # as text copied out of a window with an old font
    known, *others = (interpret(read_document(tmp_path / f"{file}.txt")) for file in "abc")
    assert len(known.facts) == 7
    for other in others if name != "Windows-1258" else others[:1]:
        assert [fact.content for fact in other.facts] == [fact.content for fact in known.facts]
        assert [issue.message for issue in other.issues if issue.code == "converted-encoding"] == [
            f"the file is in {name}, an encoding from before Unicode; its characters were converted; look at names and "
            "headings, or save the file as Unicode"
        ]


def test_text_in_unicode_and_text_in_other_languages_stay() -> None:
    seed = SEED.read_text(encoding="utf-8")
    for text in (
        seed,
        unicodedata.normalize("NFD", seed),
        "Procès-verbal de la réunion à l'hôtel: où était-ce?",
        "Uy ban",
    ):
        assert conversion_of(text) is None
    assert conversion_of_bytes("Procès-verbal de la réunion à l'hôtel de ville".encode("latin-1")) is None
