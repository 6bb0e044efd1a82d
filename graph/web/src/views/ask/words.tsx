// What was found for words: names, then claims as sentences, then the curator's notes, then questions that fit.
import type { JSX } from "preact";
import { useEffect, useMemo } from "preact/hooks";
import { ask } from "words";
import { href, useExplorer } from "../../explorer";
import type { Thing } from "../../graph/document";
import type { Graph } from "../../graph/graph";
import { askable, type Offer, offer } from "../../graph/offers";
import { placesOf } from "../../graph/outline";
import { local } from "../../graph/thing";
import { type Entry, find } from "../../language/search";
import { worded } from "../../language/words";
import { Cut } from "../../parts/cut";
import { useIndex } from "../../parts/index";
import { offered } from "../../parts/offered";
import { Sign } from "../../parts/sign";
import { Places, Say, ThingLink } from "../../parts/thing";
import { ClaimAnswer } from "./claim";
import { QuestionLink } from "./question";
import { roomsFor } from "./rooms";

const WORDS = worded(ask);
const [NAMES, CLAIMS, NOTES, ASKED, LIT] = [8, 6, 4, 6, 12];

export function Found({ words }: { words: string }): JSX.Element {
  const { graph, tongue, light } = useExplorer();
  const index = useIndex(true);
  const found = useMemo(() => (index ? find(index, words, true) : []), [index, words]);
  useEffect(() => {
    light(found.slice(0, LIT).flatMap(({ thing }) => placesOf(graph, thing).map(({ passage }) => passage)));
    return () => light(null);
  }, [found]);
  const of = (kind: string): Thing[] => found.filter((entry) => entry.kind === kind).map(({ thing }) => thing);
  const names = found.filter(({ kind }) => !["claim", "note", "question"].includes(kind));
  const claims = of("claim");
  const questions = useMemo(() => fitting(graph, found, tongue.words), [graph, found, tongue.words]);
  return (
    <div class="found-words">
      <p class="hint" role="status">
        {index && (found.length ? tongue.t("search_found", tongue.number(found.length)) : tongue.t(WORDS.nothing, words))}
      </p>
      {names.length > 0 && (
        <p class="things">
          {names.slice(0, NAMES).map(({ thing }) => (
            <ThingLink key={thing} thing={thing} chip />
          ))}
        </p>
      )}
      {claims.length > 0 && (
        <section aria-labelledby="ask-claims">
          <h2 id="ask-claims">{tongue.count("n_claims", claims.length)}</h2>
          <ul class="claim-answers">
            <Cut key={words} items={claims} first={CLAIMS} step={12} as="li">
              {(claim) => <ClaimAnswer key={claim} claim={claim} open={claim === claims[0]} />}
            </Cut>
          </ul>
        </section>
      )}
      <Rooms words={words} />
      <NotesFound notes={of("note")} words={words} />
      {questions.length > 0 && (
        <section aria-labelledby="ask-questions">
          <h2 id="ask-questions">{tongue.t(WORDS.fitting)}</h2>
          <ul class="questions">
            {questions.map((one) => (
              <li key={`${one.question.name} ${Object.values(one.values).join()}`}>
                <QuestionLink offer={one} />
              </li>
            ))}
          </ul>
        </section>
      )}
    </div>
  );
}

/** Questions that can be asked of what is found first, and those whose own words fit. */
function fitting(graph: Graph, found: Entry[], lang: string): Offer[] {
  const first = found.slice(0, 3).find(({ kind }) => !["claim", "note", "question"].includes(kind)) ?? found[0];
  const about = first && graph.kindOf(first.thing) ? askable(graph, first.thing, lang).slice(0, ASKED) : [];
  const named = found.filter(({ kind }) => kind === "question").slice(0, ASKED);
  const worded = named.flatMap(({ thing }) => graph.document.questions.find(({ name }) => name === thing) ?? []);
  return [...about, ...worded.filter((one) => !about.some(({ question }) => question === one)).map((one) => offer(graph, one, lang))];
}

function NotesFound({ notes, words }: { notes: Thing[]; words: string }): JSX.Element | null {
  const explorer = useExplorer();
  const { graph, tongue } = explorer;
  const kinds = useMemo(() => new Map(graph.notes.map(({ note, kind }) => [note, local(kind)])), [graph]);
  if (!notes.length) return null;
  return (
    <section aria-labelledby="ask-notes">
      <h2 id="ask-notes">{tongue.t("notes")}</h2>
      <ul class="notes-found">
        <Cut key={words} items={notes} first={NOTES} step={12} as="li">
          {(note) => {
            const kind = kinds.get(note);
            return (
              <li key={note}>
                <Sign name={kind === "contradiction" || kind === "slip" ? kind : "doubt"} />
                <Say words={tongue.remark(note) ?? tongue.say(note)} /> <Places places={graph.placesOf.get(note) ?? []} />
              </li>
            );
          }}
        </Cut>
      </ul>
    </section>
  );
}

/** Views in which what is asked for stands together. */
function Rooms({ words }: { words: string }): JSX.Element | null {
  const explorer = useExplorer();
  const { graph, tongue } = explorer;
  const there = useMemo(() => offered(graph), [graph]);
  const rooms = roomsFor(words).filter((view) => there.has(view));
  if (!rooms.length) return null;
  return (
    <section aria-labelledby="ask-rooms">
      <h2 id="ask-rooms">{tongue.t(WORDS.rooms)}</h2>
      <p class="rooms">
        {rooms.map((view) => (
          <a key={view} class="chip" href={href(explorer, { view })}>
            {tongue.t(view)}
          </a>
        ))}
      </p>
    </section>
  );
}
