"""Options of a rule, from a configuration's text to the types the rule declares."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import fields
from fractions import Fraction
from typing import Any, get_type_hints

from pydantic_core import PydanticCustomError

from blueprint.lint.config.error import with_suggestion
from blueprint.lint.rule import Rule
from blueprint.lint.rulebook.options import option_name
from blueprint.model.duration import Duration, parse_duration
from blueprint.model.share import parse_share
from blueprint.wording import Wording

_NO_OPTIONS = Wording("rule {rule!r} has no options", "规则 {rule!r} 没有选项")
_UNKNOWN = Wording("rule {rule!r} has no option {name!r}", "规则 {rule!r} 没有选项 {name!r}")
_WANTED = Wording(
    "option {name!r} of {rule!r} must be {wanted}, not {value!r}",
    "规则 {rule!r} 的选项 {name!r} 应为{wanted}，而不是 {value!r}",
)
_KINDS: dict[Any, Wording] = {
    bool: Wording("true or false", "true 或 false"),
    int: Wording("a whole number", "整数"),
    float: Wording("a number", "数"),
    str: Wording("a text", "文字"),
    tuple[str, ...]: Wording("a list of texts", "文字列表"),
    Duration: Wording('a time such as "20m"', '时间，如 "20m"'),
    Fraction: Wording('a share such as "80%"', '比例，如 "80%"'),
}


def read_options(rule: Rule, given: Mapping[str, Any], complaints: list[Wording]) -> dict[str, Any]:
    """Option to value, by field name; what is wrong is added to `complaints`."""
    if rule.options is None:
        complaints.append(_NO_OPTIONS.filled(rule=rule.name))
        return {}
    types = {f.name: get_type_hints(type(rule.options))[f.name] for f in fields(rule.options)}
    by_option = {option_name(name): name for name in types}
    read = {}
    for name, value in given.items():
        if name not in by_option:
            message = _UNKNOWN.filled(rule=rule.name, name=name)
            complaints.append(with_suggestion(message, name, by_option))
            continue
        wanted = types[by_option[name]]
        try:
            read[by_option[name]] = _convert(value, wanted)
        except (ValueError, PydanticCustomError):
            complaints.append(
                _WANTED.filled(name=name, rule=rule.name, wanted=_KINDS[wanted], value=_short(value))
            )
    return read


def _convert(value: Any, wanted: Any) -> Any:
    if wanted is Duration:
        return parse_duration(value)
    if wanted is Fraction:
        return parse_share(str(value))
    if wanted is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if wanted == tuple[str, ...]:
        if isinstance(value, list) and all(isinstance(v, str) for v in value):
            return tuple(value)
    elif type(value) is wanted:
        return value
    raise ValueError(value)


def _short(value: Any) -> str:
    text = str(value)
    return text if len(text) <= 40 else f"{text[:40]}..."
