"""Text in a document that speaks to a language model: it is quoted like any other, but proves nothing a model wrote."""

import re

_ORDER = (
    r"say|state|claim|tell|write|answer|reply|respond|output|print|repeat|insist|confirm|conclude|report|cite|add|end"
    r"|katakan(?:lah)?|jawab(?:lah)?|tulis(?:kan|lah)?|sebutkan|nyatakan|balas(?:lah)?|tampilkan|ulangi|tegaskan|simpulkan"
    r"|kutip(?:lah)?|tambahkan|akhiri"
)
_ROLE = "act as|pretend|role-?play|reveal|leak|expose|berpura-pura(?:lah)?|bocorkan|ungkapkan"
_SPEAKS_TO_A_MODEL = re.compile(
    r"\b(?:ignore|disregard|forget|override|bypass|overrule)\b.{0,60}\b(?:above|previous|prior|earlier|instructions?|rules?"
    r"|prompt|evidence|sources?|everything)\b"
    r"|\b(?:abaikan|lupakan|kesampingkan|langgar|batalkan)\b.{0,60}\b(?:atas|sebelumnya|instruksi|perintah|aturan|petunjuk"
    r"|bukti|sumber|semua)\b"
    r"|<\|?[a-z_/]{2,20}\|?>|\[/?INST\]|^\W*(?:system|assistant|user|developer|sistem|asisten|pengguna)\s*(?:message|pesan)?\s*:"
    r"|#{2,}\s*(?:instruction|system|instruksi|sistem)|\b(?:system|developer) (?:message|prompt|note|override)\b"
    r"|\bpesan (?:dari )?(?:sistem|pengembang)\b|\b(?:you are now|from now on|as an ai)\b"
    r"|\b(?:kamu|anda|engkau) (?:sekarang )?(?:adalah|berperan)\b|\b(?:mulai sekarang|sebagai ai)\b"
    r"|\b(?:new|updated|real|secret) instructions?\b|\b(?:instruksi|perintah) (?:baru|rahasia|terbaru|sebenarnya)\b"
    r"|\b(?:ai|language|chat) ?(?:model|bot|assistant)s?\b|\bmodel bahasa\b|\b(?:developer|debug|jailbreak|dan) mode\b"
    r"|\bmode (?:pengembang|debug)\b|\bapi[ _-]?keys?\b|\bkunci api\b"
    rf"|(?:^|[.:;!?\]>)]\s*|\b(?:please|you|must|should|now|then|tolong|kamu|anda|harus|lalu)\s+)(?:{_ROLE})\b"
    rf"|(?:^|[.:;,!?\]>)]\s*|\b(?:and|then|please|dan|lalu|tolong)\s+)(?:{_ORDER})\b(?! (?:them|him|her)\b)"
    r"[^.\n]{0,12}(?:\b(?:that|with|only|bahwa|dengan|hanya|this|ini|each|setiap)\b|:|\[\d)",
    re.IGNORECASE | re.MULTILINE,
)


def speaks_to_a_model(paragraph: str) -> bool:
    """Whether some of a paragraph is an order to whoever answers, or poses as a message of the conversation."""
    return _SPEAKS_TO_A_MODEL.search(paragraph) is not None
