"""The words of explanations in both languages: what borrowed terms are called, and how a fact is known."""

from __future__ import annotations

from govgraph.namespaces import ADMS, DCTERMS, ELI, FOAF, OA, ORG, RDFS, SCHEMA, SKOS

# Properties and classes: the store holds the labels of our own alone.
NAMES = {
    ADMS.identifier: {"vi": "mã ở hệ thống khác", "en": "identifier elsewhere"},
    ADMS.schemaAgency: {"vi": "hệ thống", "en": "system"},
    DCTERMS.date: {"vi": "ngày", "en": "date"},
    DCTERMS.description: {"vi": "lý do", "en": "reason"},
    DCTERMS.identifier: {"vi": "tên tệp", "en": "file name"},
    DCTERMS.isReplacedBy: {"vi": "nay là", "en": "replaced by"},
    DCTERMS.issued: {"vi": "ngày đăng", "en": "published"},
    DCTERMS.language: {"vi": "ngôn ngữ", "en": "language"},
    DCTERMS.license: {"vi": "giấy phép", "en": "licence"},
    DCTERMS.replaces: {"vi": "thay thế", "en": "replaces"},
    DCTERMS.source: {"vi": "địa chỉ", "en": "address"},
    DCTERMS.title: {"vi": "tiêu đề", "en": "title"},
    ELI.amends: {"vi": "sửa đổi", "en": "amends"},
    ELI.based_on: {"vi": "căn cứ", "en": "based on"},
    ELI.cites: {"vi": "viện dẫn", "en": "cites"},
    ELI.date_document: {"vi": "ngày văn bản", "en": "date"},
    ELI.id_local: {"vi": "số, ký hiệu", "en": "number"},
    ELI.implements: {"vi": "thực hiện", "en": "implements"},
    ELI.passed_by: {"vi": "cơ quan ban hành", "en": "issuer"},
    ELI.repeals: {"vi": "bãi bỏ", "en": "repeals"},
    FOAF.name: {"vi": "họ và tên", "en": "name"},
    OA.hasSource: {"vi": "trích từ", "en": "quoted from"},
    ORG.Role: {"vi": "vai trò", "en": "role"},
    ORG.classification: {"vi": "loại", "en": "kind"},
    ORG.member: {"vi": "người giữ", "en": "person"},
    ORG.memberOf: {"vi": "thành viên của", "en": "member of"},
    ORG.organization: {"vi": "tổ chức", "en": "body"},
    ORG.postIn: {"vi": "thuộc", "en": "in"},
    ORG.role: {"vi": "vai trò", "en": "role"},
    ORG.subOrganizationOf: {"vi": "trực thuộc", "en": "belongs to"},
    RDFS.label: {"vi": "tên", "en": "name"},
    RDFS.isDefinedBy: {"vi": "định nghĩa trong", "en": "defined in"},
    SCHEMA.latitude: {"vi": "vĩ độ", "en": "latitude"},
    SCHEMA.longitude: {"vi": "kinh độ", "en": "longitude"},
    SKOS.Concept: {"vi": "khái niệm", "en": "concept"},
    SKOS.ConceptScheme: {"vi": "danh mục", "en": "code list"},
    SKOS.altLabel: {"vi": "tên khác", "en": "other name"},
    SKOS.broadMatch: {"vi": "hẹp hơn", "en": "narrower than"},
    SKOS.definition: {"vi": "định nghĩa", "en": "definition"},
    SKOS.example: {"vi": "ví dụ", "en": "example"},
    SKOS.hasTopConcept: {"vi": "gồm", "en": "holds"},
    SKOS.hiddenLabel: {"vi": "cách viết được nhận ra", "en": "spelling that is recognised"},
    SKOS.inScheme: {"vi": "danh mục", "en": "code list"},
    SKOS.notation: {"vi": "mã", "en": "code"},
    SKOS.scopeNote: {"vi": "ghi chú", "en": "note"},
    SKOS.topConceptOf: {"vi": "đứng đầu danh mục", "en": "at the top of"},
}
WORDS = {
    "vi": {
        **{"stated": "văn bản nêu", "inferred": "suy ra", "rule": "quy tắc", "from": "từ", "at": "ký tự"},
        **{"by": "người sửa", "dropped": "bỏ", "named in": "từng được nêu trong"},
        **{"as of": "Vào ngày", "nothing": "không biết gì về ngày này", "of that day": "đúng ngày này"},
        **{"not in force": "đơn vị hành chính chưa có hoặc không còn vào ngày này"},
    },
    "en": {
        **{"stated": "stated", "inferred": "inferred", "rule": "rule", "from": "from", "at": "characters"},
        **{"by": "corrected by", "dropped": "dropped", "named in": "was named in"},
        **{"as of": "As of", "nothing": "nothing is known of that day", "of that day": "of that very day"},
        **{"not in force": "the unit was not, or no more, in force on that day"},
    },
}
