"""Measurements against a pack: a score sheet and its grade, or item by item and period by period."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from blueprint import quantity
from blueprint.cli.score_table import measured_of, read_table, score_of
from blueprint.cli.show.console import (
    BAD,
    GOOD,
    STRONG,
    heading,
    numbers,
    open_console,
    say,
    styled,
    table,
    words,
)
from blueprint.cli.show.item_words import amount, asked
from blueprint.cli.show.json_text import write_json
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from blueprint.packs.measured import Measured
    from blueprint.packs.scoring import Score
    from blueprint.packs.standards import StandardsPack

_SCORE = Wording(
    "{obtained:g} of {applicable:g} points = {base:.2f}; {findings} special findings, {advantages} special advantages",
    "实得 {obtained:g} 分 ÷ 适用 {applicable:g} 分 × 100 = {base:.2f}；特别问题 {findings} 个，特别优势 {advantages} 个",
)
_TOTAL = Wording("score {total:.2f}: {grade}", "得分 {total:.2f}：{grade}")
_FAILED = Wording("does not pass", "未达标")
_HEADERS = (
    Wording("item", "条目"),
    Wording("period", "周期"),
    Wording("asks for", "要求"),
    Wording("measured", "实测"),
    Wording("cases", "件数"),
    Wording("kept", "符合"),
)
_YES, _NO = Wording("yes", "是"), Wording("NO", "否")


def show(pack: StandardsPack, file: str, as_json: bool, language: Language) -> int:
    """Print the outcome; exit 1 where something is not kept.

    Raises:
        BadTable: the table cannot be used.
        OSError: it cannot be read.
    """
    rows = read_table(file)
    if pack.scoring:
        found = score_of(pack.scoring, file, rows)
        _show_score(pack, found, as_json, language)
        return int(found.grade is None)
    measured = measured_of(pack, file, rows)
    _show_measured(pack, measured, as_json, language)
    return int(not all(m.kept for m in measured))


def _show_score(pack: StandardsPack, found: Score, as_json: bool, language: Language) -> None:
    if as_json:
        grade = {"en": found.grade.title.en, "zh": found.grade.title.zh} if found.grade else None
        data: dict[str, Any] = {"version": 1, "pack": pack.id, "obtained": found.obtained}
        data |= {"applicable": found.applicable, "findings": found.findings, "advantages": found.advantages}
        write_json(data | {"base": found.base, "score": found.total, "grade": grade})
        return
    console = open_console()
    say(console, f"{pack.id} · {pack.title.wording[language]}", STRONG)
    numbers_ = {k: getattr(found, k) for k in ("obtained", "applicable", "base", "findings", "advantages")}
    say(console, _SCORE.filled(**numbers_)[language])
    grade_ = found.grade.title.wording if found.grade else _FAILED
    say(console, _TOTAL.filled(total=found.total, grade=grade_)[language], GOOD if found.grade else BAD)


def _show_measured(
    pack: StandardsPack, found: tuple[Measured, ...], as_json: bool, language: Language
) -> None:
    if as_json:
        items = [
            {
                "item": m.item.id,
                "period": m.period or None,
                "cases": m.cases,
                "required": m.required,
                "achieved": m.achieved,
                "kept": m.kept,
                "certainty": pack.of(m.item),
            }
            for m in found
        ]
        write_json({"version": 1, "pack": pack.id, "items": items})
        return
    console = open_console()
    heading(console, f"{pack.id} · {pack.title.wording[language]}")
    heads = [h[language] for h in _HEADERS]
    columns = [*map(words, heads[:4]), numbers(heads[4]), words(heads[5])]
    console.print(
        table(
            columns,
            [
                [
                    m.item.id,
                    m.period,
                    asked(m.item, language),
                    _achieved(m, language),
                    f"{m.cases:g}",
                    styled((_YES if m.kept else _NO)[language], GOOD if m.kept else BAD),
                ]
                for m in found
            ],
        )
    )


def _achieved(m: Measured, language: Language) -> str:
    if m.item.quantifier == "share-within" or m.item.unit == "share" or m.required != m.item.value:
        return quantity.share(m.achieved, language, beside=m.required)
    return amount(m.item, m.achieved, language)
