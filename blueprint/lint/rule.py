"""How a rule is written: one file, one `rule`, one check that yields hits. See CONTRIBUTING.md.

A hit names its place as a path through the map (`("touchpoints", "wait", "next", 0, "to")`); the engine
turns that into lines and columns, so a rule cannot get them wrong.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, Literal, TypeAlias

from blueprint.lint.finding import Fix, Severity
from blueprint.source.place import Span
from blueprint.source.tree import Path
from blueprint.wording import Wording

if TYPE_CHECKING:
    from blueprint.lint.context.context import Context


@dataclass(frozen=True)
class Hit:
    """What a check yields: where, and what is wrong there.

    `span` is for what no path names: a comment.
    """

    path: Path
    message: Wording
    help: Wording | None = None
    at: Literal["value", "key"] = "value"
    related: tuple[tuple[Path, Wording], ...] = ()
    fix: Fix | None = None
    span: Span | None = None


Hits: TypeAlias = Iterator[Hit]
Check: TypeAlias = "Callable[[Context], Hits]"


@dataclass
class Rule:
    """A lint rule. Its module's docstring is its page.

    A rule without a check stands for problems that reading the file reports under the rule's name.
    Which presets have it is written in `blueprint/lint/presets/*.toml`, by its name. `options` is a frozen
    dataclass with defaults, its fields made by `blueprint.lint.rulebook.options.option`; a check reads
    `context.options(rule)`, which is what the configuration makes of them.
    """

    code: str
    name: str
    severity: Severity
    since: str = "0.1"
    options: Any = None
    check: Check | None = field(default=None, repr=False)
    page: str = field(default="", repr=False)

    def checks(self, function: Check) -> Check:
        """Decorator: `function` is the rule's check."""
        self.check = function
        return function
