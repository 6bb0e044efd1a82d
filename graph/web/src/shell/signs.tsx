// The signs at the foot of every view, and behind one button what each of them means.
import type { JSX } from "preact";
import { useLayoutEffect, useRef, useState } from "preact/hooks";
import { sign, signs } from "words";
import { useExplorer } from "../explorer";
import { draftsOf } from "../graph/drafts";
import { worded } from "../language/words";
import { Sign, type SignName } from "../parts/sign";

const [SIGN, WORDS] = [worded(sign), worded(signs)];
/** The signs that the legend explains; that of a draft only where there is one. */
type MeansName = Exclude<SignName, "slip">;
const DRAWN: MeansName[] = ["conclusion", "contradiction", "doubt", "reported", "denied"];

export function Signs(): JSX.Element {
  const { graph, tongue } = useExplorer();
  const drawn: MeansName[] = graph.articles.some(({ article }) => draftsOf(graph, article).length) ? [...DRAWN, "draft"] : DRAWN;
  const [open, setOpen] = useState(false);
  const foot = useRef<HTMLElement>(null);
  useLayoutEffect(() => {
    if (!open) return;
    const onKey = (event: KeyboardEvent) => {
      if (event.key !== "Escape") return;
      event.preventDefault();
      setOpen(false);
      foot.current?.querySelector("button")?.focus();
    };
    addEventListener("keydown", onKey, true);
    return () => removeEventListener("keydown", onKey, true);
  }, [open]);
  const line = (dashed: boolean) => (
    <svg class="sign" viewBox="0 0 28 14" width="28" height="14" aria-hidden="true">
      <path class="stroke" d="M1 7H27" stroke-dasharray={dashed ? "6 4" : undefined} />
    </svg>
  );
  const place = (
    <span class="places" aria-hidden="true">
      ¶9.2
    </span>
  );
  const rows: [JSX.Element, string, string][] = [
    [place, tongue.t(WORDS.place), tongue.t(WORDS.means.place)],
    ...drawn.map((name): [JSX.Element, string, string] => [
      <Sign key={name} name={name} />,
      tongue.t(SIGN[name]),
      tongue.t(WORDS.means[name]),
    ]),
    [line(false), tongue.t(WORDS.said), tongue.t(WORDS.means.said)],
    [line(true), tongue.t(WORDS.inferred), tongue.t(WORDS.means.inferred)],
  ];
  return (
    <footer class="signs" ref={foot} data-open={open}>
      <button type="button" aria-expanded={open} onClick={() => setOpen(!open)}>
        {tongue.t(WORDS.title)}
      </button>
      <ul>
        {rows.map(([shape, name]) => (
          <li key={name}>
            {shape} {name}
          </li>
        ))}
      </ul>
      {open && (
        <div class="legend" role="region" aria-label={tongue.t(WORDS.title)}>
          <dl>
            {rows.map(([shape, name, means]) => (
              <div key={name}>
                <dt>
                  {shape} {name}
                </dt>
                <dd>{means}</dd>
              </div>
            ))}
          </dl>
          <p>{tongue.t("offline_note")}</p>
        </div>
      )}
    </footer>
  );
}
