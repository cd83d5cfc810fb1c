"""What a language pack holds: phrases, approved wordings, courtesies, pronouns."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import NamedTuple

from blueprint.packs.error import PackError
from blueprint.wording import Wording

__all__ = ["Approved", "Courtesy", "Pack", "PackError", "Phrase", "Pronouns"]

_BLANK = re.compile("〔[^〕]*〕")


def as_sentence(form: str) -> str:
    """A form as one writes it: packs have them in small letters."""
    text = re.sub(r"\bi\b", "I", form)
    return text[:1].upper() + text[1:]


class Approved(NamedTuple):
    """What to say instead; `〔...〕` in it is to be filled in."""

    id: str
    text: str
    situations: tuple[str, ...]
    source: tuple[str, ...]

    @property
    def is_complete(self) -> bool:
        """It can be said as it stands."""
        return not _BLANK.search(self.text)


class Phrase(NamedTuple):
    """One thing not to say, in all its forms.

    Attributes:
        id: unique in its pack.
        category: the fault it shows.
        severity: how bad it is: `error`, `warning` or `info`.
        patterns: its forms; any of them counts.
        whole: the form must be all of a `clause` or a `sentence`; empty: it may stand anywhere.
        exceptions: phrases in which a form is harmless.
        channels: where it counts; empty: in every channel.
        situations: when it is said.
        suggestion: id of what to say instead, or empty.
        source: where it stands, keys of the pack's sources.
        certainty: `seen` a source that was read, `deck` a training deck, `memory` general knowledge,
            `translated` from the pack of another language.
    """

    id: str
    category: str
    severity: str
    patterns: tuple[str, ...]
    whole: str
    exceptions: tuple[str, ...]
    channels: tuple[str, ...]
    situations: tuple[str, ...]
    suggestion: str
    source: tuple[str, ...]
    certainty: str

    def counts_in(self, channel: str | None) -> bool:
        """Whether it is a phrase not to say in a channel."""
        return not self.channels or channel in self.channels


class Courtesy(NamedTuple):
    """One thing to say, in any of its forms.

    Attributes:
        at: when: `greeting`, `after-wait`, `thanks`, `farewell`, or `anywhere` in the service.
    """

    id: str
    at: str
    patterns: tuple[str, ...]
    source: tuple[str, ...]
    certainty: str


class Pronouns(NamedTuple):
    """Words for those who serve, phrases in which these do not count, and words for those who are served."""

    own: tuple[str, ...]
    not_own: tuple[str, ...]
    other: tuple[str, ...]


@dataclass(frozen=True, eq=False)
class Pack:
    """The language of service in one language; compares by identity.

    Attributes:
        lang: its code.
        title: what the pack is called.
        window: how many characters before a phrase a negation takes it back.
        negations: such negations.
        particles: words that may follow a phrase that is whole.
        sources: what the keys in `source` stand for.
        categories: names of the faults.
        pronouns: who speaks of whom.
        approved: what to say instead.
        phrases: what not to say.
        courtesies: what to say.
    """

    lang: str
    title: str
    window: int
    negations: tuple[str, ...]
    particles: tuple[str, ...]
    sources: Mapping[str, str]
    categories: Mapping[str, Wording]
    pronouns: Pronouns
    approved: tuple[Approved, ...]
    phrases: tuple[Phrase, ...]
    courtesies: tuple[Courtesy, ...]

    def instead_of(self, phrase: Phrase) -> Approved | None:
        """What to say instead of a phrase."""
        return self.approved_as(phrase.suggestion)

    def approved_as(self, id_: str) -> Approved | None:
        """The approved wording of an id; packs of several languages call what means the same alike."""
        return next((a for a in self.approved if a.id == id_), None)

    def courtesies_at(self, at: str) -> tuple[Courtesy, ...]:
        """What to say at some time."""
        return tuple(c for c in self.courtesies if c.at == at)
