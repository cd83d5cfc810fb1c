"""Every map of a build, by path: those that are as they were are not made again, the others on all cores."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

from blueprint.cli.building.crew import Lost, cores, each
from blueprint.cli.building.kept import Kept
from blueprint.cli.building.task import NotMade
from blueprint.wording import Wording

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from blueprint.cli.building.task import Task
    from blueprint.cli.made import Made
    from blueprint.cli.progress import Progress
    from blueprint.lint.run.run import Run

UNCHANGED = Wording("unchanged:", "未变：")


def every(tasks: Sequence[Task], run: Run, progress: Progress, jobs: int | None = None) -> list[Made]:
    """What became of each map, in the order of the tasks.

    Args:
        tasks: the maps.
        run: knows the settings that apply to each.
        progress: told of every step.
        jobs: how many maps at once; None for as many as there are cores.

    Raises:
        NotMade: a map could not be made, or the process that made it was killed.
        OSError: a file cannot be read or written.
    """
    kept, made = Kept(), {}
    for number, task in enumerate(tasks):
        if answer := kept.of(task):
            made[number] = _settled(answer.made, task, run)
            progress.step(task.path, UNCHANGED)
            progress.done()
    left = {number: task for number, task in enumerate(tasks) if number not in made}
    at_once = min(jobs or cores(), len(left))
    if at_once == 1 and not kept.keeps:
        made |= _here(left, run, progress)
    elif left:
        made |= _side_by_side(left, at_once, kept, run, progress)
        kept.tidy()
    return [made[number] for number in range(len(tasks))]


def _here(left: dict[int, Task], run: Run, progress: Progress) -> Iterator[tuple[int, Made]]:
    """In this process, one after the other."""
    from blueprint.cli.building.worker import order_of
    from blueprint.cli.making import make

    for number, task in left.items():
        yield number, make(task.path, order_of(task, run), progress)


def _side_by_side(
    left: dict[int, Task], at_once: int, kept: Kept, run: Run, progress: Progress
) -> Iterator[tuple[int, Made]]:
    from blueprint.cli.building.worker import work

    numbers, tasks = list(left), list(left.values())
    try:
        for place, answer in each(work, tasks, at_once, lambda told: progress.step(*told), [work.__module__]):
            kept.keep(tasks[place], answer)
            progress.done()
            yield numbers[place], _settled(answer.made, tasks[place], run)
    except Lost as lost:
        raise NotMade.ended(tasks[lost.number].path, lost.code) from None


def _settled(made: Made, task: Task, run: Run) -> Made:
    """With the settings that apply to it."""
    return replace(made, linted=replace(made.linted, settings=run.resolver.settings_for(task.path)))
