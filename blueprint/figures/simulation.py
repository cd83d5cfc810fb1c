"""The same map simulated in Ciw, beside the formulas: a check that shares nothing with them but the map.

Replications are independent; intervals are Student's, 95 %. Customers are counted by when they come in, after
a warm-up and before the doors close, so that nobody's visit is cut off.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass

from blueprint.figures.analysis import Analysis
from blueprint.figures.ciw_network import Kind, Stage, network, seeded
from blueprint.figures.queues import overloads, waiting
from blueprint.figures.runs import Run, run_of
from blueprint.figures.whole import Whole
from blueprint.flow.simulate import Interval
from blueprint.flow.time_chain import TimedChain
from blueprint.flow.time_place import find_place
from blueprint.model.segments import ALL
from blueprint.wording import Wording
