"""How fast the explorer is in a real browser: its size, what it costs to open, long tasks, frames while a picture is pointed at.

    python bench/explorer.py [--nodes 20000] [--views]

All figures come from one run of one Chromium without a GPU; frames stand beside those of an empty page in the same run. Tasks are told
in milliseconds of the main thread's own CPU, which other work on the machine does not lengthen, and (beside it) as the clock saw them.
It reports and never fails on a time.
"""

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path
from statistics import median

from playwright.sync_api import sync_playwright

import tuiin
from tuiin.show import explorer
from tuiin.show.network import project

TOP = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(TOP))
from tests.exploring import VIEWS  # noqa: E402
from tests.large import copies  # noqa: E402

FLAGS = "--no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync"
HUBS = ("actor/kazakhstan", "actor/nyshanbayev-nurbolat", "concept/digital-technologies", "concept/digitalization")
WATCH = "window.frames_ = 0; const frame = () => { frames_++; requestAnimationFrame(frame); }; requestAnimationFrame(frame);"
IDLE = "() => new Promise(done => requestIdleCallback(() => setTimeout(done, 50), { timeout: 30000 }))"
TASKS = ("RunTask", "ThreadControllerImpl::RunTask")
SECONDS, ROUNDS = 2.0, 3
LONG = 200


class Shown:
    """A page of its own in the browser, watched from its first moment."""

    def __init__(self, browser, path, fragment=""):
        self.browser = browser
        self.page = browser.new_page(viewport={"width": 1440, "height": 900}, locale="en")
        self.page.add_init_script(WATCH)
        self.session = self.page.context.new_cdp_session(self.page)
        self.session.send("Performance.enable", {"timeDomain": "threadTicks"})
        self.page.goto(path.as_uri() + fragment)
        self.idle()

    def idle(self):
        self.page.evaluate(IDLE)

    def metric(self, name):
        return next(m["value"] for m in self.session.send("Performance.getMetrics")["metrics"] if m["name"] == name)

    def longest(self, do):
        """Return the longest task that something leads to: milliseconds of CPU, and by the clock."""
        self.browser.start_tracing(page=self.page, categories=["toplevel", "disabled-by-default-devtools.timeline"])
        do()
        self.idle()
        events = json.loads(self.browser.stop_tracing())["traceEvents"]
        main = {(e["pid"], e["tid"]) for e in events if e["name"] == "thread_name" and e["args"]["name"] == "CrRendererMain"}
        tasks = [e for e in events if e["name"] in TASKS and (e["pid"], e["tid"]) in main and "dur" in e]
        return max(((round(e.get("tdur", 0) / 1000), round(e["dur"] / 1000)) for e in tasks), default=(0, 0))

    def point(self, x, y):
        """Return frames a second while the mouse moves, and milliseconds of the main thread's CPU that each move of it takes."""
        mouse = self.page.mouse
        begun, frames, cpu, moves = time.monotonic(), self.page.evaluate("frames_"), self.metric("TaskDuration"), 0
        while time.monotonic() - begun < SECONDS:
            moves += 1
            mouse.move(x + (moves * 7) % 300, y + (moves * 5) % 200)
        took = time.monotonic() - begun
        frames, cpu = self.page.evaluate("frames_") - frames, self.metric("TaskDuration") - cpu
        return frames / took, 1000 * cpu / moves


def row(*cells):
    print(f"| {' | '.join(map(str, cells))} |", flush=True)


def reached(good):
    return "yes" if good else "**no**"


def told(what, task):
    row(what, f"{task[0]} ms ({task[1]} by the clock)", f"≤ {LONG} ms", reached(task[0] <= LONG))


def opened(browser, path, name):
    """Say what it costs to open a page: the middle of five."""
    costs = []
    for _ in range(5):
        shown = Shown(browser, path)
        costs.append((shown.metric("TaskDuration"), shown.metric("ScriptDuration")))
        shown.page.close()
    task, script = sorted(costs)[2]
    row(f"main-thread CPU until ready, {name}", f"{task:.2f} s (script {script:.2f} s)", "< 1 s", reached(task < 1))


def switched(browser, path, name, each):
    """Say what the longest task is while each view is opened, twice, and while the search is typed into."""
    shown = Shown(browser, path, "#view=gist&lang=en")
    found = {}
    for turn in (1, 2):
        for view in VIEWS:
            found[view, turn] = shown.longest(lambda view=view: shown.page.evaluate(f"location.hash = 'view={view}&lang=en'"))
    worst = max(found, key=found.get)
    told(f"longest task while all views are opened ({worst[0]}), {name}", found[worst])
    if each:
        row("… by view, at first and again", ", ".join(f"{view} {found[view, 1][0]}/{found[view, 2][0]}" for view in VIEWS), "", "")
    typed = shown.longest(lambda: shown.page.locator(".search input").press_sequentially("digital t", delay=40))
    told(f"longest task while the search is typed into, {name}", typed)
    chosen = shown.longest(lambda: shown.page.evaluate("location.hash = 'view=network&node=concept/digitalization&lang=en'"))
    told(f"longest task when a hub is chosen in the network, {name}", chosen)
    shown.page.close()


def pointed(browser, pages, blank):
    """Say how fluidly the picture follows the mouse: an empty page and each page in turn, three times, the middle of each."""
    shown = {None: Shown(browser, blank)} | {name: Shown(browser, path, "#view=network&lang=en") for name, path in pages.items()}
    ran = {name: [] for name in shown}
    for _ in range(ROUNDS):
        for name, page in shown.items():
            page.page.bring_to_front()
            ran[name].append(page.point(400, 300))
    middle = {name: [median(column) for column in zip(*runs, strict=True)] for name, runs in ran.items()}
    empty, bare = middle.pop(None)
    for name, (frames, cpu) in middle.items():
        words = f"{frames:.0f} of {empty:.0f} frames a second, {cpu:.0f} ms of CPU a move ({bare:.0f} on the empty page)"
        row(f"pointing, {name}, beside an empty page", words, "the display's rate", reached(frames >= 0.9 * empty))


def written(folder, name, store, network=None):
    path = folder / f"{name}.html"
    path.write_bytes(explorer.explorer(store, network))
    return path


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--nodes", type=int, default=20_000, metavar="N", help="how large the large graph is; 0 for none (default: 20000)")
    parser.add_argument("--views", action="store_true", help="print the longest task of each view as well")
    at = parser.parse_args()
    kg = tuiin.build("nyshanbayev-2022")
    own = project(kg.store)
    with tempfile.TemporaryDirectory() as name, sync_playwright() as playwright:
        folder = Path(name)
        pages = {f"the article ({len(own):,} nodes)": written(folder, "article", kg.store, own)}
        if at.nodes:
            store = copies(kg, -(-at.nodes // (len(own) - len(HUBS))), *HUBS)
            drawn = project(store)
            begun = time.process_time()
            pages[f"{len(drawn):,} nodes"] = written(folder, "large", store, drawn)
            size = f"{len(drawn):,} nodes and {drawn.number_of_edges():,} links"
            print(f"The page of {size} was made in {time.process_time() - begun:.0f} s of CPU.\n")
        row("what", "measured", "wanted", "reached")
        row("---", "---", "---", "---")
        for name, path in pages.items():
            size = path.stat().st_size
            wanted = ("≤ 1,000,000", reached(size <= 1_000_000)) if "article" in name else ("", "")
            row(f"explorer.html, {name}", f"{size:,} bytes", *wanted)
            script, style = (len(explorer.asset(f"explorer.{kind}").encode()) for kind in ("js", "css"))
            row("… of it the document, the script, the style", f"{size - script - style:,}, {script:,}, {style:,} bytes", "", "")
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS.split())
        for name, path in pages.items():
            opened(browser, path, name)
            switched(browser, path, name, at.views)
        blank = folder / "blank.html"
        blank.write_text("<!doctype html><title>empty</title>", "utf-8")
        pointed(browser, pages, blank)
        browser.close()


if __name__ == "__main__":
    main()
