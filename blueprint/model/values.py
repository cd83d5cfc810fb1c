"""How one scalar is read: each kind of value has its own grammar, and its own JSON Schema.

The YAML reader hands every scalar over as text, so that `1:30`, `no` and `012` mean what was written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from pydantic import GetCoreSchemaHandler, GetJsonSchemaHandler
from pydantic_core import CoreSchema, PydanticCustomError, core_schema

from blueprint.model.characters import NOT_IN_IDS
from blueprint.wording import Wording

NUMBER = r"[-+]?(\d+(\.\d*)?|\.\d+)([eE][-+]?\d+)?"
_NUMBER = re.compile(NUMBER)
_NOT_IN_IDS = r"\s!-,/:-@\[-^`{-~"
ID_PATTERN = rf"^[^{_NOT_IN_IDS}.\-][^{_NOT_IN_IDS}]*$"
"""Letters of any script, digits, `-`, `_` and `.`; written so that editors read it the same way."""
_ID = re.compile(ID_PATTERN)
_NUMBER_HELP = Wording("write a number, such as `2` or `-1.5`", "请写数字，如 `2` 或 `-1.5`")
RETYPED = frozenset(
    way(word)
    for word in ("yes", "no", "on", "off", "true", "false", "null")
    for way in (str.lower, str.title, str.upper)
)
"""Words that other YAML readers turn into booleans or nothing."""


WRITE = Wording("write `{meant}`", "请写 `{meant}`")


def wrong(
    kind: str,
    message: Wording,
    help: Wording | None = None,  # noqa: A002
    meant: str | None = None,
) -> PydanticCustomError:
    """The error a value's grammar raises; `kind` names the rule page.

    `meant` is the text that says it right, where nothing else can be meant; it is the help too.
    """
    if meant is not None:
        help = WRITE.filled(meant=meant)  # noqa: A001
    return PydanticCustomError(
        kind, "{wording}", {"wording": message.en, "both": message, "help": help, "meant": meant}
    )


def narrow(text: str) -> str:
    """A text with ordinary letters, digits and signs for the full-width ones.

    >>> narrow("５５％"), narrow("－２")
    ('55%', '-2')
    """
    return unicodedata.normalize("NFKC", text).replace("\u2212", "-").strip()


def narrowed(text: str, pattern: str | re.Pattern[str]) -> str | None:
    """The ordinary spelling of a text, where that fits the pattern."""
    plain = narrow(text)
    return plain if plain != text and re.fullmatch(pattern, plain) else None


@dataclass(frozen=True)
class Grammar:
    """Attached to a type by `Annotated`: how its text is read, and what the JSON Schema says."""

    parse: Callable[[Any], Any]
    schema: Callable[[], dict[str, Any]]

    def __get_pydantic_core_schema__(self, _source: Any, _handler: GetCoreSchemaHandler) -> CoreSchema:
        return core_schema.no_info_plain_validator_function(self.parse)

    def __get_pydantic_json_schema__(
        self, _core: CoreSchema, _handler: GetJsonSchemaHandler
    ) -> dict[str, Any]:
        return self.schema()


def text_of(value: Any, wanted: Wording) -> str:
    """The text of a scalar; a list or mapping in its place is an error that says what was wanted."""
    if isinstance(value, str):
        return value.strip()
    raise wrong(
        "wrong-shape",
        Wording("expected {wanted}, found {found}", "这里应为{wanted}，却是{found}").filled(
            wanted=wanted, found=shape_of(value)
        ),
    )


def shape_of(value: Any) -> Wording:
    """What a value is, in words."""
    if isinstance(value, dict):
        return Wording("a mapping", "一组键值")
    if isinstance(value, list):
        return Wording("a list", "一个列表")
    if value is None or value == "":
        return Wording("nothing", "空白")
    return Wording("text", "文字")


def number(wanted: Wording, low: float | None = None, high: float | None = None) -> Grammar:
    """A decimal number between `low` and `high`."""

    def parse(value: Any) -> float:
        text = text_of(value, wanted)
        if not _NUMBER.fullmatch(text):
            raise wrong(
                "wrong-number",
                Wording("{text!r} is not {wanted}", "{text!r} 不是{wanted}").filled(text=text, wanted=wanted),
                _NUMBER_HELP,
                narrowed(text, _NUMBER),
            )
        amount = float(text)
        if (low is not None and amount < low) or (high is not None and amount > high) or abs(amount) > 1e12:
            raise wrong(
                "wrong-number",
                Wording("{text} is outside what {wanted} can be", "{text} 超出{wanted}的范围").filled(
                    text=text, wanted=wanted
                ),
                _between(low, high),
            )
        return amount

    def schema() -> dict[str, Any]:
        bounds = {k: v for k, v in (("minimum", low), ("maximum", high)) if v is not None}
        return {"anyOf": [{"type": "number", **bounds}, {"type": "string", "pattern": f"^\\s*{NUMBER}\\s*$"}]}

    return Grammar(parse, schema)


def _between(low: float | None, high: float | None) -> Wording | None:
    if low is not None and high is not None:
        return Wording("from {low:g} to {high:g}", "应在 {low:g} 到 {high:g} 之间").filled(low=low, high=high)
    if low is not None:
        return Wording("at least {low:g}", "至少为 {low:g}").filled(low=low)
    return Wording("smaller numbers", "请用较小的数")


def _identifier(value: Any) -> str:
    wanted = Wording("an id", "一个编号（id）")
    text = text_of(value, wanted)
    if not _ID.match(text) or NOT_IN_IDS.search(text):
        raise wrong(
            "wrong-id",
            Wording("{text!r} cannot be an id", "{text!r} 不能作编号").filled(text=text),
            Wording(
                "letters, digits, `-`, `_` and `.`, without spaces", "只用文字、数字、`-`、`_`、`.`，不含空格"
            ),
        )
    if text in RETYPED:
        raise wrong(
            "retyped-scalar",
            Wording(
                "other readers take the id {text!r} for a truth value", "其他程序会把编号 {text!r} 当作真假值"
            ).filled(text=text),
            Wording("choose another id", "请换一个编号"),
        )
    return text


def id_schema() -> dict[str, Any]:
    """What the JSON Schema says of an id."""
    return {"type": ["string", "number"], "pattern": ID_PATTERN, "not": {"enum": sorted(RETYPED)}}


IDENTIFIER = Grammar(_identifier, id_schema)
