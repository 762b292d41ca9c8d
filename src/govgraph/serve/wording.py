"""The words of the server's own pages, in both languages."""

from __future__ import annotations

#: Pages that only a server has, each with its path and its name in the menu.
MENU = (
    ("query.html", {"vi": "Hỏi dữ liệu", "en": "Ask"}),
    ("api.html", {"vi": "API", "en": "API"}),
)

_WORDS = {
    "to-start": ("Về trang đầu", "To the start page"),
    "no-such-page": ("Không có trang nào ở địa chỉ này. Hãy dùng ô tìm kiếm phía trên.",
                     "There is no page at this address. Try the search above."),
    "status": ("Không trả lời được", "No answer"),
    "status-404": ("Không tìm thấy trang", "No such page"),
    "status-410": ("Trang này không còn", "This page is no more"),
    "status-503": ("Máy chủ đang bận", "The server is busy"),
    "built": ("Dữ liệu lập ngày", "Data built on"),
    "ask": ("Hỏi dữ liệu", "Ask the data"),
    "ask-lead": ("Câu hỏi có sẵn với ô điền, hoặc truy vấn SPARQL của riêng bạn; trả lời bằng bảng, biểu đồ, tệp.",
                 "Ready questions with forms, or a SPARQL query of your own; answers as a table, a chart or a file."),
    "api": ("API JSON", "JSON API"),
    "api-lead": ("Mỗi câu hỏi là một địa chỉ: tham số, phân trang, JSON hoặc CSV; mô tả bằng OpenAPI 3.1.",
                 "Each question is an address: parameters, pages, JSON or CSV; described by OpenAPI 3.1."),
    "endpoint": ("Điểm truy vấn SPARQL", "SPARQL endpoint"),
    "endpoint-lead": ("SPARQL 1.1 Protocol, chỉ đọc, có giới hạn thời gian.",
                      "SPARQL 1.1 Protocol, read-only, with limits of time."),
    "reconcile": ("Đối khớp tên", "Matching of names"),
    "reconcile-lead": ("Dịch vụ Reconciliation 0.2 cho OpenRefine: người, tổ chức, đơn vị hành chính.",
                       "A reconciliation service (0.2) for OpenRefine: people, bodies, units."),
    "downloads": ("Tải về", "Downloads"),
    "downloads-lead": ("Mô tả VoID của bộ dữ liệu; bộ từ vựng; bảng CSV; mỗi trang có Turtle, JSON-LD và N-Triples.",
                       "The VoID description; the ontology; tables as CSV; with each page Turtle, JSON-LD, N-Triples."),
    "tables": ("Bảng CSV", "Tables as CSV"),
    "for-people": ("Câu hỏi", "Questions"),
    "checks": ("Kiểm tra mâu thuẫn", "Checks for contradictions"),
    "for-programs": ("Cho người và cho chương trình", "For people and for programs"),
}  # fmt: skip

#: The words of the query page, for its template and its script.
QUERY_WORDS = {
    word: {"vi": vi, "en": en}
    for word, vi, en in (
        ("questions", "Chọn một câu hỏi có sẵn", "Choose a ready question"),
        ("sift", "Lọc câu hỏi", "Filter the questions"),
        ("needed", "cần điền", "needed"),
        ("any", "bất kỳ", "any"),
        ("answer", "Trả lời", "Answer"),
        ("as-sparql", "Xem dưới dạng SPARQL", "See as SPARQL"),
        ("own", "Truy vấn SPARQL", "SPARQL query"),
        ("completions", "Gợi ý", "Completions"),
        (
            "editor-hint",
            "Gõ vài chữ để có gợi ý (tiền tố, từ vựng, mã; cũng tìm theo nhãn, như «nhiem»); mũi tên và Enter "
            "để chọn, Ctrl+Enter để chạy, Ctrl+dấu cách để mở gợi ý, Esc để đóng.",
            "Type some letters for completions (prefixes, terms, codes; by label too); arrow keys and Enter "
            "choose, Ctrl+Enter runs, Ctrl+Space opens completions, Esc closes them.",
        ),
        ("run", "Chạy", "Run"),
        ("results", "Kết quả", "Results"),
        ("stop", "Dừng", "Stop"),
        ("views", "Cách xem", "Views"),
        ("table", "Bảng", "Table"),
        ("chart", "Biểu đồ", "Chart"),
        ("files", "Tải về, liên kết", "Files, link"),
        ("asking", "Đang hỏi…", "Asking…"),
        ("stopped", "Đã dừng.", "Stopped."),
        ("rows", "dòng", "rows"),
        ("one-row", "dòng", "row"),
        ("seconds", "giây", "s"),
        ("first-rows", "Những dòng đầu; còn nữa.", "The first rows; there are more."),
        ("no-rows", "Không có dòng nào.", "There are no rows."),
        ("more-rows", "Thêm dòng", "More rows"),
        ("more-columns", "Hiện cả cột IRI", "Show columns of IRIs too"),
        ("yes", "Có", "Yes"),
        ("no", "Không", "No"),
        ("triples", "bộ ba (Turtle)", "triples (Turtle)"),
        ("failed", "Máy chủ không trả lời được.", "The server gave no answer."),
        ("no-chart", "Bảng này không có cột nào để vẽ.", "No column of this table can be drawn."),
        ("chart-by", "Theo cột", "By column"),
        ("chart-of", "Giá trị", "Value"),
        ("count", "số dòng", "number of rows"),
        (
            "chart-note",
            "Vẽ từ các dòng đã tải; tối đa 30 nhóm lớn nhất.",
            "Drawn from the rows loaded; the 30 largest groups.",
        ),
        ("by-year", "theo năm", "by year"),
        ("none", "(không có)", "(none)"),
        ("link", "Liên kết đến câu hỏi này", "Link to this question"),
        ("copy", "Sao chép", "Copy"),
        ("copied", "Đã sao chép.", "Copied."),
        ("download", "Tải tệp", "Download"),
        (
            "loaded-rows",
            "Mọi dòng của câu trả lời, đến giới hạn của máy chủ.",
            "All rows of the answer, up to the server's limits.",
        ),
        ("api-address", "Địa chỉ của API", "Address of the API"),
        ("own-chart", "Sơ đồ của govgraph", "The chart of govgraph"),
    )
}

#: The words of the page about the API.
API_WORDS = {
    word: {"vi": vi, "en": en}
    for word, vi, en in (
        ("lead", "Mỗi câu hỏi có một địa chỉ; trả lời bằng JSON, từng trang; «next» dẫn đến trang sau. ETag và "
         "Last-Modified đổi theo lần lập dữ liệu.",
         "Each question has an address and answers in JSON, a page at a time; “next” leads on. ETag and Last-Modified "
         "change with the build."),
        ("limit", "số dòng mỗi trang, {usual} nếu không nêu, nhiều nhất {most}", "rows of a page, {usual} by default, "
         "at most {most}"),
        ("offset", "bỏ qua bao nhiêu dòng đầu", "rows to skip"),
        ("format", "json, csv, hoặc sparql (chính truy vấn)", "json, csv, or sparql (the query itself)"),
        ("lang", "vi hoặc en", "vi or en"),
        ("needed", "cần có", "needed"),
        ("columns", "Cột", "Columns"),
        ("linked-data", "Dữ liệu liên kết", "Linked data"),
        ("linked-data-lead", "Mỗi IRI trả lời bằng trang hoặc dữ liệu theo Accept (Turtle, JSON-LD, N-Triples …).",
         "Each IRI answers with a page or with data (Turtle, JSON-LD, N-Triples, RDF/XML), by Accept."),
        ("reconcile-lead", "Trong OpenRefine: Reconcile → Start reconciling → Add standard service, với địa chỉ",
         "In OpenRefine: Reconcile → Start reconciling → Add standard service, with the address"),
    )
}  # fmt: skip


def say_of(word: str, language: str) -> str:
    """Return words of the server's pages in a language.

    >>> say_of("built", "en")
    'Data built on'
    """
    vi, en = _WORDS[word]
    return vi if language == "vi" else en


def words_of(language: str) -> dict[str, str]:
    """Return all words in a language, for templates."""
    return {word.replace("-", "_"): say_of(word, language) for word in _WORDS}
