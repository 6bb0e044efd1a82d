// One card: a claim, an argument, a note … as it stands, or as somebody drafted it.
import type { JSX } from "preact";
import { draft } from "words";
import { worded } from "../../language/words";
import type { ARGUMENT_KINDS, ArgumentKind } from "../acts/argue";
import { REASONS } from "../acts/decide";
import { acceptCard, acceptJudged, makeArgument, rejectCard, restoreCard, run, works } from "../commands";
import { innermost } from "../holders";
import { type Card, indexed } from "../index";
import type { CommandName } from "../keys";
import { kindOf } from "../known";
import { within } from "../offsets";
import { openCard } from "../opening";
import type { Page } from "../page";
import type { Finding, Position } from "../protocol";
import { bare, framed, listed, name, named, related, said, voices, WORDS } from "../said";
import { unnamedOn } from "../warnings";
import { Chips } from "./chips";
import { Conflicting } from "./conflict";
import { KeyOf } from "./hint";

const DOUBTS = worded(draft).doubts;
export const SIGNS: Record<Card["state"], string> = { drafted: "◌", accepted: "✓", corrected: "✎", added: "+", rejected: "✕" };

export function CardView({ page, card }: { page: Page; card: Card }): JSX.Element {
  const { ui, speech, known } = page;
  const { state, ref, key } = card;
  const chosen = ui.card === key;
  const claim = kindOf(ref) === "claim";
  const blind = ui.own && state === "drafted";
  if (state === "rejected") {
    const reason = WORDS.reasons[card.decision?.reason as keyof typeof WORDS.reasons];
    return (
      <div class="card" data-state={state} data-chosen={chosen} onClick={(event) => choose(page, key, event)}>
        <span class="sign">{SIGNS[state]}</span> <s lang={known.article.language}>{titleOf(page, card)}</s>{" "}
        <small>{speech.t(WORDS.card.rejected, card.decision?.words ?? speech.t(reason))}</small>{" "}
        <button type="button" onClick={() => restoreCard(page, card)}>
          {speech.t(WORDS.does.undo)}
        </button>
      </div>
    );
  }
  return (
    <article
      class="card"
      id={`card-${key}`}
      data-state={state}
      data-kind={kindOf(ref)}
      data-chosen={chosen}
      data-marked={ui.marked.includes(key)}
      aria-current={chosen}
      onClick={(event) => choose(page, key, event)}
      onDragOver={(event) => event.preventDefault()}
      onDrop={(event) => dropped(page, event, card)}
    >
      <p class="frame">
        <span
          class="sign"
          role="img"
          aria-label={speech.t(state === "drafted" ? WORDS.card.draft : WORDS.card[state === "added" ? "added" : "accepted"])}
        >
          {SIGNS[state]}
        </span>{" "}
        {ui.marked.includes(key) && <span class="mark">{speech.t(WORDS.card.marked)} </span>}
        {claim ? <Frame page={page} card={card} /> : <span lang={known.article.language}>{titleOf(page, card)}</span>}
        {claim && <Handle page={page} card={card} />}
      </p>
      {claim && <Words page={page} card={card} />}
      {state === "drafted" && <Wants page={page} card={card} />}
      <Doubts page={page} card={card} />
      {claim && <Held page={page} card={card} blind={blind} />}
      {claim && <Arguments page={page} card={card} />}
      <Findings page={page} about={ref} more={unnamedOn(known, card).map(({ label }) => speech.t(WORDS.form.unnamed, label))} />
      {chosen && ui.mode.name === "judge" && <Judging page={page} card={card} />}
      {chosen && ui.mode.name === "reject" && <Rejecting page={page} />}
      {chosen && state === "drafted" && ui.mode.name === "read" && <Buttons page={page} card={card} />}
      {ui.conflict?.conflict.conflicts.some((one) => one.ref === ref) && <Conflicting page={page} />}
    </article>
  );
}

/** A press on a card chooses it; what is pressed within does its own. */
const choose = (page: Page, key: string, { target }: MouseEvent): void => {
  if ((target as Element).closest("button, input, [role=radio]")) return;
  if (page.ui.card !== key && page.ui.mode.name !== "form") page.set({ card: key, mode: { name: "read" }, focus: "text" });
};

/** What a card is called, in a line. */
export function titleOf(page: Page, card: Card): string {
  const { known, speech } = page;
  const { entry, ref } = card;
  if (kindOf(ref) === "claim") return bare(entry) ? named(known, ref).text : framed(known, entry);
  if (kindOf(ref) === "argument") {
    const kind = speech.t(WORDS.argue[entry.kind as (typeof ARGUMENT_KINDS)[number]]);
    return `${(entry.premises as string[]).map((one) => name(known, one)).join(" + ")} – ${kind} – ${name(known, entry.conclusion)}`;
  }
  if (kindOf(ref) === "citation") return `${name(known, entry.work)}${entry.printed ? ` (${String(entry.printed)})` : ""}`;
  if (kindOf(ref) === "note") return `${listed(known, "note-kind", entry.kind)}: ${named(known, ref).text}`;
  return named(known, ref).text;
}

function Frame({ page, card }: { page: Page; card: Card }): JSX.Element {
  const { known } = page;
  const { entry } = card;
  if (bare(entry)) return <q lang={known.article.language}>{named(known, card.ref).text}</q>;
  const part = (ref: unknown): JSX.Element => {
    const { text, lang } = typeof ref === "string" && ref ? named(known, ref) : { text: "…", lang: undefined };
    return (
      <>
        <span lang={lang}>{text}</span>
        {lang && <abbr class="fallback">{lang}</abbr>}
      </>
    );
  };
  return (
    <span lang={known.article.language}>
      <b data-mark="subject">{part(entry.subject)}</b> <span data-mark="relation">{related(known, entry)}</span>{" "}
      <b data-mark="object">{part(entry.object)}</b>
    </span>
  );
}

function Words({ page, card }: { page: Page; card: Card }): JSX.Element | null {
  const words = said(page.known, card.entry.text);
  if (!words) return null;
  return (
    <p class="own" lang={words.lang ?? page.known.article.language}>
      {words.text}
    </p>
  );
}

/** What a draft still wants before it can be accepted. */
function Wants({ page, card }: { page: Page; card: Card }): JSX.Element | null {
  const fields = {
    subject: "subject",
    relation: "relation",
    object: "object",
    text: "own_words",
    holder: "voice",
    indicator: "object",
  } as const;
  const open = (card.candidate?.open ?? []).flatMap((field) => fields[field as keyof typeof fields] ?? []);
  if (!open.length) return null;
  const words = [...new Set(open)].map((field) => page.speech.t(WORDS.does[field])).join(", ");
  return <p class="wants">{page.speech.t(WORDS.card.wants, words)}</p>;
}

/** What a draft itself doubts. */
function Doubts({ page, card }: { page: Page; card: Card }): JSX.Element | null {
  const doubts = card.state === "drafted" ? (card.candidate?.doubts ?? []) : [];
  const words = doubts.flatMap((doubt) => page.speech.t(DOUBTS[doubt as keyof typeof DOUBTS]) || []);
  return words.length ? <p class="wants">{words.join(" ")}</p> : null;
}

/** Who holds the claim, and how surely; of a draft only when the reader has judged, where that comes first. */
function Held({ page, card, blind }: { page: Page; card: Card; blind: boolean }): JSX.Element {
  const { known, speech } = page;
  const { entry, candidate, state } = card;
  const lines = voices(known, entry.positions as Position[] | undefined);
  return (
    <div class="held">
      <span class="kind" lang={known.article.language}>
        {listed(known, "claim-kind", entry.kind)}
      </span>
      <span class="voices" lang={known.article.language}>
        {lines.map(({ holder, stance, certainty, depth, passes }) => (
          <span class="voice" data-depth={Math.min(depth, 3)}>
            {depth > 0 && "▸ "}
            {holder}{" "}
            {blind ? (
              passes || <i lang={page.ui.lang}>{speech.t(WORDS.card.hidden)}</i>
            ) : passes ? (
              <i>{listed(known, "stance", stance)}</i>
            ) : (
              <>
                <b>{listed(known, "stance", stance)}</b> · {listed(known, "certainty", certainty)}
              </>
            )}
          </span>
        ))}
      </span>
      <span class="origin" title={state === "drafted" ? candidate?.by : undefined}>
        {state === "drafted" ? draftedBy(page, card, blind) : madeBy(page, card)}
      </span>
      {state === "drafted" && Boolean(candidate?.cues?.length) && <span class="cues">{speech.t(WORDS.card.by, cuesOf(page, card))}</span>}
    </div>
  );
}

function draftedBy(page: Page, { candidate }: Card, blind: boolean): string {
  const draft = page.speech.t(WORDS.card.draft);
  const by = candidate?.by ? `, ${byWhom(page, candidate.by)}` : "";
  return blind ? `${draft}${by}` : `${draft}${by} · ${candidate?.confidence.toFixed(2)}`;
}

/** Who drafted, in a word: the rules, a model, or somebody by name. */
function byWhom({ speech }: Page, by: string): string {
  const kinds = new Set(by.split(" + ").map((one) => one.split(":")[0]!));
  return [...kinds]
    .map(
      (kind) =>
        speech.t(kind === "rule" || kind === "registry" ? WORDS.card.rules : kind === "model" ? WORDS.card.model : undefined) || kind,
    )
    .join(" + ");
}

function madeBy({ speech }: Page, { state, decision }: Card): string {
  if (state === "corrected") return speech.t(WORDS.card.corrected_by, decision?.by ?? "");
  return state === "accepted" ? speech.t(WORDS.card.accepted_by, decision?.by ?? "") : "";
}

function cuesOf(page: Page, { candidate }: Card): string {
  const sentence = page.known.sentences[candidate!.at[0] ?? page.ui.at];
  if (!sentence) return "";
  const words = candidate!.cues!.flatMap((span) => {
    const at = within(sentence, span);
    return at ? [sentence.words.slice(...at)] : [];
  });
  return [...new Set(words)].join(", ");
}

function Arguments({ page, card }: { page: Page; card: Card }): JSX.Element | null {
  const { known, speech } = page;
  const refs = indexed(known).arguments.get(card.ref) ?? [];
  const waiting = page.ui.waiting.filter(({ entry }) => [...(entry.premises as string[]), entry.conclusion].includes(card.ref));
  if (!refs.length && !waiting.length) return null;
  const line = (entry: (typeof known.entries)[string], more: string) => {
    const out = (entry.premises as string[]).includes(card.ref);
    const kind = speech.t(WORDS.argue[entry.kind as (typeof ARGUMENT_KINDS)[number]]);
    const other = out ? name(known, entry.conclusion) : (entry.premises as string[]).map((one) => name(known, one)).join(" + ");
    return (
      <li>
        {out ? (
          <>
            → <i>{kind}</i> <span lang={known.article.language}>{other}</span>{" "}
          </>
        ) : (
          <>
            ← <span lang={known.article.language}>{other}</span> <i>{speech.t(WORDS.argue.of_this[entry.kind as ArgumentKind])}</i>{" "}
          </>
        )}
        <small>{more}</small>
      </li>
    );
  };
  return (
    <ul class="steps">
      {refs.map((ref) => line(known.entries[ref]!, listed(known, "basis", known.entries[ref]!.basis)))}
      {waiting.map(({ entry }) => line(entry, speech.t(WORDS.card.waits)))}
    </ul>
  );
}

function Handle({ page, card }: { page: Page; card: Card }): JSX.Element {
  return (
    <span
      class="handle"
      draggable
      title={page.speech.t(WORDS.card.drag)}
      aria-hidden="true"
      onDragStart={(event) => event.dataTransfer?.setData("text/plain", card.ref)}
    >
      ⠿
    </span>
  );
}

function dropped(page: Page, event: DragEvent, card: Card): void {
  const ref = event.dataTransfer?.getData("text/plain");
  event.preventDefault();
  if (ref && ref !== card.ref && kindOf(card.ref) === "claim") makeArgument(page, "supports", [ref], card.ref);
}

function Buttons({ page, card }: { page: Page; card: Card }): JSX.Element {
  const { speech } = page;
  return (
    <p class="buttons">
      <button type="button" class="main" onClick={() => acceptCard(page, card)}>
        {speech.t(WORDS.does.accept)} <KeyOf page={page} command="accept" />
      </button>
      <button type="button" onClick={() => openCard(page, "subject")}>
        {speech.t(WORDS.does.correct)} <KeyOf page={page} command="all_fields" />
      </button>
      <button type="button" onClick={() => run(page, "reject")}>
        {speech.t(WORDS.does.reject)} <KeyOf page={page} command="reject" />
      </button>
    </p>
  );
}

function Judging({ page, card }: { page: Page; card: Card }): JSX.Element {
  const { known, speech } = page;
  const mode = page.ui.mode as { name: "judge"; stance: string };
  const list = mode.stance ? "certainty" : "stance";
  const holder = name(known, innermost((card.entry.positions as Position[]) ?? [])?.holder);
  const label = mode.stance
    ? `${listed(known, "stance", mode.stance)} ${speech.t(WORDS.card.how_sure)}`
    : speech.t(WORDS.card.judge, holder);
  const chips = (known.lists[list] ?? []).map(({ name }) => ({ name, words: listed(known, list, name) }));
  const choose = (name: string) =>
    mode.stance ? acceptJudged(page, mode.stance, name) : page.set({ mode: { name: "judge", stance: name } });
  return (
    <div class="asking">
      <b>{label}</b>
      <Chips label={label} chips={chips} chosen="" choose={choose} lang={known.article.language} />
    </div>
  );
}

function Rejecting({ page }: { page: Page }): JSX.Element {
  const { speech } = page;
  const mode = page.ui.mode as { name: "reject"; words: string | null };
  const label = speech.t(WORDS.card.why_reject);
  const chips = REASONS.map((name) => ({ name, words: speech.t(WORDS.reasons[name]) }));
  const choose = (name: string) =>
    name === "other" ? page.set({ mode: { name: "reject", words: "" }, focus: "reason" }) : rejectCard(page, name);
  return (
    <div class="asking">
      <b>{label}</b>
      <Chips label={label} chips={chips} chosen={mode.words === null ? "" : "other"} choose={choose} />
      {mode.words !== null && (
        <input
          id="reason"
          aria-label={label}
          value={mode.words}
          onInput={(event) => page.set({ mode: { name: "reject", words: event.currentTarget.value } })}
        />
      )}
    </div>
  );
}

/** What mends a finding: the field that it names, else all of them; of a sentence, that it is open again. */
function mends({ about, message }: Pick<Finding, "about" | "message">): CommandName {
  const fields = {
    subject: "subject",
    relation: "relation",
    object: "object",
    text: "own_words",
    positions: "voice",
    voices: "voice",
  } as const;
  const [, field = ""] = /^\S+?\.(\w+)/.exec(message) ?? [];
  if (!about.includes("/")) return "again";
  return fields[field as keyof typeof fields] ?? "all_fields";
}

/** What the checker says of a thing, and what the page itself sees; each with the key that mends it, where that is the chosen one. */
export function Findings({ page, about, more = [] }: { page: Page; about: string; more?: string[] }): JSX.Element | null {
  const found: Pick<Finding, "about" | "message" | "severity">[] = [
    ...(indexed(page.known).findings.get(about) ?? []),
    ...more.map((message) => ({ about, message, severity: "warning" as const })),
  ];
  if (!found.length) return null;
  const here = about === page.ui.at || page.card?.ref === about;
  return (
    <ul class="findings">
      {found.map((one) => {
        const command = more.includes(one.message) ? "own_words" : mends(one);
        return (
          <li data-severity={one.severity}>
            <span aria-hidden="true">{one.severity === "error" ? "✕" : "!"}</span> {one.message}{" "}
            {here && works(page, command) && (
              <button type="button" class="quiet" onClick={() => run(page, command)}>
                <KeyOf page={page} command={command} /> {page.speech.t(WORDS.does.mend)}
              </button>
            )}
          </li>
        );
      })}
    </ul>
  );
}
