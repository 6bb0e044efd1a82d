// The form of a claim, in the place of its card.

import type { JSX } from "preact";
import { card as cardWords } from "words";
import { worded } from "../../language/words";
import { twinCard } from "../commands";
import { type ClaimForm, copied, missing } from "../form";
import { addVoice, deny, dropVoice, formIn, inside, judge, saveForm, setForm, takeTwin } from "../formsteps";
import { positionsFrom } from "../holders";
import { placesOf } from "../index";
import { speakerOf } from "../known";
import type { Page } from "../page";
import { denied, listed, named, placeOf, voices, WORDS } from "../said";
import { discard } from "../shelf";
import { twinned, unnamedIn } from "../warnings";
import { Chips } from "./chips";
import { Completing } from "./field";
import { Cap } from "./hint";

const FRAME = worded(cardWords).claim;

export function FormView({ page }: { page: Page }): JSX.Element {
  const { speech, known } = page;
  const form = formIn(page)!;
  const words = WORDS.form;
  const title = { add: words.new, correct: words.correct, change: words.correct, split: words.split, voice: words.voice }[form.what];
  const set = (part: Partial<ClaimForm>) => setForm(page, { ...form, ...part });
  return (
    <form class="claim-form" aria-label={speech.t(title)} onSubmit={(event) => event.preventDefault()} autoComplete="off">
      <h2 class="where">
        <b>{form.sentence}</b> {speech.t(title)}
      </h2>
      <div class="sheet">
        <Completing page={page} form={form} field="subject" label={speech.t(FRAME.subject)} mark="subject" />
        <Completing page={page} form={form} field="relation" label={speech.t(FRAME.relation)} mark="relation">
          <button id="f-not" type="button" class="not" aria-pressed={form.negative} onClick={() => deny(page)}>
            <Cap page={page} name="alt+n" /> {speech.t(words.not)}
          </button>
        </Completing>
        {form.negative && form.relation.name && (
          <p class="aside" lang={known.article.language}>
            {denied(known, listed(known, "relation", form.relation.name))}
          </p>
        )}
        <Completing page={page} form={form} field="object" label={speech.t(FRAME.object)} mark="object" />
        {form.relation.name === "has-value" && <Figure page={page} form={form} />}
        <Warnings page={page} form={form} />
        <h3 class="who">
          {speech.t(words.who)} {form.sign && <span class="sign-of-voice">– {speech.t(words.sign, form.sign)}</span>}
        </h3>
        {form.rows.map((_, i) => (
          <Holder page={page} form={form} at={i} />
        ))}
        <Reads page={page} form={form} />
        <div class="field">
          <label for="f-words">{speech.t(words.own_words)}</label>
          <div class="control">
            <textarea
              id="f-words"
              rows={2}
              lang={known.article.language}
              value={form.words}
              onInput={(event) => set({ words: event.currentTarget.value.replace(/\n/g, " ") })}
            />
          </div>
        </div>
        {form.more && <More page={page} form={form} />}
        <div class="last">
          <label for="f-kind">{speech.t(words.kind)}</label>{" "}
          <select id="f-kind" lang={known.article.language} value={form.kind} onInput={(event) => set({ kind: event.currentTarget.value })}>
            <option value="">{speech.t(words.by_relation)}</option>
            {(known.lists["claim-kind"] ?? []).map(({ name: one }) => (
              <option value={one}>{listed(known, "claim-kind", one)}</option>
            ))}
          </select>{" "}
          <label for="f-role">{speech.t(words.role)}</label>{" "}
          <select id="f-role" lang={known.article.language} value={form.role} onInput={(event) => set({ role: event.currentTarget.value })}>
            <option value="">–</option>
            {(known.lists.role ?? []).map(({ name: one }) => (
              <option value={one}>{listed(known, "role", one)}</option>
            ))}
          </select>{" "}
          <span class="at">{speech.t(words.at, form.at.join(" "))}</span>
          <button type="button" class="quiet" onClick={() => addVoice(page)}>
            {speech.t(WORDS.does.another_voice)} <Cap page={page} name="alt+v" />
          </button>
          <button id="f-save" type="button" class="main" onClick={() => saveForm(page)}>
            {speech.t(saving(form))} <Cap page={page} name="enter" />
          </button>
        </div>
        <div class="under">
          <button id="f-more" type="button" class="quiet" aria-expanded={form.more} onClick={() => set({ more: !form.more })}>
            {speech.t(form.more ? words.less : words.more)} <Cap page={page} name="alt+m" />
          </button>
          <button id="f-discard" type="button" class="quiet" onClick={() => discard(page, { name: "form", form })}>
            {speech.t(words.discard)} <Cap page={page} name="alt+x" />
          </button>
        </div>
      </div>
    </form>
  );
}

const saving = (form: ClaimForm) =>
  form.what === "correct" ? (missing(form).length || form.blind ? WORDS.form.accept : WORDS.form.accept_corrected) : WORDS.form.save;

function Figure({ page, form }: { page: Page; form: ClaimForm }): JSX.Element {
  const { speech, known } = page;
  const set = (part: Partial<ClaimForm["figure"]>) => setForm(page, { ...form, figure: { ...form.figure, ...part } });
  const words = WORDS.form;
  return (
    <div class="field figure">
      <label for="f-value">{speech.t(words.figure)}</label>
      <div class="control">
        <input id="f-value" inputMode="decimal" value={form.figure.value} onInput={(event) => set({ value: event.currentTarget.value })} />
        <select
          id="f-unit"
          aria-label={speech.t(words.unit)}
          value={form.figure.unit}
          onInput={(event) => set({ unit: event.currentTarget.value })}
        >
          {(known.lists.unit ?? []).map(({ name: one }) => (
            <option value={one}>{listed(known, "unit", one)}</option>
          ))}
        </select>
        <label for="f-year">{speech.t(words.year)}</label>
        <input id="f-year" value={form.figure.year} onInput={(event) => set({ year: event.currentTarget.value })} />
        <label for="f-outof">{speech.t(words.out_of)}</label>
        <input
          id="f-outof"
          inputMode="numeric"
          value={form.figure.out_of}
          onInput={(event) => set({ out_of: event.currentTarget.value.replace(/\D/g, "") })}
        />
      </div>
    </div>
  );
}

/** What is odd, but no error: a claim that is there already, copied words, the same thing on both sides. */
function Warnings({ page, form }: { page: Page; form: ClaimForm }): JSX.Element | null {
  const { speech, known } = page;
  const twin = twinCard(page, form);
  const own = copied(known, form);
  const [subject, object] = [form.subject.chosen, form.object.chosen];
  const same = subject && object && JSON.stringify(subject) === JSON.stringify(object);
  const things = twinned(known, form);
  const lost = unnamedIn(known, form);
  if (!twin && !own && !same && !things.length && !lost.length) return null;
  const draft = twin?.state === "drafted" ? ` (${speech.t(WORDS.card.draft)})` : "";
  return (
    <div class="warnings" role="status">
      {twin && (
        <p>
          {speech.t(WORDS.form.twin, `${placeOf(known, twin.ref) || placesOf(twin.entry)[0]}${draft}`, named(known, twin.ref).text)}{" "}
          <button id="f-twin" type="button" onClick={() => takeTwin(page)}>
            <Cap page={page} name="alt+t" /> {speech.t(WORDS.form.take_twin)}
          </button>
        </p>
      )}
      {things.map(({ label, twin: { label: other } }, i) => (
        <p>
          {speech.t(WORDS.form.twin_thing, label, other)}{" "}
          {!twin && i === 0 && (
            <button id="f-twin" type="button" onClick={() => takeTwin(page)}>
              <Cap page={page} name="alt+t" /> {speech.t(WORDS.form.take_thing, other)}
            </button>
          )}
        </p>
      ))}
      {lost.map(({ label }) => (
        <p>{speech.t(WORDS.form.unnamed, label)}</p>
      ))}
      {own > 0 && <p>{speech.count(WORDS.form.copied, own)}</p>}
      {same && <p>{speech.t(WORDS.form.same_ends)}</p>}
    </div>
  );
}

function Holder({ page, form, at }: { page: Page; form: ClaimForm; at: number }): JSX.Element {
  const { speech, known } = page;
  const row = form.rows[at]!;
  const words = WORDS.form;
  const chips = (list: string) => (known.lists[list] ?? []).map(({ name: one }) => ({ name: one, words: listed(known, list, one) }));
  const label = at ? speech.t(row.depth ? words.inside : words.and) : speech.t(words.holder);
  return (
    <div class="holder" data-depth={row.depth}>
      <Completing page={page} form={form} field={`holder-${at}`} label={label}>
        {at > 0 && (
          <button
            id={`f-inside-${at}`}
            type="button"
            class="quiet"
            title={speech.t(WORDS.does.inside)}
            aria-pressed={row.depth > 0}
            onClick={() => inside(page, `holder-${at}`, row.depth ? -1 : 1)}
          >
            <Cap page={page} name="alt+right" />
            <span class="unseen">{speech.t(WORDS.does.inside)}</span>
          </button>
        )}
        {form.rows.length > 1 && (
          <button id={`f-drop-${at}`} type="button" class="quiet" title={speech.t(words.remove)} onClick={() => dropVoice(page, at)}>
            <span aria-hidden="true">✕</span>
            <span class="unseen">{speech.t(words.remove)}</span>
          </button>
        )}
      </Completing>
      <Chips
        id={`f-stance-${at}`}
        label={speech.t(words.stance)}
        chips={chips("stance")}
        chosen={row.stance}
        choose={(stance) => judge(page, at, { stance })}
        lang={known.article.language}
      />
      <Chips
        id={`f-certainty-${at}`}
        label={speech.t(words.certainty)}
        chips={chips("certainty")}
        chosen={row.certainty}
        choose={(certainty) => judge(page, at, { certainty })}
        lang={known.article.language}
      />
    </div>
  );
}

/** The chain of voices read aloud, where there is more than the article's own. */
function Reads({ page, form }: { page: Page; form: ClaimForm }): JSX.Element | null {
  const { known, speech } = page;
  const speaker = speakerOf(known);
  const plain = form.rows.every(({ slot }) => slot.chosen && "ref" in slot.chosen && slot.chosen.ref === speaker);
  const rows = form.rows.filter(({ slot }) => slot.chosen);
  if (plain || !rows.length) return null;
  const held = rows.map(({ slot, ...row }) => ({
    ...row,
    holder: "ref" in slot.chosen! ? slot.chosen.ref : `new/${slot.chosen!.make.label}`,
  }));
  const lines = voices(known, positionsFrom(held, speaker, form.at));
  return (
    <p class="reads">
      {speech.t(WORDS.form.reads)}{" "}
      <span lang={known.article.language}>
        {lines.map(({ holder, stance, certainty, passes }, i) => (
          <>
            {i > 0 && (lines[i - 1]!.passes ? " ▸ " : ", ")}
            <b>{holder}</b> {listed(known, "stance", stance)}
            {!passes && certainty && ` · ${listed(known, "certainty", certainty)}`}
          </>
        ))}
      </span>
    </p>
  );
}

function More({ page, form }: { page: Page; form: ClaimForm }): JSX.Element {
  const { speech, known } = page;
  const words = WORDS.form;
  const set = (part: Partial<ClaimForm>) => setForm(page, { ...form, ...part });
  const sentences = (typed: string) => {
    const all = typed.split(/[\s,+]+/).filter(Boolean);
    const ids = all.filter((id) => known.sentences[id]);
    const strange = all.find((id) => !known.sentences[id]);
    if (strange) page.say(speech.t(WORDS.said.no_sentence, strange));
    if (ids.length) set({ at: [...new Set(ids)] });
  };
  return (
    <div class="further">
      <div class="field">
        <label for="f-quantifier">{speech.t(words.quantifier)}</label>
        <div class="control">
          <select id="f-quantifier" value={form.quantifier} onInput={(event) => set({ quantifier: event.currentTarget.value })}>
            <option value="">{speech.t(words.any)}</option>
            {(known.lists.quantifier ?? []).map(({ name: one }) => (
              <option value={one} lang={known.article.language}>
                {listed(known, "quantifier", one)}
              </option>
            ))}
          </select>
        </div>
      </div>
      <Completing page={page} form={form} field="scope" label={speech.t(words.scope)} />
      <div class="field">
        <label for="f-condition">{speech.t(words.condition)}</label>
        <div class="control">
          <input
            id="f-condition"
            lang={known.article.language}
            value={form.condition}
            onInput={(event) => set({ condition: event.currentTarget.value })}
          />
        </div>
      </div>
      <Completing page={page} form={form} field="source" label={speech.t(words.source)} />
      <div class="field">
        <label for="f-at">{speech.t(words.sentences)}</label>
        <div class="control">
          <input id="f-at" defaultValue={form.at.join(" ")} onChange={(event) => sentences(event.currentTarget.value)} />
        </div>
      </div>
    </div>
  );
}
