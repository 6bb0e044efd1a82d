"""How fast the editing page answers a key in a real browser: 120 sentences, 300 claims, 700 concepts, and what the rules draft of it.

    python bench/edit.py [--empty]

For each kind of key the milliseconds from the press to the end of its task, and to the frame that shows it. It reports and never fails.
"""

import argparse
import random
import sys
import tempfile
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

TOP = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TOP))
from tests.editing import Shown  # noqa: E402

FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
SLUG = "large"
ADJECTIVES = "red blue old new small large quiet loud wet dry cold warm early late open closed near far light dark".split()
NOUNS = (
    "harbour river bus tram ticket council school market lamp bridge garden theatre library road rail ship tower field forest mill".split()
)
RELATIONS = ("causes", "prevents", "increases", "decreases", "enables")
WATCH = """
window.took = {}; window.kind = ''; let began = 0;
const note = (kind, task, frame) => (took[kind] ??= []).push([task, frame]);
addEventListener('keydown', () => { began = performance.now(); }, true);
const ended = event => {
  const [from, task, name] = [began, performance.now() - began, kind + (event.type === 'input' ? ', drawn' : '')];
  requestAnimationFrame(() => {
    const channel = new MessageChannel();
    channel.port1.onmessage = () => note(name, task, performance.now() - from);
    channel.port2.postMessage(0);
  });
};
addEventListener('keydown', ended); addEventListener('input', ended);
"""


def project_in(folder: Path) -> None:
    """Make a project with an article of this size."""
    from tuiin.curate.documents import Document
    from tuiin.draft.beginning import begin

    rng = random.Random(3)
    toml = 'title = "Large"\nlanguages = ["en"]\nbase = "https://large.example/id/"\nlicence = "CC0-1.0"\n'
    (folder / "tuiin.toml").write_text(f'{toml}\n[curators.ak]\nname = "AK"\n\n[folders]\ndata = "."\n', "utf-8")
    labels = [f"{one} {noun} {end}" for end in ("plan", "use") for one in ADJECTIVES for noun in NOUNS][:700]
    ids = [label.replace(" ", "-") for label in labels]
    (folder / "concepts.yaml").write_text("".join(f"{name}:\n  label: {name.replace('-', ' ')}\n" for name in sorted(ids)), "utf-8")
    (folder / "actors.yaml").write_text("lind-mara:\n  kind: person\n  label: Mara Lind\n", "utf-8")
    said = "The {} changed what people thought about the {} and about everything that came after it."
    paragraphs = [" ".join(said.format(*rng.sample(labels, 2)) for _ in range(4)) for _ in range(30)]
    begin(SLUG, folder, Document("Large\nMara Lind, 2024\n" + "\n".join(paragraphs) + "\n"), (1, None), language="en")
    article = folder / "articles" / SLUG
    (article / "article.yaml").write_text((article / "article.yaml").read_text("utf-8").replace("some-author", "lind-mara"), "utf-8")
    frames = sorted({(*rng.sample(ids, 2), rng.choice(RELATIONS)) for _ in range(300)})
    claims = [
        f"{one}-{relation}-{other}:\n  kind: causal\n  subject: {one}\n  {relation}: {other}\n  text: Our words on {one}, {other}.\n"
        f"  at: p{rng.randint(1, 30)}s{rng.randint(1, 4)}\n"
        for one, other, relation in frames
    ]
    (article / "claims.yaml").write_text("".join(claims), "utf-8")


def work(page) -> None:
    """Move, decide, make claims, argue and undo, as a curator does."""

    def press(kind: str, *keys: str) -> None:
        page.evaluate("name => { kind = name }", kind)
        for key in keys:
            page.keyboard.press(key)

    press("moving", *["ArrowDown"] * 30)
    for turn in range(12):
        press("opening the form", "n")
        for words in ("red", "cau", "blu"):
            press("a letter in the completion", *words)
            press("taking a line", "Enter")
        press("a letter of the paraphrase", *"Ourwords")
        press("saving" if turn % 2 else "leaving", "Enter" if turn % 2 else "Escape")
        press("opening an argument", "1")
        press("closing it", "Escape")
        if turn % 2:
            press("undoing", "u")
        press("moving", "ArrowDown")
    page.wait_for_timeout(2000)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--empty", action="store_true", help="without a draft")
    at = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as playwright:
        project = Path(folder) / "project"
        project.mkdir()
        project_in(project)
        with Shown(Path(folder) / "told.txt") as shown:
            address = shown.show(project, SLUG, "none" if at.empty else "rules")
            browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS.split())
            page = browser.new_page(viewport={"width": 1366, "height": 768}, locale="en")
            page.add_init_script(WATCH)
            page.goto(address)
            page.wait_for_selector("#text")
            print(page.inner_text(".counts"))
            work(page)
            for kind, pairs in sorted(page.evaluate("took").items()):
                task, frame = (sorted(each) for each in zip(*pairs, strict=True))
                late = frame[int(0.95 * (len(frame) - 1))]
                told = f"frame {median(frame):5.1f}, 95 of 100 {late:5.1f}, worst {frame[-1]:5.1f} ms"
                print(f"{kind:36}{len(pairs):4} task {median(task):5.1f} {told}")
            browser.close()


if __name__ == "__main__":
    main()
