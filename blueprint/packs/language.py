"""Language packs: what staff must not say and what they should, as data in `language/*.toml`.

A pack of one's own is read by `read_pack`; what is wrong with it is a `PackError` that names file and line.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import Literal

from pydantic import Field

from blueprint.packs.error import Wrong
from blueprint.packs.form import Channel, Form, Line, Slug, Words, key
from blueprint.packs.matching import matches
from blueprint.packs.phrases import Approved, Courtesy, Pack, Phrase, Pronouns
from blueprint.packs.reading import each_once, read_pack_file, sourced, suggestion
from blueprint.wording import Wording

FOLDER = Path(__file__).parent / "language"

Certainty = Literal["seen", "deck", "memory", "translated"]
_CERTAINTY = (
    "`seen` a source that was read, `deck` a training deck, `memory` general knowledge, `translated`."
)
_NO_CATEGORY = Wording("there is no category {name!r}", "没有名为 {name!r} 的类别")
_FORBIDDEN = Wording("this says the phrase {name!r}, which the pack forbids", "这句话用了本包禁用的 {name!r}")
_OTHER_WORDS = Wording("say it in other words", "请换一种说法")
_NO_APPROVED = Wording("there is no approved wording {name!r}", "没有名为 {name!r} 的规范用语")


class PronounsForm(Form):
    """Words for those who serve, and for those who are served."""

    self_: tuple[Line, ...] = key("Words for those who serve.", "指服务者的词。", ())
    not_self: tuple[Line, ...] = key("Phrases in which these do not count.", "其中不计的短语。", ())
    other: tuple[Line, ...] = key("Words for those who are served.", "指客户的词。", ())


class ApprovedForm(Form):
    """What to say instead."""

    id: Slug = key("Its name.", "编号。")
    text: str = key("The wording; `〔...〕` is to be filled in.", "规范用语；〔…〕处待填。")
    situations: tuple[Line, ...] = key("When it is said.", "适用情境。", ())
    source: tuple[Line, ...] = Field(min_length=1, description="Where it stands, keys of `sources`. 出处。")


class PhraseForm(Form):
    """One thing not to say, in all its forms."""

    id: Slug = key("Its name.", "编号。")
    category: str = key("The fault it shows, a key of `categories`.", "所属类别。")
    severity: Literal["error", "warning", "info"] = key("How bad it is.", "严重程度。")
    patterns: tuple[Line, ...] = Field(min_length=1, description="Its forms; any of them counts. 各种说法。")
    whole: Literal["clause", "sentence"] | None = key("It must be all of this.", "须为整句或整个分句。", None)
    exceptions: tuple[Line, ...] = key("Phrases in which it is harmless.", "例外说法。", ())
    channels: tuple[Channel, ...] = key("Only there it counts; default: everywhere.", "只在这些渠道计。", ())
    situations: tuple[Line, ...] = key("When it is said.", "情境。", ())
    suggestion: str | None = key("What to say instead, an id of `approved`.", "替换用语的编号。", None)
    source: tuple[Line, ...] = Field(min_length=1, description="Where it stands, keys of `sources`. 出处。")
    certainty: Certainty = key(_CERTAINTY, "可靠程度。")


class CourtesyForm(Form):
    """One thing to say, in any of its forms."""

    id: Slug = key("Its name.", "编号。")
    at: Literal["greeting", "after-wait", "thanks", "farewell", "anywhere"] = key("When.", "何时说。")
    patterns: tuple[Line, ...] = Field(min_length=1, description="Its forms; any of them counts. 各种说法。")
    source: tuple[Line, ...] = Field(min_length=1, description="Where it stands, keys of `sources`. 出处。")
    certainty: Certainty = key(_CERTAINTY, "可靠程度。")


class LanguageForm(Form):
    """A language pack as its file says it."""

    lang: Line = key("Code of the language, such as zh.", "语言代码，如 zh。")
    title: str = key("What the pack is called.", "名称。")
    window: int = key(
        "Characters before a phrase in which a negation takes it back.", "否定词窗口（字数）。", 0
    )
    negations: tuple[Line, ...] = key("Such negations.", "否定词。", ())
    particles: tuple[Line, ...] = key("Words that may follow a phrase that is whole.", "句末语气词。", ())
    sources: dict[str, str] = key("What the keys in `source` stand for.", "出处一览。", {})
    categories: dict[str, Words] = key("Names of the faults.", "类别名称。", {})
    pronouns: PronounsForm = key("Who speaks of whom.", "人称。", PronounsForm())
    approved: tuple[ApprovedForm, ...] = key("What to say instead.", "规范用语。", ())
    phrases: tuple[PhraseForm, ...] = key("What not to say.", "忌语。", ())
    courtesies: tuple[CourtesyForm, ...] = key("What to say.", "礼貌用语。", ())


@cache
def pack_languages() -> frozenset[str]:
    """The languages that have a pack."""
    return frozenset(p.stem for p in FOLDER.glob("*.toml"))


def pack_for(language: str) -> Pack | None:
    """The built-in pack for a language code such as `zh` or `zh-Hant`; None when there is none."""
    short = language.partition("-")[0]
    return _built_in(short) if short in pack_languages() else None


@cache
def _built_in(language: str) -> Pack:
    return read_pack(FOLDER / f"{language}.toml")


def read_pack(path: Path) -> Pack:
    """Read a pack.

    Raises:
        OSError: the file cannot be read.
        PackError: it is not a language pack.
    """
    return read_pack_file(path, LanguageForm, _pack)


def _pack(form: LanguageForm) -> Pack:
    each_once("approved", [a.id for a in form.approved])
    each_once("phrases", [p.id for p in form.phrases])
    each_once("courtesies", [c.id for c in form.courtesies])
    known = [a.id for a in form.approved]
    sources = list(form.sources)
    for index, wording in enumerate(form.approved):
        sourced(("approved", index), wording.source, sources)
    for index, courtesy in enumerate(form.courtesies):
        sourced(("courtesies", index), courtesy.source, sources)
    for index, phrase in enumerate(form.phrases):
        sourced(("phrases", index), phrase.source, sources)
        if phrase.category not in form.categories:
            message = _NO_CATEGORY.filled(name=phrase.category)
            raise Wrong(
                ("phrases", index, "category"), message, suggestion(phrase.category, [*form.categories])
            )
        if phrase.suggestion and phrase.suggestion not in known:
            message = _NO_APPROVED.filled(name=phrase.suggestion)
            raise Wrong(("phrases", index, "suggestion"), message, suggestion(phrase.suggestion, known))
    pack = Pack(
        lang=form.lang,
        title=form.title,
        window=form.window,
        negations=form.negations,
        particles=form.particles,
        sources=form.sources,
        categories={name: words.wording for name, words in form.categories.items()},
        pronouns=Pronouns(form.pronouns.self_, form.pronouns.not_self, form.pronouns.other),
        approved=tuple(Approved(a.id, a.text, a.situations, a.source) for a in form.approved),
        phrases=tuple(_phrase(p) for p in form.phrases),
        courtesies=tuple(Courtesy(c.id, c.at, c.patterns, c.source, c.certainty) for c in form.courtesies),
    )
    for index, approved in enumerate(pack.approved):
        if found := matches(approved.text, pack, pack.phrases):
            raise Wrong(("approved", index, "text"), _FORBIDDEN.filled(name=found[0].phrase.id), _OTHER_WORDS)
    return pack


def _phrase(p: PhraseForm) -> Phrase:
    return Phrase(
        id=p.id,
        category=p.category,
        severity=p.severity,
        patterns=p.patterns,
        whole=p.whole or "",
        exceptions=p.exceptions,
        channels=p.channels,
        situations=p.situations,
        suggestion=p.suggestion or "",
        source=p.source,
        certainty=p.certainty,
    )


@cache
def joined(packs: tuple[Pack, ...]) -> Pack:
    """Packs of one language as one: what the later ones add, and what they say again in their way.

    Args:
        packs: at least one; of entries with one id the last counts.
    """
    last = packs[-1]
    return Pack(
        lang=packs[0].lang,
        title=last.title,
        window=max(p.window for p in packs),
        negations=tuple(dict.fromkeys(w for p in packs for w in p.negations)),
        particles=tuple(dict.fromkeys(w for p in packs for w in p.particles)),
        sources={k: v for p in packs for k, v in p.sources.items()},
        categories={k: v for p in packs for k, v in p.categories.items()},
        pronouns=Pronouns(
            tuple(dict.fromkeys(w for p in packs for w in p.pronouns.own)),
            tuple(dict.fromkeys(w for p in packs for w in p.pronouns.not_own)),
            tuple(dict.fromkeys(w for p in packs for w in p.pronouns.other)),
        ),
        approved=tuple({a.id: a for p in packs for a in p.approved}.values()),
        phrases=tuple({e.id: e for p in packs for e in p.phrases}.values()),
        courtesies=tuple({c.id: c for p in packs for c in p.courtesies}.values()),
    )
