"""Saved web pages: a text set in one of eight layouts, each built as a family of Vietnamese portals builds its pages.

All markup and all words around the text are our own; what was taken from real portals is how such pages are made: menus
and crumbs before, related links, comments and counters after, tables for columns, line breaks for paragraphs.
"""

import html
import json
import re
from collections.abc import Callable

MENU = ("Trang chủ", "Giới thiệu", "Tin tức - Sự kiện", "Văn bản chỉ đạo điều hành", "Thủ tục hành chính", "Liên hệ")
RELATED = (
    "Ra quân làm thủy lợi nội đồng mùa khô",
    "Tập huấn sử dụng chữ ký số cho cán bộ, công chức",
    "Thông báo lịch tiếp công dân trong tháng",
)
_LETTERHEAD = re.compile("ĐẢNG CỘNG SẢN|CỘNG HO?[ÀÒ]A? XÃ HỘI")
_COLUMNS = re.compile(r"\s{4,}|\t+")


def paragraphs(text: str) -> list[list[str]]:
    """Return the paragraphs of a text, each as its lines."""
    return [block.split("\n") for block in re.split(r"\n\s*\n", text.strip("\n")) if block.strip()]


def _set(text: str) -> tuple[str, list[list[str]]]:
    """Return the heading of the page and its paragraphs; a formal text has its title below the letterhead."""
    blocks = paragraphs(text)
    if len(blocks) > 1 and any(_LETTERHEAD.search(line) for line in blocks[0]):
        return " ".join(blocks[1]), blocks
    (first, *rest), *others = blocks
    return first, ([rest] if rest else []) + others


def sharepoint(text: str) -> str:
    """A portal of the kind whose pages are nested tables and spans with generated names."""
    first, blocks = _set(text)
    body = "".join(f'<div class="ms-rtestate-field">{_lines(block)}</div>' for block in blocks)
    return _page(
        first,
        f'<div id="s4-workspace"><div class="menu">{_menu("div")}</div><table width="100%"><tr><td class="left">'
        f"<ul>{_links()}</ul></td><td><div class='ArticleTitle'><span class='tieude'>{_esc(first)}</span></div>"
        f'<div class="noidung"><div id="ctl00_PlaceHolderMain">{body}</div></div>'
        f"<div class='tinlienquan'><b>Các tin khác</b><ul>{_links()}</ul></div></td></tr></table>"
        '<div id="footer">Bản quyền thuộc Ủy ban nhân dân. Tổng số lượt truy cập: 1.204.332</div></div>',
    )


def liferay(text: str) -> str:
    """A portal of portlets: crumbs, a heading of the third level, paragraphs, counters."""
    first, blocks = _set(text)
    body = "".join(f"<p>{_lines(block)}</p>" for block in blocks)
    return _page(
        f"{first} - Cổng thông tin điện tử",
        f'<nav class="sort-pages"><ul>{_menu("li")}</ul></nav>'
        '<ul class="breadcrumb"><li>Trang chủ</li><li>Tin tức</li></ul>'
        f'<div class="portlet-body"><div class="journal-content-article"><h3>{_esc(first)}</h3>{body}</div>'
        '<div class="taglib-ratings">Đánh giá bài viết 0 Trung bình (0 Phiếu bầu)</div></div>'
        f'<aside class="portlet-right"><h4>Tin mới nhất</h4><ul>{_links()}</ul></aside>'
        "<footer><p>Chịu trách nhiệm chính: Văn phòng. Đang trực tuyến: 12</p></footer>",
    )


def wordpress(text: str) -> str:
    """A blog engine: article, header, entry-content, buttons, comments, data of schema.org and Open Graph."""
    first, blocks = _set(text)
    body = "".join(f"<p>{_lines(block)}</p>\n" for block in blocks)
    data = json.dumps({"@context": "https://schema.org", "@type": "NewsArticle", "headline": first}, ensure_ascii=False)
    return _page(
        first,
        f'<header id="masthead"><nav class="main-navigation"><ul>{_menu("li")}</ul></nav></header><main>'
        '<article class="post">'
        f'<header class="entry-header"><h1 class="entry-title">{_esc(first)}</h1></header>'
        f'<div class="entry-content">{body}<div class="sharedaddy">Chia sẻ: Facebook Zalo</div></div></article>'
        f'<section id="related"><h2>Bài viết liên quan</h2><ul>{_links()}</ul></section>'
        '<section id="comments"><h2>Trả lời</h2><p>Email của bạn sẽ không được hiển thị công khai.</p></section></main>'
        "<footer>Giao diện do đơn vị tự xây dựng</footer>",
        f'<meta property="og:title" content="{_esc(first)}"><meta property="og:type" content="article">'
        f'<script type="application/ld+json">{data}</script>',
    )


def nukeviet(text: str) -> str:
    """A portal engine with a lead paragraph of its own, `<br>` inside blocks, and a box of older news."""
    first, (lead, *others) = _set(text)
    body = "<br><br>".join(_lines(block) for block in others)
    return _page(
        f"{first} - Trang thông tin",
        f'<div class="wraper"><div id="menusite"><ul class="nav">{_menu("li")}</ul></div><section>'
        '<div class="container"><div class="news_column panel"><div class="panel-body">'
        f'<h1 class="title margin-bottom-lg">{_esc(first)}</h1>'
        f'<div class="hometext m-bottom">{_lines(lead)}</div>'
        f'<div id="news-bodyhtml" class="bodytext margin-bottom-lg">{body}</div></div></div>'
        '<div class="news_column panel"><form><p>Tổng số điểm của bài viết là: 0 trong 0 đánh giá</p></form></div>'
        f'<div class="news_column panel"><h3>Những tin cũ hơn</h3><ul class="related list-inline">{_links()}</ul></div>'
        "</div></section><footer>Đang truy cập 3 · Hôm nay 211 · Tháng hiện tại 4.020</footer></div>",
    )


def tables(text: str) -> str:
    """An old page: columns by tables, paragraphs by line breaks, blanks by entities, no class that tells anything."""
    blocks = paragraphs(text)
    body = "<br>&nbsp;<br>".join(_lines(block) for block in blocks)
    return _page(
        blocks[0][0],
        f'<table width="980" align="center"><tr><td colspan="3" bgcolor="#b00">{_menu("span", " | ")}</td></tr>'
        f'<tr><td width="180"><table><tr><td>{"</td></tr><tr><td>".join(map(_link, RELATED))}</td></tr></table></td>'
        f'<td valign="top"><font face="Times New Roman" size="3">{body}</font></td>'
        '<td width="160"><b>Thời tiết</b><br>28°C<br><b>Thống kê</b><br>Lượt truy cập: 88.211</td></tr>'
        '<tr><td colspan="3" align="center">Trang thông tin điện tử xã. Điện thoại: 0230 000 000</td></tr></table>',
    )


def frontpage(text: str) -> str:
    """A page of the first years of the web: tags in capitals, `<CENTER>` and `<FONT>`, cells as margins, a marquee."""
    blocks = paragraphs(text)
    first, *others = blocks
    body = "<P>\n".join(_lines(block) for block in others)
    news = "".join(
        f"<TR><TD WIDTH=8><IMG SRC=dot.gif></TD><TD><FONT SIZE=2>{_link(one)}</FONT></TD></TR>" for one in RELATED
    )
    page = _page(
        "Trang chu",
        '<TABLE BORDER=0 CELLPADDING=0 WIDTH=760><TR><TD COLSPAN=3><IMG SRC="banner.jpg" ALT="UBND"></TD></TR>'
        f"<TR><TD COLSPAN=3><MARQUEE>Chào mừng quý vị đến với trang tin</MARQUEE>{_menu('B', ' :: ')}</TD></TR>"
        f"<TR><TD VALIGN=TOP WIDTH=150><TABLE>{news}</TABLE></TD><TD WIDTH=10>&nbsp;</TD><TD VALIGN=TOP>"
        f'<TABLE><TR><TD><CENTER><FONT COLOR="#FF0000" SIZE=4><B>{_lines(first)}</B></FONT></CENTER></TD></TR>'
        f"<TR><TD><FONT FACE=Arial SIZE=2>{body}</FONT></TD></TR>"
        "<TR><TD ALIGN=RIGHT><A HREF='javascript:print()'>In trang</A> | <A HREF='#'>Quay lại</A></TD></TR></TABLE>"
        f"<HR><B>Các tin đã đưa:</B><UL>{_links()}</UL></TD></TR>"
        "<TR><TD COLSPAN=3><CENTER><FONT SIZE=1>Số người truy cập: 0012345</FONT></CENTER></TD></TR></TABLE>",
    )
    return page.replace("<!DOCTYPE html>", '<!DOCTYPE HTML PUBLIC "-//W3C//DTD HTML 4.01 Transitional//EN">')


def theme(text: str) -> str:
    """A theme of a blog engine: blocks with classes, a by-line, tags, an author's box, a box of other posts inside."""
    first, blocks = _set(text)
    parts = [f'<p class="wp-block-paragraph">{_lines(block)}</p>' for block in blocks]
    box = f'<div class="jp-relatedposts"><h3 class="jp-headline">Có thể bạn quan tâm</h3><ul>{_links()}</ul></div>'
    return _page(
        f"{first} – Trang tin",
        '<a class="skip-link" href="#content">Chuyển đến nội dung</a>'
        f'<div class="site-header"><div class="widget"><ul class="menu">{_menu("li")}</ul></div></div>'
        '<div id="content" class="site-content"><div class="content-area"><div class="post hentry category-tin-tuc">'
        f'<h2 class="entry-title">{_esc(first)}</h2>'
        '<div class="entry-meta"><span class="posted-on">Đăng ngày <time>5 năm trước</time></span> '
        '<span class="byline">bởi <a href="/admin">admin</a></span></div>'
        f'<div class="entry">{_with_box(parts, box)}</div>'
        '<div class="post-tags">Thẻ: <a href="/t">xã</a>, <a href="/t">tin</a></div>'
        '<div class="author-box"><img src="a.png" alt=""><h4>admin</h4><p>Quản trị trang.</p></div></div>'
        '<div class="nav-links"><a rel="prev" href="/1">← Bài trước</a> <a rel="next" href="/2">Bài sau →</a>'
        "</div></div>"
        '<div class="sidebar"><div class="widget"><h3>Lưu trữ</h3><ul><li><a href="/a">Tháng Năm</a> (12)</li>'
        '<li><a href="/b">Tháng Tư</a> (9)</li></ul></div></div></div>'
        '<div class="site-footer">Tự hào được vận hành bởi phần mềm mã nguồn mở</div>',
    )


def mobile(text: str) -> str:
    """A page for telephones: pictures that come late, boxes of other news with days in the middle of the text."""
    first, blocks = _set(text)
    late = '<img class="lazy" src="data:," data-src="a.jpg" alt=""><noscript><img src="a.jpg" alt="ảnh"></noscript>'
    parts = [f'<div class="p">{_lines(block)}</div>' for block in blocks]
    news = "".join(
        f'<div class="item">{late}{_link(one)}<span class="time">12 giờ trước</span></div>' for one in RELATED
    )
    box = f'<div class="box-news"><div class="box-title">Tin cùng chuyên mục</div>{news}</div>'
    box += '<div class="ads">Quảng cáo</div>'
    return _page(
        first,
        f'<div class="topbar"><i class="icon"></i><span>Trang tin</span></div><div class="drawer">{_menu("div")}</div>'
        f'<div class="detail"><h1>{_esc(first)}</h1><div class="figure">{late}</div>'
        f'<div class="body">{_with_box(parts, box)}</div>'
        '<div class="share"><span>Chia sẻ</span><span>Sao chép liên kết</span></div></div>'
        f'<div class="box-news"><div class="box-title">Đọc nhiều</div>{news}</div>'
        '<div class="sticky">Tải ứng dụng</div>',
        '<meta name="viewport" content="width=device-width, initial-scale=1">',
    )


def _with_box(parts: list[str], box: str) -> str:
    """Return the parts of an article with a box in their middle."""
    middle = len(parts) // 2
    return "\n".join([*parts[:middle], box, *parts[middle:]])


LAYOUTS: dict[str, Callable[[str], str]] = {
    "sharepoint": sharepoint,
    "liferay": liferay,
    "wordpress": wordpress,
    "nukeviet": nukeviet,
    "tables": tables,
    "frontpage": frontpage,
    "theme": theme,
    "mobile": mobile,
}


def _lines(lines: list[str]) -> str:
    return "<br>\n".join(_line(line) for line in lines)


def _line(line: str) -> str:
    # Columns of a letterhead are a table in some pages, and many blanks in most.
    return _COLUMNS.sub(lambda gap: "&nbsp;" * len(gap[0]), _esc(line))


def _menu(tag: str, between: str = "") -> str:
    return between.join(f"<{tag}>{_link(word)}</{tag}>" for word in MENU)


def _links() -> str:
    return "".join(f"<li>{_link(one)}</li>" for one in RELATED)


def _link(words: str) -> str:
    return f'<a href="/trang.html">{_esc(words)}</a>'


def _esc(words: str) -> str:
    return html.escape(words)


def _page(title: str, body: str, head: str = "") -> str:
    return (
        f'<!DOCTYPE html>\n<html lang="vi"><head><meta charset="utf-8"><title>{_esc(title)}</title>{head}'
        f"<style>p {{ margin: 1em }}</style><script>var hit = 1;</script></head>\n<body>{body}</body></html>\n"
    )
