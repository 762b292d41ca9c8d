"""By what a part of a page is known: the fixed wording of letterheads, signatures, page furniture and credits.

All cues are compared without diacritics and in lower case (`Line.key`). What stands here is wording that a decree
fixes, or that content management systems print around articles; names of bodies and posts are in the code lists.
"""

import re

# --- formal texts ---------------------------------------------------------------------------------------------------

# Nghị định 30/2020/NĐ-CP, annex I (state); Quy định 66-QĐ/TW of 2017 and Hướng dẫn 36-HD/VPTW of 2018 (Party).
MOTTO = re.compile(
    r"cong hoa xa hoi chu nghia viet nam|doc lap\s*[-–]\s*tu do\s*[-–]\s*hanh phuc|dang cong san viet nam\b(?!.{20})"
)
ISSUED_AT = re.compile(r"[^\d:]{2,60},? ngay\s*[\d.… ]{0,8}\s*(?:thang\s*[\d.… ]{0,8}\s*nam|/)\s*[\d.… ]")
NUMBER_LINE = re.compile(r"so\s*:?\s*[\d.… ]{0,8}\s*[-/]")
# Kinds of texts that name themselves in a line of their own, in capitals.
TITLE = re.compile(
    r"(?:nghi quyet|quyet dinh|chi thi|ket luan|ke hoach|chuong trinh|chuong trinh hanh dong|bao cao|thong bao|to trinh"
    r"|huong dan|quy dinh|quy che|de an|phuong an|thong tu|nghi dinh|cong dien|cong van|giay moi|bien ban|dien van"
    r"|dien van khai mac|dien van be mac|bai phat bieu|thong cao|thong bao ket luan|de cuong|danh sach|lich cong tac"
    r"|luat|phap lenh)(?: lien tich| chuyen de| chinh tri)?:?"
)
RULE = re.compile(r"[^\w(]+")  # "-----", "*", "***": lines that only part others
RECIPIENTS = re.compile(r"noi nhan\b")
ON_BEHALF = re.compile(r"(?:t/m|tm|kt|k/t|tl|t/l|tuq|t/uq|tun|q)\s?\.?\s(?=\w)|(?:t/m|t/l|k/t)\b")
SIGNED = re.compile(r"\(?\s?(?:da ky|ky ten|ky va|da ky va|ky, ghi)\b.{0,40}")
SIGNATORY = re.compile(
    r"(?:pho )?(?:chu tich|bi thu|bi thu thuong truc|truong ban|truong doan|giam doc|chanh van phong|truong phong|hieu truong"
    r"|chu nhiem|chanh an|vien truong|thu ky|chu tri|chu toa|thu ky cuoc hop|chu tri cuoc hop|truong thon|to truong|doan chu tich"
    r"|nguoi ghi bien ban|nguoi bao cao|nguoi lap|thu ky dai hoi)(?: thuong truc| chuyen trach)?"
)

# --- page furniture -------------------------------------------------------------------------------------------------

_COUNTER = (
    r"(?:so )?(?:luot|lan)(?: nguoi)? ?(?:xem|doc|nghe|truy cap|tai)|da (?:xem|doc)|dang truy cap|hom nay|tat ca|xem|views?"
    r"|binh luan|y kien ban doc|y kien|thao luan|phan hoi|danh gia|thich|trang|page|thong ke truy cap|tong so luot truy cap"
)
_BUTTON = (
    r"chia se(?: bai viet| tren facebook| len facebook)?|binh luan|in(?: trang| bai| bai viet| an)?|print|gui(?: phan hoi| email| binh luan"
    r"| cho ban be)?|phan hoi|tro (?:lai|ve)|quay lai|ve dau trang|len dau trang|(?:doc|nghe) bai(?: viet)?|co chu|a\s?[-+]?|facebook"
    r"|fanpage|zalo|twitter|youtube|google\+?|linkedin|email|copy link|sao chep lien ket|dang nhap|dang ky|rss|so do cong|so do site"
    r"|sitemap|english|tieng viet|trang chu|home|loading|dang tai|responsive image|null|skip to main content|menu|tim kiem|xem ban do"
    r"|dat phong|trang (?:truoc|sau|dau|cuoi)|tiep|tiep theo|truoc|sau|xem tiep|xem them|chi tiet|lien he|gioi thieu|hoi dap|thich"
    r"|theo doi|luu(?: bai)?|tai ve|mac dinh|tuong phan|giam|tang|danh gia bai viet"
)
BUTTON = re.compile(rf"(?:{_BUTTON})[\s.:…]*")
COUNTER = re.compile(rf"(?:{_COUNTER})\W*[\d.,]*\s*(?:luot|lan|views?)?(?: xem)?\W*")
LABELLED = re.compile(
    r"(?:tu khoa|tags?|the|chuyen muc|the loai|nguoi dang|tac gia|nguoi viet|xem them|doc them|tin lien quan|co chu|chia se|muc)\s?:.*"
)
LINK = re.compile(r"(?:»|>{1,3}|›|→)\s?\w.*")
BREADCRUMB = re.compile(r"(?:trang chu|home)\b\s*[›»>/|\\→-].+")
RELATED = re.compile(
    r"(?:cac )?(?:tin|bai|bai viet|tin tuc|tin bai)(?: viet)? (?:lien quan|khac|cung chuyen muc|cung chuyen de|moi|moi nhat|moi hon|cu hon|noi bat"
    r"|doc nhieu|da dua|da dang|duoc xem nhieu|duoc quan tam|xem nhieu)(?: nhat)?\s?:?|(?:xem|doc) them\s?:?|co the ban quan tam\s?:?"
)
COPYRIGHT = re.compile(r"(?:ban quyen thuoc|copyright|©|ghi ro nguon|\(c\) ).*")
PAGING = re.compile(r"[\d\s.|<>«»…]+")
# Items of the menu of a portal. Three of them in one stretch of short lines make it a menu.
MENU = frozenset(
    "trang chu|gioi thieu|tin tuc|tin tuc - su kien|van ban|thu tuc hanh chinh|hoi dap|lien he|thu vien anh|lich cong tac|gop y"
    "|co cau to chuc|xay dung dang|van ban chi dao dieu hanh|lich tiep cong dan|thu vien video|dich vu cong".split("|")
)

# --- stamps and credits ---------------------------------------------------------------------------------------------

STAMP_LABEL = re.compile(
    r"(?:ngay dang|dang ngay|dang luc|cap nhat(?: luc| ngay)?|ngay cap nhat|xuat ban|ngay xuat ban|ngay viet|thoi gian dang|date|ngay)\s?:?"
)
CREDIT = re.compile(
    r"\(?(?:nguon|theo|tin|anh|bai|tin,? ?(?:va )?(?:anh|bai)|bai,? ?(?:va )?anh|tin,? bai,? ?(?:va )?anh|tac gia(?: bai viet)?|nguoi viet|thuc hien"
    r"|tong hop|bien tap|pv|nhom pv|ctv|ghi|bai viet|video|clip)\s?:.*"
)
# What a publisher is called, at the beginning of a credit: "Đài TT xã", "Ban Biên tập", "Nhóm PV Thời sự".
PUBLISHER = re.compile(
    r"\(?(?:dai|ban bien tap|bbt|ban tuyen giao|bo phan|nhom pv|nhom phong vien|cong ttdt|cong thong tin|phong (?:van hoa|vh)|van phong|trung tam"
    r"|co quan|ttvh|ttxvn|ctv|pv|phong vien|ban quan tri|quan tri|to van phong|hoi [a-z]|doan [a-z]|co giao|thay giao)\b.*"
)
PICTURE = re.compile(
    r"(?:null )?\(?(?:anh|hinh|hinh anh|caption|chu thich anh)\s?\d*\s?[:.]|\[caption\]|\(\d+/\d+\)|anh minh hoa"
)
PICTURE_CREDIT = re.compile(r".*(?:\(\s?anh\s?:[^)]*\)|[-–.(]\s*anh\s?:.{0,60}|\(anh [^)]*\))$")
# Before a name; a line in capitals that begins so tells what a picture shows, others head a section.
ADDRESS = re.compile(r"(?:d/c|dong chi|cac dong chi|ong|ba|dai bieu)\b")
