"""What a touchpoint is about, by its id, title and etiquette: paying, forms, greeting, farewell."""

from __future__ import annotations

import re

from blueprint.flow.chain.waits import is_wait
from blueprint.model.touchpoint import Touchpoint

_PAY = re.compile(
    r"付款|付费|缴费|交费|收费|支付|买单|结账|结帐|\b(?:pay|pays|paying|payment|bill|checkout)\b",
    re.IGNORECASE,
)
_FORM = re.compile(
    r"填单|填表|表单|填写|签名|签字|\b(?:form|forms|paperwork|application|sign)\b", re.IGNORECASE
)
_GREETING = re.compile(r"迎接|迎宾|问候|欢迎|\b(?:greet|greets|greeting|welcome|reception)\b", re.IGNORECASE)
_FAREWELL = re.compile(r"送别|送行|送客|道别|告别|\b(?:farewell|goodbye|see off|sees off)\b", re.IGNORECASE)
_WELCOMES = frozenset({"bow.welcome", "smile.welcome"})
_FAREWELLS = frozenset({"bow.farewell", "smile.farewell"})


def is_nuisance(touchpoint: Touchpoint) -> bool:
    """Customers wait, pay or fill in a form here."""
    return is_wait(touchpoint) or _says(touchpoint, _PAY) or _says(touchpoint, _FORM)


def greets(touchpoint: Touchpoint) -> bool:
    """Customers are welcomed here."""
    return bool(_etiquette(touchpoint) & _WELCOMES) or _says(touchpoint, _GREETING)


def sees_off(touchpoint: Touchpoint) -> bool:
    """Customers are seen off here."""
    return bool(_etiquette(touchpoint) & _FAREWELLS) or _says(touchpoint, _FAREWELL)


def _etiquette(touchpoint: Touchpoint) -> frozenset[str]:
    return frozenset(touchpoint.contact.etiquette) if touchpoint.contact else frozenset()


def _says(touchpoint: Touchpoint, words: re.Pattern[str]) -> bool:
    texts = (re.sub(r"[-_.]", " ", touchpoint.id), *(t for _, t in touchpoint.title.by_language))
    return any(words.search(text) for text in texts)
