// The text: one list box whose options are the sentences, in groups by paragraph.
import type { JSX } from "preact";
import { startOf } from "../bounds";
import { formIn } from "../formsteps";
import { cardsAt, isOver, isRead, markOf, paragraphOf, type Mark as State } from "../index";
import { kindOf } from "../known";
import { apart, type Mark, marksOf, namedAt, pieces } from "../marks";
import { findWords, within } from "../offsets";
import type { Page } from "../page";
import type { Sentence as Said, SentenceId } from "../protocol";
import { WORDS } from "../said";
import { Still } from "./still";

const SIGNS: Record<State, string> = { none: "○", open: "◔", claims: "●", done: "✓", silent: "–" };
const NONE: readonly Mark[] = [];

export function Text({ page }: { page: Page }): JSX.Element {
  const { known, ui, speech } = page;
  const paragraphs: SentenceId[][] = [];
  for (const id of known.order) {
    const last = paragraphs.at(-1);
    if (last && paragraphOf(last[0]!) === paragraphOf(id)) last.push(id);
    else paragraphs.push([id]);
  }
  const marks = marked(page);
  return (
    <div
      id="text"
      class="text"
      role="listbox"
      tabIndex={0}
      aria-label={speech.t(WORDS.text.label)}
      aria-activedescendant={`s-${ui.at}`}
      lang={known.article.language}
    >
      {paragraphs.map((ids) => {
        const read = ids.filter((id) => isRead(known, id)).length;
        const over = ids.every((id) => isOver(known, id));
        const name = paragraphOf(ids[0]!);
        const zone = known.sentences[ids[0]!]!.zone;
        const label = speech.t(WORDS.text.paragraph, name.slice(1));
        return (
          <div key={name} role="group" class="paragraph" data-zone={zone} data-over={over} aria-label={label}>
            <div class="margin" aria-hidden="true">
              {name}
              <br />
              {read}/{ids.length}
            </div>
            <div class="sentences" role="presentation">
              {ids.map((id) => {
                const here = id === ui.at;
                const claims = cardsAt(known, id).filter(({ ref }) => kindOf(ref) === "claim").length;
                return (
                  <Sentence
                    key={id}
                    page={page}
                    lang={ui.lang}
                    sentence={known.sentences[id]!}
                    state={markOf(known, id)}
                    claims={claims}
                    here={here}
                    flashed={ui.flashed.includes(id)}
                    drawn={here ? marks.map(({ from, to, what }) => `${from}-${to}-${what}`).join() : ""}
                    marks={here && marks.length ? marks : NONE}
                  />
                );
              })}
            </div>
          </div>
        );
      })}
    </div>
  );
}

/** What is underlined in the marked sentence: the words of the chosen card, of the form that is open, or the slip that is noted. */
function marked(page: Page): Mark[] {
  const { known, ui } = page;
  const sentence = known.sentences[ui.at];
  if (!sentence) return [];
  if (ui.mode.name === "note" && ui.mode.form.kind === "slip") {
    const span = findWords(sentence, ui.mode.form.printed);
    const at = span && within(sentence, span);
    return at ? [{ from: at[0], to: at[1], what: "printed" }] : [];
  }
  if (ui.mode.name === "cut") {
    const at = startOf(sentence.words, ui.mode.words);
    return at ? [{ from: at[0], to: at[1], what: "printed" }] : [];
  }
  const form = formIn(page);
  if (form) {
    const found: Mark[] = [];
    for (const what of ["subject", "object"] as const) {
      const { chosen } = form[what];
      const words = chosen && "make" in chosen ? findWords(sentence, chosen.make.printed ?? chosen.make.label) : null;
      const at = words ? within(sentence, words) : chosen && "ref" in chosen ? namedAt(known, sentence, chosen.ref) : null;
      if (at) found.push({ from: at[0], to: at[1], what });
    }
    return apart(found);
  }
  return page.card && kindOf(page.card.ref) === "claim" ? marksOf(known, page.card, ui.at) : [];
}

interface Shown {
  page: Page;
  lang: string;
  sentence: Said;
  state: State;
  claims: number;
  here: boolean;
  flashed: boolean;
  drawn: string;
  marks: readonly Mark[];
}

class Sentence extends Still<Shown> {
  /** Marks are made anew each time; where they are the same is told by `drawn`. */
  override shouldComponentUpdate(next: Shown): boolean {
    return super.shouldComponentUpdate({ ...next, marks: this.props.marks }) || next.drawn !== this.props.drawn;
  }
  override render({ page, sentence, state, claims, here, flashed, marks }: Shown): JSX.Element {
    const { speech } = page;
    const { id, words } = sentence;
    const said = `, ${id}, ${speech.t(WORDS.text[state])}${claims ? `, ${speech.count(WORDS.card.count, claims)}` : ""}`;
    return (
      <span id={`s-${id}`} class="sentence" role="option" aria-selected={here} data-id={id} data-state={state} data-flashed={flashed}>
        <span class="state" aria-hidden="true">
          {SIGNS[state]}
          {claims > 1 && <sup>{claims}</sup>}
        </span>
        <span class="words">
          {marks.length ? pieces(words, marks).map(({ text, what }) => (what ? <span data-mark={what}>{text}</span> : text)) : words}
        </span>
        <span class="unseen" lang={page.ui.lang}>
          {said}
        </span>{" "}
      </span>
    );
  }
}
