// The right column while one reads: the cards of the marked sentence, what no claim draws on, and the rest of the paragraph.
import type { JSX } from "preact";
import { MORE_SILENCES, SILENCES } from "../acts/sentence";
import { run } from "../commands";
import { landWords } from "../formsteps";
import { type Card, cardsAt, indexed, paragraphOf, undecided } from "../index";
import { kindOf } from "../known";
import { untouched } from "../marks";
import { within } from "../offsets";
import { openNew } from "../opening";
import type { Page } from "../page";
import { bare, figured, name, related, WORDS } from "../said";
import { asideHere, discard, titleOf as formTitle, openForm } from "../shelf";
import { silence } from "../ticks";
import { CardView, Findings, SIGNS, titleOf } from "./card";
import { Chips } from "./chips";
import { Cap, KeyOf } from "./hint";
import { Start } from "./start";

export function Cards({ page }: { page: Page }): JSX.Element {
  const { ui, speech } = page;
  const cards = page.cards;
  const claims = cards.filter(({ ref, state }) => kindOf(ref) === "claim" && state !== "rejected").length;
  const left = undecided(page.known, ui.at).length;
  const rejected = cardsAt(page.known, ui.at, true).filter(({ state }) => state === "rejected").length;
  const empty = !Object.keys(page.known.entries).some((ref) => kindOf(ref) === "claim") && !page.known.candidates.length;
  return (
    <>
      <h2 class="where">
        <b>{ui.at}</b> {speech.count(WORDS.card.count, claims)}
        {left > 0 && `, ${speech.count(WORDS.card.to_decide, left)}`}
      </h2>
      <ul class="cards" aria-label={speech.t(WORDS.card.cards)}>
        {cards.map((card) => (
          <li key={card.key}>
            <CardView page={page} card={card} />
          </li>
        ))}
      </ul>
      {ui.mode.name === "silence" && <Silences page={page} />}
      {ui.mode.name === "cut" && <Cutting page={page} words={ui.mode.words} />}
      <p class="offers">
        <button type="button" class="offer" onClick={() => openNew(page)}>
          <KeyOf page={page} command="new" /> {speech.t(claims ? WORDS.card.another : WORDS.card.first)}
        </button>
        {left === 0 && (
          <button type="button" class="offer" onClick={() => run(page, claims ? "done" : "nothing")}>
            <KeyOf page={page} command={claims ? "done" : "nothing"} /> {speech.t(claims ? WORDS.card.nothing_missing : WORDS.card.nothing)}
          </button>
        )}
      </p>
      <Aside page={page} />
      <Marks page={page} />
      <Untouched page={page} claims={claims} />
      {rejected > 0 && (
        <p class="rejected">
          <button type="button" onClick={() => page.set({ rejected: !ui.rejected })}>
            {ui.rejected ? speech.t(WORDS.card.hide_rejected) : speech.t(WORDS.card.show_rejected, rejected)}
          </button>
        </p>
      )}
      <Findings page={page} about={ui.at} />
      <Also page={page} />
      {empty && <Start page={page} />}
    </>
  );
}

/** Forms that were put aside here: each to be taken up again, or thrown away. */
function Aside({ page }: { page: Page }): JSX.Element | null {
  const { speech } = page;
  const forms = asideHere(page);
  if (!forms.length) return null;
  return (
    <ul class="aside-forms">
      {forms.map((mode, i) => (
        <li key={formTitle(page, mode)}>
          {speech.t(WORDS.card.put_aside, formTitle(page, mode))}{" "}
          <button type="button" class="quiet" onClick={() => openForm(page, mode, "")}>
            {speech.t(WORDS.card.take_up)}
          </button>{" "}
          <button type="button" class="quiet discard" onClick={() => discard(page, mode)}>
            {speech.t(WORDS.form.discard)} {i === forms.length - 1 && <KeyOf page={page} command="discard" />}
          </button>
        </li>
      ))}
    </ul>
  );
}

/** How many claims are marked, wherever they stand: what is done next is done with all of them. */
function Marks({ page }: { page: Page }): JSX.Element | null {
  const { speech, ui, known } = page;
  if (!ui.marked.length) return null;
  const cards = ui.marked.flatMap((key) => indexed(known).card.get(key) ?? []);
  return (
    <p class="marks" role="status">
      {speech.count(WORDS.card.marks, ui.marked.length)}:{" "}
      <span lang={known.article.language}>{cards.map((card) => titleOf(page, card)).join("; ")}</span>{" "}
      <button type="button" class="quiet" onClick={() => page.set({ marked: [] })}>
        {speech.t(WORDS.card.unmark)} <Cap page={page} name="escape" />
      </button>
    </p>
  );
}

function Silences({ page }: { page: Page }): JSX.Element {
  const label = page.speech.t(WORDS.card.why_nothing);
  const chips = [...SILENCES, ...MORE_SILENCES].map((name) => ({ name, words: page.speech.t(WORDS.silences[name]) }));
  return (
    <div class="asking">
      <b>{label}</b>
      <Chips label={label} chips={chips} chosen={page.known.sentences[page.ui.at]?.silent ?? ""} choose={(name) => silence(page, name)} />
    </div>
  );
}

/** Where a second sentence begins: its first words are typed, and underlined where they stand. */
function Cutting({ page, words }: { page: Page; words: string }): JSX.Element {
  const label = page.speech.t(WORDS.card.cut);
  return (
    <div class="asking">
      <label for="cut">
        <b>{label}</b> <small>{page.speech.t(WORDS.card.cut_hint)}</small>
      </label>
      <input
        id="cut"
        class="find"
        lang={page.known.article.language}
        autoComplete="off"
        value={words}
        onInput={(event) => page.set({ mode: { name: "cut", words: event.currentTarget.value } })}
      />
    </div>
  );
}

function Untouched({ page, claims }: { page: Page; claims: number }): JSX.Element | null {
  const { known, ui, speech } = page;
  const groups = untouched(known, ui.at);
  if (!groups.length) return null;
  const begin = (span: (typeof groups)[number]["span"]) => {
    const at = within(known.sentences[ui.at]!, span);
    openNew(page);
    if (at) landWords(page, ui.at, at[0], at[1]);
  };
  return (
    <p class="untouched">
      {speech.t(claims ? WORDS.card.untouched : WORDS.card.words)}{" "}
      {groups.map(({ label, span }) => (
        <>
          <button type="button" class="group" lang={known.article.language} onClick={() => begin(span)}>
            {label}
          </button>{" "}
        </>
      ))}
    </p>
  );
}

/** The claims of the rest of the paragraph, a line each. */
function Also({ page }: { page: Page }): JSX.Element | null {
  const { known, ui, speech } = page;
  const paragraph = paragraphOf(ui.at);
  const others = known.order.filter((id) => id !== ui.at && paragraphOf(id) === paragraph);
  const lines = others.flatMap((id) => cardsAt(known, id).map((card) => ({ id, card })));
  if (!lines.length) return null;
  return (
    <section class="also">
      <h3>{speech.t(WORDS.card.also, paragraph)}</h3>
      <ul>
        {lines.map(({ id, card }) => (
          <li key={`${id} ${card.key}`} data-state={card.state}>
            <button type="button" onClick={() => go(page, id, card)}>
              <span class="sign" aria-hidden="true">
                {SIGNS[card.state]}
              </span>{" "}
              <span class="place">{id}</span>{" "}
              <span lang={known.article.language}>
                {kindOf(card.ref) === "claim" && !bare(card.entry) ? (
                  <>
                    {name(known, card.entry.subject) || "…"} <i>{related(known, card.entry)}</i>{" "}
                    {kindOf(String(card.entry.object ?? "")) === "value" ? figureOf(page, card) : name(known, card.entry.object) || "…"}
                  </>
                ) : (
                  titleOf(page, card)
                )}
              </span>
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
const go = (page: Page, id: string, card: Card): void => {
  page.go(id, card.key);
  page.set({ focus: "text" });
};
const figureOf = (page: Page, card: Card): string => {
  const ref = String(card.entry.object);
  const entry = page.known.entries[ref] ?? indexed(page.known).drafted.get(ref)?.entry;
  return entry ? figured(page.known, entry) : "…";
};
