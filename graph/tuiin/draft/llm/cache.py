"""What was answered is kept, by a digest of question and model: whoever asks again after a break asks only for what is left."""

import hashlib
import json
from pathlib import Path
from typing import IO, Any, Self

from tuiin.curate import project
from tuiin.draft.llm.sending import Reply
from tuiin.errors import MachineError
from tuiin.files.paths import PACKAGE

_HOME = ".tuiin"


class Cache:
    """The answers in one file, a line each, written down as they come. It holds quotations of the text: it stays where it is."""

    def __init__(self, path: Path) -> None:
        self.path, self._answers = path, dict[str, Reply]()
        try:
            path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self._file: IO[str] = path.open("a+", encoding="utf-8", errors="replace", newline="\n")
            self._file.seek(0)
            cut = self._read()
            if cut:
                self._file.write("\n")
        except OSError as error:
            raise MachineError(f"{error.filename or path}: {error.strerror or error}") from error

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._file.close()

    def get(self, question: dict[str, Any]) -> Reply | None:
        """Return what was answered to this very question; None where nothing was."""
        return self._answers.get(_digest(question))

    def put(self, question: dict[str, Any], reply: Reply) -> None:
        """Keep an answer."""
        key = _digest(question)
        self._answers[key] = reply
        line = {"question": key, "answer": reply.words, "asked": reply.asked, "said": reply.said}
        try:
            self._file.write(f"{json.dumps(line, ensure_ascii=False)}\n")
            self._file.flush()
        except OSError as error:
            raise MachineError(f"{self.path}: {error.strerror or error}") from error

    def _read(self) -> bool:
        """Take in the lines that are there, and say whether the last one was cut; one that is none of ours is passed over."""
        line = "\n"
        for line in self._file:
            try:
                said = json.loads(line)
                self._answers[str(said["question"])] = Reply(str(said["answer"]), asked=int(said["asked"]), said=int(said["said"]))
            except (ValueError, TypeError, LookupError):
                continue
        return not line.endswith("\n")


def place(data: Path, name: str) -> Path:
    """Return the file for answers about an article of this name, or a text with this digest: in the project, where there is one."""
    file = project.find(data)
    if file and not file.resolve().is_relative_to(PACKAGE.resolve()):
        return file.parent / _HOME / "llm" / f"{name}.jsonl"
    import platformdirs

    return platformdirs.user_cache_path("tuiin", appauthor=False) / "llm" / f"{name}.jsonl"


def _digest(question: dict[str, Any]) -> str:
    return hashlib.sha256(json.dumps(question, ensure_ascii=False, sort_keys=True).encode("utf-8", "replace")).hexdigest()
