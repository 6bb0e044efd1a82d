// A note in the making: a slip, a doubt, or a contradiction and the claims that it is between.
import type { JSX } from "preact";
import { others } from "../acts/argue";
import { NOTES, type NoteForm, PAIR } from "../acts/sentence";
import { cap } from "../commands";
import type { Mode } from "../mode";
import { findWords } from "../offsets";
import type { Page } from "../page";
import { name, placeOf, WORDS } from "../said";
import { chooseNote, remarkOf, saveNote } from "../sheetsteps";
import { Chips } from "./chips";
import { Cap } from "./hint";
import { Discard, Plain } from "./plain";

type In<N extends Mode["name"]> = Extract<Mode, { name: N }>;

export function Noting({ page }: { page: Page }): JSX.Element {
  const { speech, known } = page;
  const { form } = page.ui.mode as In<"note">;
  const words = WORDS.note;
  const set = (part: Partial<typeof form>) => page.set({ mode: { name: "note", form: { ...form, ...part } } });
  const stands = Boolean(findWords(known.sentences[form.sentence]!, form.printed));
  const chips = NOTES.map((one) => ({ name: one, words: speech.t(words[one]) }));
  return (
    <form class="note-form" aria-label={speech.t(words.title)} onSubmit={(event) => event.preventDefault()} autoComplete="off">
      <h2 class="where">
        <b>{form.sentence}</b> {speech.t(words.title)}
      </h2>
      <div class="sheet">
        <Chips
          id="n-kind"
          label={speech.t(words.kinds)}
          chips={chips}
          chosen={form.kind}
          choose={(kind) => chooseNote(page, form, kind as typeof form.kind)}
        />
        {form.kind === "slip" && (
          <>
            <Plain
              id="n-printed"
              label={speech.t(words.printed)}
              value={form.printed}
              lang={known.article.language}
              set={(printed) => set({ printed })}
            >
              {form.printed && (
                <span class={stands ? "stands" : "absent"} role="status">
                  {speech.t(stands ? words.stands : words.absent, form.sentence)}
                </span>
              )}
            </Plain>
            <Plain
              id="n-probably"
              label={speech.t(words.probably)}
              value={form.probably}
              lang={known.article.language}
              set={(probably) => set({ probably })}
            />
          </>
        )}
        <div class="field">
          <label for="n-remark">{speech.t(words.remark)}</label>
          <div class="control">
            <textarea
              id="n-remark"
              rows={2}
              lang={known.article.language}
              value={remarkOf(page, form)}
              onInput={(event) => set({ remark: event.currentTarget.value.replace(/\n/g, " "), own: true })}
            />
          </div>
        </div>
        {form.concerns.length > 0 && (
          <p class="concerns">{speech.t(words.concerns, form.concerns.map((ref) => name(known, ref)).join("; "))}</p>
        )}
        {form.kind === "contradiction" && form.concerns.length < PAIR && <Others page={page} form={form} set={set} />}
        <div class="last">
          <span class="at">{speech.t(words.never, form.sentence)}</span>
          <button id="n-save" type="button" class="main" onClick={() => saveNote(page)}>
            {speech.t(words.save)} <Cap page={page} name="enter" />
          </button>
        </div>
        <div class="under">
          <Discard page={page} />
        </div>
      </div>
    </form>
  );
}

/** The claims that contradict each other, as long as they were not chosen or marked before. */
function Others({ page, form, set }: { page: Page; form: NoteForm; set: (part: Partial<NoteForm>) => void }): JSX.Element {
  const { speech, known } = page;
  const words = WORDS.note;
  const claims = others(known, form.concerns, "").filter(({ ref }) => known.entries[ref]);
  const pick = (at: number, ref: string) => set({ picked: Object.assign([...form.picked], { [at]: ref }) });
  return (
    <>
      <p class="concerns">{speech.t(words.wants_two, cap(page, "mark"))}</p>
      {[0, 1].slice(form.concerns.length).map((_, i) => (
        <div class="field" key={i}>
          <label for={`n-other-${i}`}>{speech.t(form.concerns.length + i ? words.other : words.one)}</label>
          <div class="control">
            <select
              id={`n-other-${i}`}
              lang={known.article.language}
              value={form.picked[i] ?? ""}
              onInput={(event) => pick(i, event.currentTarget.value)}
            >
              <option value="">–</option>
              {claims.map(({ ref }) => (
                <option value={ref}>{`${name(known, ref)} (${placeOf(known, ref)})`}</option>
              ))}
            </select>
          </div>
        </div>
      ))}
    </>
  );
}
