// A claim and a note as the reading view tells them: what is out of the ordinary in words, the ordinary not at all.
import type { ComponentChildren, JSX } from "preact";
import { reading } from "words";
import { href, useExplorer } from "../../explorer";
import type { Note } from "../../graph/document";
import { introduces, type Saying, sayings } from "../../graph/saying";
import type { Told } from "../../graph/sentences";
import { local } from "../../graph/thing";
import { capital } from "../../language/capital";
import type { Tongue } from "../../language/tongue";
import { worded } from "../../language/words";
import { Draft } from "../../parts/draft";
import { Sign } from "../../parts/sign";
import { Places, Say } from "../../parts/thing";
import { useReading } from "./pointing";

const WORDS = worded(reading);
const key = (name: string): keyof typeof WORDS => name.replace("-", "_") as keyof typeof WORDS;

/** Words that stand before a claim which may not stand by itself, such as "The author denies". */
function introduction(saying: Saying, tongue: Tongue, alone: boolean): string {
  const { how, holder, own, certainty } = saying;
  const unsure = certainty && tongue.t(WORDS[key(`certainty_${certainty}`)]);
  if (how === "hedged" || how === "reported" || how === "endorses") return unsure ?? "";
  const said = own && alone ? tongue.t(WORDS[key(`author_${how}`)]) : tongue.t(WORDS[key(`by_${how}`)], tongue.name(holder));
  return unsure ? `${said} (${unsure.toLocaleLowerCase(tongue.lang)})` : said;
}

/** What is said of a claim beside it: from whom it is, whether the author agrees. */
function beside({ how, holder, own, through }: Saying, tongue: Tongue): string {
  const passed = through.map((one) => tongue.name(one)).join(", ");
  if (how === "endorses" && own) return tongue.t(WORDS.agrees);
  if (how !== "reported") return "";
  return passed ? tongue.t(WORDS.reported_through, tongue.name(holder), passed) : tongue.t(WORDS.reported, tongue.name(holder));
}

/** The first begins a line; what stands after a semicolon begins small, unless it begins with a name. */
const placed =
  (tongue: Tongue, names: string[]) =>
  (text: string, i: number): string => {
    if (!i) return capital(text, tongue.lang);
    return names.some((name) => text.startsWith(name)) ? text : text.slice(0, 1).toLocaleLowerCase(tongue.lang) + text.slice(1);
  };

/** The words before a claim, and the words after it. */
function useSaid(told: Told): { before: JSX.Element | null; after: string[]; reported: boolean } {
  const { graph, tongue } = useExplorer();
  const { authors } = useReading();
  const said = sayings(graph, told, authors).sort((a, b) => Number(b.how === "reported") - Number(a.how === "reported"));
  const names = said.map(({ holder }) => tongue.name(holder));
  const words = new Set(said.filter(introduces).map((one) => introduction(one, tongue, authors.size === 1)));
  const intro = [...words].map(placed(tongue, names));
  const before = intro.length ? (
    <b class="intro">
      {said.some(({ against }) => against) && <Sign name="denied" />} {intro.join("; ")}:{" "}
    </b>
  ) : null;
  const after = said.map((one) => beside(one, tongue)).filter(Boolean);
  return { before, after, reported: said.some(({ how }) => how === "reported") };
}

/** A claim as a link to its card, or only in its words. */
function ClaimLink({ told, plain = false }: { told: Told; plain?: boolean }): JSX.Element {
  const explorer = useExplorer();
  const { lit } = useReading();
  const style = lit.claims.has(told.claim) ? "paraphrase lit" : "paraphrase";
  const words = <Say words={explorer.tongue.say(told.claim)} />;
  const draft = <Draft thing={told.claim} />;
  if (plain)
    return (
      <span class={style}>
        {words} {draft}
      </span>
    );
  return (
    <>
      <a class={style} href={href(explorer, { node: told.claim })} aria-current={explorer.state.node === told.claim || undefined}>
        {words}
      </a>{" "}
      {draft}
    </>
  );
}

/** A claim in running text: `plain` where it stands as a link elsewhere too. */
export function Retold({ told, first, plain }: { told: Told; first: boolean; plain: boolean }): JSX.Element {
  const { before, after, reported } = useSaid(told);
  return (
    <span class="retold" data-claim={told.claim}>
      {before && !first && <br />}
      {reported && <Sign name="reported" says={after.join("; ")} />}
      {before}
      <ClaimLink told={told} plain={plain} />{" "}
    </span>
  );
}

/** A claim beside the text. */
export function Claim({ told, children }: { told: Told; children?: ComponentChildren }): JSX.Element {
  const { before, after, reported } = useSaid(told);
  return (
    <div class="claim" data-claim={told.claim}>
      <p>
        {before}
        <ClaimLink told={told} />
      </p>
      {(children || after.length > 0) && (
        <p class="how">
          {children}
          {after.length > 0 && (
            <span>
              {reported && (
                <span aria-hidden="true">
                  <Sign name="reported" />{" "}
                </span>
              )}
              {after.join("; ")}
            </span>
          )}
        </p>
      )}
    </div>
  );
}

/** A note: its sign, what it says, what is printed and what was probably meant, and the places that it is about. */
export function NoteBox({ note }: { note: Note }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const { article, lit } = useReading();
  const kind = local(note.kind);
  const words = tongue.remark(note.note);
  const printed = (text: string) => (
    <q lang={article.language ?? undefined} dir="auto">
      {text}
    </q>
  );
  return (
    <div class={lit.note === note.note ? `note-box ${kind} lit` : `note-box ${kind}`} data-note={note.note}>
      <Sign name={kind as "slip" | "doubt" | "contradiction"} />
      <p>
        {words && <Say words={words} />}{" "}
        {note.printed && (
          <span class={words ? "printed apart" : "printed"}>
            {tongue.t("as_printed")}: {printed(note.printed)}
            {note.probably && (
              <>
                {" "}
                {tongue.t("probably")}: {printed(note.probably)}
              </>
            )}
          </span>
        )}{" "}
        <Places places={graph.placesOf.get(note.note) ?? []} />
      </p>
    </div>
  );
}
