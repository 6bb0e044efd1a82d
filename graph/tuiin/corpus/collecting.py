"""The lines of a corpus, collected of its sources: on all cores, sorted, with what they say of themselves for whoever joins them."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tuiin.corpus import making, parts
from tuiin.corpus.agreeing import Agreement
from tuiin.corpus.making import Made
from tuiin.corpus.runs import Runs
from tuiin.corpus.sources import Refused, Source
from tuiin.model.project import Project

Told = Callable[[Made], None]


@dataclass(slots=True)
class Collected:
    """Lines on their way into order, the articles that they are of, those that were refused; `shared` has digests of registry entries."""

    lines: Runs
    articles: list[str] = field(default_factory=list)
    refused: list[str] = field(default_factory=list)
    shared: dict[str, str] = field(default_factory=dict)


def collect(
    sources: Iterable[Source], project: Project, folder: Path, workers: int, told: Told, agreed: Agreement | None = None
) -> Collected:
    """Return the lines of what all articles of a project need and of what each source adds; what does not fit in memory lies in `folder`.

    What does not agree with what is `agreed` on is refused; `told` hears of each article when it is made or refused. Raises `MachineError`.
    """
    out = Collected(Runs(folder))
    out.lines.add(parts.common(project).splitlines(keepends=True))
    for one in making.parts(sources, workers, agreed):
        told(one)
        if isinstance(one, Refused):
            out.refused.append(one.name)
        else:
            out.articles.append(one.slug)
            out.shared |= one.shared
            out.lines.add(one.nquads.splitlines(keepends=True))
    return out
