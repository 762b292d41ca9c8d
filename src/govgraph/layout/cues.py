"""By what a part of a page is known: the fixed wording of letterheads, signatures, page furniture and credits.

All cues are compared without diacritics and in lower case (`Line.key`). What stands here is wording that a decree
fixes, or that content management systems print around articles; names of bodies and posts are in the code lists.
"""

import re


def _one_of(*cues: str) -> str:
    """Return a pattern for any of the cues; the longest first, since the first that fits is taken."""
    return "(?:" + "|".join(sorted(cues, key=len, reverse=True)) + ")"


# --- formal texts ---------------------------------------------------------------------------------------------------

# Nghị định 30/2020/NĐ-CP, annex I (State); Hướng dẫn 36-HD/VPTW of 3 April 2018, section II (Party).
MOTTO = re.compile(
    r"cong hoa xa hoi chu nghia viet nam|doc lap\s*[-–]\s*tu do\s*[-–]\s*hanh phuc|dang cong san viet nam\b(?!.{20})"
)
_BLANK = r"[\d.…\s]{0,8}"  # a number, or the dots where it is to be written by hand
ISSUED_AT = re.compile(rf"[^\d:]{{2,40}},? ngay\s*{_BLANK}(?:thang\s*{_BLANK}nam|[/-]\s?{_BLANK}[/-])\s*[\d.…]{{0,8}}")
# What the text itself begins with, where no word for its kind stands between it and the letterhead.
BASIS = re.compile(r"(?:can cu|kinh gui|kinh trinh)\b")
ABOUT = re.compile(r"ve viec\b")
LETTER_ABOUT = re.compile(r"v/\s?v\b")  # below the number of a letter
# Whose name stands beside the Party's in a letterhead, where one blank alone parts the columns.
OF_PARTY = re.compile(r"(?:dang (?:bo|uy)|(?:huyen|tinh|thanh|thi|quan) (?:doan|uy)|chi bo|ban|van phong|uy ban)\b")
ENTRY = re.compile(r"(?:[-+•*]\s?)?\d{1,2}[.)]?\s|[-+•*]\s?\w")  # of a list: "- 1 Nghị định …", "2. Luật …"
NUMBER_LINE = re.compile(rf"so\s*:?\s*{_BLANK}[-/]")
WHOLE_NUMBER = re.compile(rf"{NUMBER_LINE.pattern}\S*\s+(?=\S)")  # with what stands beside it behind one blank
# Kinds of texts that name themselves in a line of their own, in capitals: "NGHỊ QUYẾT".
TITLE = re.compile(
    _one_of(
        *("nghi quyet", "quyet dinh", "chi thi", "ket luan", "ke hoach", "chuong trinh", "chuong trinh hanh dong"),
        *("bao cao", "thong bao", "thong bao ket luan", "to trinh", "huong dan", "quy dinh", "quy che", "de an"),
        *("phuong an", "thong tu", "nghi dinh", "cong dien", "cong van", "giay moi", "bien ban", "thong cao", "luat"),
        *("phap lenh", "dien van", "dien van khai mac", "dien van be mac", "bai phat bieu", "de cuong", "danh sach"),
        "lich cong tac",
    )
    + "(?: lien tich| chuyen de| chinh tri)?:?"
)
# A title that is a letterhead as well, and what goes on below it: "NGHỊ QUYẾT SỐ 5/NQ-HĐND", "NGÀY 2/4/1999", "CỦA …".
TITLED = re.compile(
    _one_of("nghi quyet", "quyet dinh", "chi thi", "ke hoach", "thong bao", "ket luan")
    + r" so\s?:?\s*\d{1,5}[a-z]?\s?(?:nq|qd|[-/])"
)
BELOW_TITLED = re.compile(r"ngay [\d/. -]{6,12}|cua (?!.*\bve viec\b).{4,80}")
# What is attached to a formal text begins so, in capitals, behind the signature.
ANNEX = re.compile(_one_of("phu luc", "danh sach", "bieu tong hop", "bang tong hop", "phu bieu") + r"\b")
# What begins a line of minutes: no line before goes on with it, and it credits no author.
LABEL = re.compile(
    _one_of(
        *("vang", "vang mat", "co mat", "chu tri", "chu toa", "thu ky", "tham du", "thanh phan", "thanh phan tham du"),
        *("thoi gian", "dia diem", "noi dung", "dai bieu moi", "khach moi"),
    )
    + r"(?: cuoc hop| hoi nghi)?(?: \([^)]{1,30}\))?\s?:"
)
RULE = re.compile(r"[^\w(]+")  # "-----", "*", "***": lines that only part others
RECIPIENTS = re.compile(r"noi nhan\s?(?::.*)?")
ON_BEHALF = re.compile(
    r"(?:t/m|tm|kt|k/t|tl|t/l|tuq|t/uq|tun|q)(?:\s?\.\s?|\s)(?=\w)|(?:t/m|t/l|k/t)\b|(?:tm|kt|tl|tuq)\.$"
)
SIGNED = re.compile(r"\(?\s?(?:da ky|ky ten|ky va|ky, ghi)\b.{0,40}")
# Posts of those who sign, alone in a line in capitals. (Any other post may follow «T/M …», which is cue enough.)
SIGNATORY = re.compile(
    "(?:pho )?"
    + _one_of(
        *("chu tich", "bi thu", "truong ban", "truong doan", "giam doc", "chanh van phong", "truong phong"),
        *("hieu truong", "chu nhiem", "chanh an", "vien truong", "thu ky", "thu ky cuoc hop", "thu ky dai hoi"),
        *("chu tri", "chu tri cuoc hop", "chu toa", "doan chu tich", "truong thon", "to truong"),
        *("nguoi ghi bien ban", "nguoi bao cao", "nguoi lap"),
    )
    + "(?: thuong truc| chuyen trach)?"
)

# --- page furniture -------------------------------------------------------------------------------------------------

COUNTER = re.compile(
    _one_of(
        r"(?:so )?(?:luot|lan)(?: nguoi)? ?(?:xem|doc|nghe|truy cap|tai)",
        r"da (?:xem|doc)",
        *("dang truy cap", "thong ke truy cap", "tong so luot truy cap", "hom nay", "tat ca", "xem", "views?"),
        *("binh luan", "y kien ban doc", "y kien", "thao luan", "phan hoi", "danh gia", "thich", "trang", "page"),
    )
    + r"\W*[\d.,]*\s*(?:luot|lan|views?)?(?: xem)?\W*"
)
BUTTON = re.compile(
    _one_of(
        *("chia se", "chia se bai viet", "chia se tren facebook", "chia se len facebook", "binh luan", "thich"),
        *("in", "in trang", "in bai", "in bai viet", "in an", "print", "phan hoi", "gui phan hoi", "gui email"),
        *("gui binh luan", "gui cho ban be", "tro lai", "tro ve", "quay lai", "ve dau trang", "len dau trang"),
        *("doc bai", "doc bai viet", "nghe bai", "nghe bai viet", "co chu", r"a\s?[-+]?", "mac dinh", "tuong phan"),
        *("facebook", "fanpage", "zalo", "twitter", "youtube", r"google\+?", "linkedin", "email", "copy link"),
        *("sao chep lien ket", "dang nhap", "dang ky", "rss", "so do cong", "so do site", "sitemap", "english"),
        *("tieng viet", "trang chu", "home", "loading", "dang tai", "responsive image", "null", "menu", "tim kiem"),
        *("skip to main content", "xem ban do", "dat phong", "trang truoc", "trang sau", "trang dau", "trang cuoi"),
        *("tiep", "tiep theo", "truoc", "sau", "xem tiep", "xem them", "chi tiet", "lien he", "gioi thieu", "hoi dap"),
        *("theo doi", "luu", "luu bai", "tai ve", "giam", "tang", "danh gia bai viet"),
    )
    + r"(?!\w)[\s.:…]*"
)
LABELLED = re.compile(
    _one_of(
        *("tu khoa", "tags?", "the", "chuyen muc", "the loai", "muc", "nguoi dang"),
        *("xem them", "doc them", "tin lien quan", "co chu", "chia se"),
    )
    + r"\s?:.*"
)
LINK = re.compile(r"(?:»|>{1,3}|›|→)\s?\w")
BREADCRUMB = re.compile(r"(?:trang chu|home)\b\s*[›»>/|\\→-].+")
RELATED = re.compile(
    r"(?:cac )?(?:tin|bai|bai viet|tin tuc|tin bai|van ban) "
    + _one_of(
        *("lien quan", "khac", "cung chuyen muc", "cung chuyen de", "moi", "moi nhat", "moi hon", "cu hon", "noi bat"),
        *("doc nhieu", "doc nhieu nhat", "xem nhieu", "da dua", "da dang", "duoc xem nhieu", "duoc xem nhieu nhat"),
        "duoc quan tam",
    )
    + r"\s?:?|(?:xem|doc) them\s?:?|co the ban quan tam\s?:?"
)
COPYRIGHT = re.compile(r"ban quyen thuoc|copyright\b|©|ghi ro nguon")
PAGING = re.compile(r"(?:\d{1,3}(?!\d)|[\s.|<>«»…–-])+")  # "1  2  3 ... 12", "- 2 -"; no "2020 - 2025"
# Items of the menu of a portal.
MENU = frozenset(
    [
        *("trang chu", "gioi thieu", "tin tuc", "tin tuc - su kien", "van ban", "thu tuc hanh chinh", "hoi dap"),
        *("lien he", "thu vien anh", "thu vien video", "lich cong tac", "gop y", "co cau to chuc", "dich vu cong"),
        *("van ban chi dao dieu hanh", "lich tiep cong dan"),
    ]
)

# --- stamps and credits ---------------------------------------------------------------------------------------------

STAMP_LABEL = re.compile(
    _one_of(
        *("ngay dang", "dang ngay", "dang luc", "cap nhat", "cap nhat luc", "cap nhat ngay", "ngay cap nhat"),
        *("xuat ban", "ngay xuat ban", "ngay viet", "thoi gian dang", "date", "ngay"),
    )
    + r"\s?:?"
)
CREDIT = re.compile(
    r"\(?"
    + _one_of(
        *("nguon", "theo", "tin", "anh", "bai", "tin,? ?(?:va )?(?:anh|bai)", "bai,? ?(?:va )?anh"),
        *("tin,? bai,? ?(?:va )?anh", "tac gia", "tac gia bai viet", "bai viet", "nguoi viet", "thuc hien"),
        *("tong hop", "bien tap", "bt", "pv", "nhom pv", "ctv", "ghi", "video", "clip"),
    )
    + r"\s?:.*"
)
# What a publisher is called, at the beginning of a credit: "Đài TT xã", "Ban Biên tập", "Nhóm PV Thời sự".
PUBLISHER = re.compile(
    r"\(?"
    + _one_of(
        *("dai", "ban bien tap", "bbt", "ban tuyen giao", "ban quan tri", "quan tri", "bo phan", "co quan"),
        *(
            "van phong",
            "nhom pv",
            "nhom phong vien",
            "phong vien",
            "pv",
            "ctv",
            "cong ttdt",
            "cong thong tin",
            "trung tam",
        ),
        *("phong van hoa", "phong vh", "ttvh", "ttxvn", "to van phong", "hoi [a-z]", "doan [a-z]", "co giao"),
        "thay giao",
    )
    + r"\b.*"
)
PICTURE = re.compile(
    r"(?:null )?\(?(?:anh|hinh|hinh anh|caption|chu thich anh)\s?\d*\s?[:.]|\[caption\]|\(\d+/\d+\)|anh minh hoa"
)
PICTURE_CREDIT = re.compile(r".*(?:\(\s?anh\s?:[^)]*\)|[-–.(]\s*anh\s?:.{0,60}|\(anh [^)]*\))$")
# Before a name; a line in capitals that begins so tells what a picture shows, others head a section.
ADDRESS = re.compile(r"(?:d/c|dong chi|cac dong chi|ong|ba|dai bieu)\b")
