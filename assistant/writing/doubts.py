"""A doubt in words: to the user why a sentence was struck, to the model what to mend."""

from collections.abc import Mapping
from typing import Final

from assistant.proving.proof import Doubt
from corpus.model import Language

_TOLD: Final[Mapping[Language, Mapping[Doubt, str]]] = {
    "en": {
        Doubt.UNCITED: "it names no source, and none at hand clearly says so",
        Doubt.VALUE: "the source does not have “{at}”",
        Doubt.NAME: "the source does not name “{at}”",
        Doubt.QUOTATION: "the source does not have these words: “{at}”",
        Doubt.NEGATION: "it denies what the source affirms, or the other way round, at “{at}”",
        Doubt.CONTRARY: "the source says the contrary of “{at}”",
        Doubt.OVERSTATED: "the source does not say “{at}”",
        Doubt.CAUSE: "it turns round what leads to what, at “{at}”",
        Doubt.ROLES: "it turns round who does what, at “{at}”",
        Doubt.BINDING: "in the source “{at}” belongs to something else",
        Doubt.WORDING: "it leaves the words of the source or their order, at “{at}”",
        Doubt.MEANING: "the source does not clearly say so",
    },
    "id": {
        Doubt.UNCITED: "tidak menyebut sumber, dan tidak ada yang jelas mengatakannya",
        Doubt.VALUE: "“{at}” tidak ada dalam sumbernya",
        Doubt.NAME: "sumbernya tidak menyebut “{at}”",
        Doubt.QUOTATION: "kata-kata ini tidak ada dalam sumbernya: “{at}”",
        Doubt.NEGATION: "menyangkal yang dinyatakan sumbernya, atau sebaliknya, pada “{at}”",
        Doubt.CONTRARY: "sumbernya mengatakan kebalikan dari “{at}”",
        Doubt.OVERSTATED: "sumbernya tidak mengatakan “{at}”",
        Doubt.CAUSE: "membalik sebab dan akibat, pada “{at}”",
        Doubt.ROLES: "membalik siapa berbuat apa, pada “{at}”",
        Doubt.BINDING: "dalam sumbernya “{at}” menyangkut hal lain",
        Doubt.WORDING: "menyimpang dari kata-kata sumbernya atau urutannya, pada “{at}”",
        Doubt.MEANING: "sumbernya tidak jelas mengatakan demikian",
    },
}


def in_words(doubt: Doubt, at: str, language: Language) -> str:
    """Why a statement is not proven, in a language."""
    told = _TOLD.get(language, _TOLD["en"])
    return told[doubt if at or doubt is Doubt.UNCITED else Doubt.MEANING].format(at=at)
