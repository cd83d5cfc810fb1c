"""What is known of an analysis for as long as somebody holds it, and no longer."""

from __future__ import annotations

from typing import TYPE_CHECKING
from weakref import ref

from blueprint.figures.ranges.inputs import Inputs

if TYPE_CHECKING:
    from blueprint.figures.analysis import Analysis


class OfAnalysis:
    """What follows from an analysis and its inputs; it does not keep the analysis, whose draws are large.

    Attributes:
        inputs: the numbers that the figures rest on.
    """

    def __init__(self, analysis: Analysis) -> None:
        self._weak = ref(analysis)
        self.inputs = Inputs(analysis.flat)

    @property
    def _analysis(self) -> Analysis:
        analysis = self._weak()
        assert analysis is not None, "whoever asks holds it"
        return analysis
