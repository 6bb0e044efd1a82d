"""`tuiin completion`: the script that completes commands in a shell."""

import argparse

MORE = """Completes commands, options, their values, the names of the shipped questions, files, and
the articles of ./data. For zsh, ~/.zfunc must be in $fpath before compinit runs."""
EXAMPLES = (
    "tuiin completion bash > ~/.local/share/bash-completion/completions/tuiin",
    "tuiin completion zsh > ~/.zfunc/_tuiin",
    "tuiin completion fish > ~/.config/fish/completions/tuiin.fish",
)


def add(sub: argparse.ArgumentParser) -> None:
    sub.add_argument("shell", choices=("bash", "zsh", "fish", "tcsh", "powershell"), help="the shell")


def run(at: argparse.Namespace) -> int:
    from tuiin.cli.shells import script

    print(script(at.shell, at.parser()), end="")
    return 0
