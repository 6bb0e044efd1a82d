"""`tuiin completion`: the script that completes commands in a shell."""

import argparse

from tuiin.cli import options
from tuiin.cli.named import project_of

MORE = """Completes commands, options, their values, the names of the shipped questions, files, and the articles of
the project in which the shell is: for these the script asks tuiin completion articles. For zsh, ~/.zfunc must be
in $fpath before compinit runs."""
EXAMPLES = (
    "tuiin completion bash > ~/.local/share/bash-completion/completions/tuiin",
    "tuiin completion zsh > ~/.zfunc/_tuiin",
    "tuiin completion fish > ~/.config/fish/completions/tuiin.fish",
)


def add(sub: argparse.ArgumentParser) -> None:
    shells = ("bash", "zsh", "fish", "tcsh", "powershell")
    sub.add_argument("shell", choices=(*shells, "articles"), help="the shell, or articles: the names of the articles of the project")
    options.data(sub)


def run(at: argparse.Namespace) -> int:
    from tuiin.cli.shells import names, script

    at.quiet = True  # somebody is typing
    if at.shell == "articles":
        print("".join(f"{name}\n" for name in names(project_of(at).data)), end="")
    else:
        print(script(at.shell, at.parser()), end="")
    return 0
