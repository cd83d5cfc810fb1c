"""In which language the pack speaks, and in which colours: texts to paragraphs."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cached_property
from typing import TYPE_CHECKING

from blueprint.draw.text.speech import say, say_text
from blueprint.draw.theme.themes import THEMES
from blueprint.experience.script import SAID_IN_CASE
from blueprint.export.texts import one_line
from blueprint.export.training import words as w
from blueprint.export.training.blocks import Passage, Words
from blueprint.export.training.exercises import Exercise, exercises
from blueprint.export.training.looks import BODY, LABEL, SMALL, Look
from blueprint.export.training.strips import strips_of
from blueprint.model.text import Text
from blueprint.wording import Language, Wording

if TYPE_CHECKING:
    from blueprint.draw.shapes import Layout
    from blueprint.export.subject import Subject
    from blueprint.model.touchpoint import Touchpoint

Sayable = Text | Wording | str


class Voice:
    """Says texts as an export asks for it: in Chinese, in English, or Chinese large and English small."""

    def __init__(self, subject: Subject) -> None:
        self.subject = subject
        self.texts = subject.texts
        self.theme = THEMES[subject.theme]

    @cached_property
    def strips(self) -> list[Layout]:
        """The blueprint, page by page; a fold gives the columns."""
        subject = self.subject
        columns = subject.fold if isinstance(subject.fold, int) else None
        return strips_of(subject.layout, subject.map, subject.overlay, columns)

    @cached_property
    def exercises(self) -> tuple[Exercise, ...]:
        """Errors to spot, planted in this map."""
        return exercises(self.subject)

    def line(self, text: Sayable, between: str = " ") -> str:
        """A text in one line."""
        return text if isinstance(text, str) else one_line(text, self.texts, between)

    def words(
        self, text: Sayable, look: Look = BODY, colour: str = "", *, quoted: bool = False
    ) -> list[Words]:
        """A text as one paragraph, or as two in two languages; `quoted` is what somebody says."""
        said = say_text(text, self.texts) if isinstance(text, Text) else say(text, self.texts)
        main, small = (f"“{part}”" if quoted and part else part for part in said)
        below = SMALL if look.size <= BODY.size + 2 else SMALL._replace(size=12.5)
        return [Words(main, look, colour), *([Words(small, below)] if small else [])]

    def passage(self, text: Sayable, look: Look = BODY, *, keep: bool = False) -> Passage:
        """A text as a block."""
        return Passage(tuple(self.words(text, look)), keep=keep)

    def label(self, name: Wording, colour: str = "") -> Words:
        """The name of what follows."""
        return Words(self.line(name), LABEL, colour)

    def labelled(
        self, name: Wording, texts: Iterable[Sayable], colour: str = "", *, quoted: bool = False
    ) -> list[Words]:
        """A name with texts below it; nothing without texts."""
        found = [words for text in texts for words in self.words(text, quoted=quoted)]
        return [self.label(name, colour), *found] if found else []

    def spoken(self, touchpoint: Touchpoint, look: Look = BODY) -> list[Words]:
        """What is said at a touchpoint; what should not be said is crossed out, with what to say instead below it."""
        found = []
        for line in self.subject.script(touchpoint):
            if not line.forbidden:
                found += self.words(line.text, look, quoted=True)
                continue
            crossed = [
                replace(one, look=one.look._replace(ink="soft", struck=True))
                for one in self.words(line.text, look, quoted=True)
            ]
            crossed[0] = replace(crossed[0], text=f"✗ {crossed[0].text}")
            found += [*crossed, *self.words(line.offer or w.WRITE_INSTEAD, look)]
        return found

    def says(self, touchpoint: Touchpoint, colour: str = "") -> list[Words]:
        """What is said, under the name of it; nothing where nothing is."""
        found = self.spoken(touchpoint)
        name = SAID_IN_CASE if self.subject.map.is_case else w.SAYS
        return [self.label(name, colour), *found] if found else []

    def joined(self, texts: Iterable[Text], between: str = " → ") -> Wording:
        """Several texts as one, in each language."""
        known = list(texts)
        return in_both(lambda lang: between.join(text[lang] for text in known))


def in_both(speak: Callable[[Language], str]) -> Wording:
    """A text from what makes it in one language."""
    return Wording(speak("en"), speak("zh"))
