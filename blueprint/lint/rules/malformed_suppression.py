"""Suppression that cannot be understood, or that would silence too much.

What it does
    Reports comments that begin with `# blueprint: ignore` and suppress nothing: in capitals, with the
    wide punctuation of a Chinese keyboard, without rules in brackets, with a whole group of rules, with
    rules that cannot be suppressed (BP0 and BP9), or `ignore-file` below the first key. With
    `require-reason = true` also those without a reason.

Why it matters
    The author believes that something is suppressed. And a comment that silences everything also
    silences what nobody has seen yet.

Example
    ```yaml fail
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, end: served}  # blueprint: ignore
    ```

Use instead
    ```yaml pass
    blueprint: 1
    title: Repair
    touchpoints:
      report: {lane: customer, title: Report, next: wait}
      wait: {lane: customer, title: Wait}  # blueprint: ignore[BP201] -- the rest is not drawn yet
    ```

中文
    无法识别或范围过大的抑制注释；请写成 `# blueprint: ignore[编码] -- 理由`。
"""

from collections.abc import Iterator
from dataclasses import dataclass

from blueprint.lint.context.context import Context
from blueprint.lint.context.suppression import NEVER, Suppression
from blueprint.lint.finding import Severity
from blueprint.lint.rule import Hit, Hits, Rule
from blueprint.lint.rulebook.options import option
from blueprint.lint.rulebook.selectors import code_of, unknown
from blueprint.source.place import Span
from blueprint.wording import Wording


@dataclass(frozen=True)
class Options:
    """What a configuration can say."""

    require_reason: bool = option(
        False, "Every suppression must give a reason after `--`.", "每条抑制注释都须在 `--` 后写明理由。"
    )


rule = Rule("BP902", "malformed-suppression", Severity.WARNING, options=Options())

_FORM = Wording("write `# blueprint: ignore[BP201] -- reason`", "请写成 `# blueprint: ignore[BP201] -- 理由`")
_SMALL = Wording("write it in small letters: `{comment}`", "请用小写：`{comment}`")
_PLAIN = Wording("write `{comment}`", "请写成 `{comment}`")
_MALFORMED = Wording("this comment suppresses nothing", "这条注释没有抑制任何规则")
_MISPLACED = Wording(
    "`ignore-file` counts only above the first key", "`ignore-file` 只有写在第一个键之前才有效"
)
_MOVE = Wording(
    "move it to the top, or write `ignore` for this place alone",
    "请移到文件开头，或改用 `ignore` 只针对此处",
)
_GROUP = Wording("{name!r} is not one rule but many", "{name!r} 不是一条规则，而是一组")
_ONE_BY_ONE = Wording("name each rule", "请逐条写出规则")
_NEVER = Wording("{name!r} cannot be suppressed", "{name!r} 不能被抑制")
_MEND = Wording("mend what it reports", "请修正它所指出的问题")
_REASON = Wording("this suppression gives no reason", "这条抑制注释没有写理由")


@rule.checks
def malformed_suppressions(context: Context) -> Hits:
    """Comments that mean to suppress and do not."""
    options: Options = context.options(rule)
    for suppression in context.suppressions:
        if suppression.malformed:
            written = context.loaded.source.text[suppression.span.start : suppression.span.end]
            meant = suppression.meant
            known = _SMALL if meant.lower() == written.lower() else _PLAIN
            help_ = known.filled(comment=meant) if meant else _FORM
            yield Hit((), _MALFORMED, help_, span=suppression.span)
        elif suppression.misplaced:
            yield Hit((), _MISPLACED, _MOVE, span=suppression.span)
        else:
            yield from _named(suppression)
            if options.require_reason and not suppression.reason:
                yield Hit((), _REASON, _FORM, span=suppression.span)


def _named(suppression: Suppression) -> Iterator[Hit]:
    for named in suppression.named:
        code = code_of(named.text)
        if code is None and not unknown(named.text):
            yield _hit(_GROUP, named.text, _ONE_BY_ONE, named.span)
        elif code is not None and code.startswith(NEVER):
            yield _hit(_NEVER, named.text, _MEND, named.span)


def _hit(message: Wording, name: str, help_: Wording, span: Span) -> Hit:
    return Hit((), message.filled(name=name), help_, span=span)
