// What else takes the place of the cards: an argument in the making, a thing that is made by itself, the head of the article.
import type { JSX } from "preact";
import { ARGUMENT_KINDS, type ArgumentKind, others } from "../acts/argue";
import { makeArgument } from "../commands";
import { actorOf, HEAD_FIELDS, type HeadField, type HeadForm, parts } from "../headform";
import { kindOf } from "../known";
import type { Mode } from "../mode";
import { LETTERS } from "../modes";
import { openHead, openNew, openThing } from "../opening";
import type { Page } from "../page";
import { listed, name, placeOf, WORDS } from "../said";
import { saveHeadForm, saveThingForm } from "../sheetsteps";
import { LISTS, labelled, rowOf, THINGS, type ThingForm } from "../thingform";
import { Chips } from "./chips";
import { Cap } from "./hint";
import { Discard, Plain } from "./plain";

type In<N extends Mode["name"]> = Extract<Mode, { name: N }>;

export function Arguing({ page }: { page: Page }): JSX.Element {
  const { speech, known } = page;
  const mode = page.ui.mode as In<"argue">;
  const all = others(known, mode.premises, mode.words ?? "");
  const list = all.slice(0, LETTERS.length);
  const kind = speech.t(WORDS.argue[mode.kind]);
  const chips = ARGUMENT_KINDS.map((one) => ({ name: one, words: speech.t(WORDS.argue[one]) }));
  const choose = (one: string) => page.set({ mode: { ...mode, kind: one as ArgumentKind }, focus: "argue" });
  return (
    <section class="arguing" aria-label={speech.t(WORDS.does.argument)}>
      <h2 class="where">{speech.t(mode.premises.length > 1 ? WORDS.argue.together : WORDS.argue.title)}</h2>
      {mode.premises.map((ref) => (
        <p class="premise" lang={known.article.language}>
          {name(known, ref)}
        </p>
      ))}
      <Chips label={speech.t(WORDS.does.kind)} chips={chips} chosen={mode.kind} choose={choose} />
      <p class="which">
        {speech.t(WORDS.argue.which, kind)} <small>{speech.t(WORDS.argue.hint)}</small>
      </p>
      {mode.words !== null && (
        <input
          id="argue-find"
          class="find"
          aria-label={speech.t(WORDS.argue.find)}
          placeholder={speech.t(WORDS.argue.find)}
          value={mode.words}
          onInput={(event) => page.set({ mode: { ...mode, words: event.currentTarget.value } })}
        />
      )}
      {mode.words !== null && <p class="concerns">{speech.t(WORDS.argue.found)}</p>}
      <ul id="argue" class="lines" tabIndex={0} aria-label={speech.t(WORDS.argue.which, kind)}>
        {list.length === 0 && <li>{speech.t(WORDS.argue.none)}</li>}
        {list.map((card, i) => (
          <li key={card.key}>
            <button type="button" tabIndex={-1} onClick={() => makeArgument(page, mode.kind, mode.premises, card.ref)}>
              <Cap page={page} name={LETTERS[i]!} /> <span class="place">{placeOf(known, card.ref)}</span>{" "}
              <span lang={known.article.language}>{name(known, card.ref)}</span>{" "}
              {card.state === "drafted" && <small>{speech.t(WORDS.argue.draft)}</small>}
            </button>
          </li>
        ))}
      </ul>
      {all.length > list.length && (
        <p class="more" role="status">
          {speech.count(WORDS.argue.more, all.length - list.length)} <Cap page={page} name="/" />
        </p>
      )}
      <button type="button" class="quiet" onClick={() => page.read()}>
        {speech.t(WORDS.does.leave)} <Cap page={page} name="escape" />
      </button>
    </section>
  );
}

const THING_KEYS: Record<(typeof THINGS)[number], string> = {
  event: "e",
  viewpoint: "p",
  citation: "c",
  work: "w",
  actor: "a",
  concept: "k",
};

export function Inserting({ page }: { page: Page }): JSX.Element {
  const { speech } = page;
  return (
    <section class="inserting" aria-label={speech.t(WORDS.insert.title)}>
      <h2 class="where">{speech.t(WORDS.insert.title)}</h2>
      <ul class="lines">
        <li>
          <button type="button" onClick={() => openNew(page)}>
            <Cap page={page} name="v" /> {speech.t(WORDS.insert.value)}
          </button>
        </li>
        <li>
          <button type="button" onClick={() => openHead(page)}>
            <Cap page={page} name="h" /> {speech.t(WORDS.insert.head)}
          </button>
        </li>
        {THINGS.map((kind) => (
          <li key={kind}>
            <button type="button" onClick={() => openThing(page, kind)}>
              <Cap page={page} name={THING_KEYS[kind]} /> {speech.t(WORDS.insert[kind === "work" ? "work_new" : kind])}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}

export function Thing({ page }: { page: Page }): JSX.Element {
  const { speech, known } = page;
  const { form } = page.ui.mode as In<"thing">;
  const words = WORDS.insert;
  const tag = known.article.language;
  const set = (part: Partial<ThingForm>) => page.set({ mode: { name: "thing", form: { ...form, ...part } } });
  const list = LISTS[form.kind];
  const row = rowOf(known, form);
  const title = speech.t(words[form.kind === "work" ? "work_new" : form.kind]);
  const works = Object.keys(known.entries).filter((ref) => kindOf(ref) === "work");
  return (
    <form class="thing-form" aria-label={title} onSubmit={(event) => event.preventDefault()} autoComplete="off">
      <h2 class="where">
        <b>{form.sentence}</b> {title}
      </h2>
      <div class="sheet">
        {form.kind === "citation" ? (
          <div class="field">
            <label for="t-work">{speech.t(words.work)}</label>
            <div class="control">
              <input
                id="t-work"
                list="t-works"
                value={form.work.typed}
                onInput={(event) => set({ work: { ...form.work, typed: event.currentTarget.value, chosen: null } })}
              />
              <datalist id="t-works">
                {works.map((ref) => (
                  <option value={name(known, ref)} />
                ))}
              </datalist>
            </div>
          </div>
        ) : (
          <Plain
            id="t-label"
            label={speech.t(words.label)}
            value={form.label}
            lang={tag}
            whole
            set={(label) => set(labelled(known, form, label))}
          />
        )}
        {list && row && (
          <div class="field">
            <span class="label">{speech.t(words.type)}</span>
            <div class="control">
              <Chips
                id="t-type"
                label={speech.t(words.type)}
                chips={row.map(({ name: one }) => ({ name: one, words: listed(known, list, one) }))}
                chosen={form.type}
                choose={(type) => set({ type })}
                lang={tag}
              />
            </div>
          </div>
        )}
        {list && !row && (
          <div class="field">
            <label for="t-type">{speech.t(words.type)}</label>
            <div class="control">
              <select id="t-type" value={form.type} onInput={(event) => set({ type: event.currentTarget.value })}>
                {(known.lists[list] ?? []).map(({ name: one }) => (
                  <option value={one} lang={tag}>
                    {listed(known, list, one)}
                  </option>
                ))}
              </select>
            </div>
          </div>
        )}
        {form.kind === "event" && (
          <>
            <Plain
              id="t-starts"
              label={speech.t(words.starts)}
              value={form.starts}
              placeholder={speech.t(words.date)}
              set={(starts) => set({ starts })}
            />
            <Plain
              id="t-ends"
              label={speech.t(words.ends)}
              value={form.ends}
              placeholder={speech.t(words.date)}
              set={(ends) => set({ ends })}
            />
          </>
        )}
        {form.kind === "citation" && (
          <Plain id="t-printed" label={speech.t(words.cited)} value={form.printed} lang={tag} set={(printed) => set({ printed })} />
        )}
        {(form.kind === "viewpoint" || form.kind === "concept") && (
          <Plain
            id="t-definition"
            label={speech.t(words.definition)}
            value={form.definition}
            lang={tag}
            set={(definition) => set({ definition })}
          />
        )}
        {form.members.length > 0 && (
          <div class="field">
            <span class="label">{speech.t(words.members)}</span>
            <div class="control">
              {form.members.map((ref) => (
                <button type="button" class="group" onClick={() => set({ members: form.members.filter((one) => one !== ref) })}>
                  {name(known, ref)} ✕
                </button>
              ))}
            </div>
          </div>
        )}
        <div class="last">
          <button id="t-save" type="button" class="main" onClick={() => saveThingForm(page, form)}>
            {speech.t(WORDS.form.save)} <Cap page={page} name="enter" />
          </button>
        </div>
        <div class="under">
          <Discard page={page} />
        </div>
      </div>
    </form>
  );
}

/** The head of the article: what `tuiin new` found in the text, to be looked at. */
export function Heading({ page }: { page: Page }): JSX.Element {
  const { speech, known } = page;
  const { form } = page.ui.mode as In<"head">;
  const words = WORDS.article;
  const set = (part: Partial<HeadForm>) => page.set({ mode: { name: "head", form: { ...form, ...part } } });
  const fresh = parts(form.authors).filter((label) => !actorOf(known, label));
  const hints: Partial<Record<HeadField, string>> = { published: speech.t(WORDS.insert.date), authors: speech.t(words.several) };
  return (
    <form class="head-form" aria-label={speech.t(words.about)} onSubmit={(event) => event.preventDefault()} autoComplete="off">
      <h2 class="where">{speech.t(known.begun ? words.about : words.first)}</h2>
      <div class="sheet">
        {HEAD_FIELDS.map((field) =>
          field === "language" ? (
            <div class="field" key={field}>
              <label for="h-language">{speech.t(words.language)}</label>
              <div class="control">
                <select id="h-language" value={form.language} onInput={(event) => set({ language: event.currentTarget.value })}>
                  {[...new Set([known.article.language, ...known.languages])].map((tag) => (
                    <option value={tag}>{tag}</option>
                  ))}
                </select>
              </div>
            </div>
          ) : (
            <Plain
              key={field}
              id={`h-${field}`}
              label={speech.t(words[field])}
              value={form[field]}
              lang={field === "title" || field === "authors" ? known.article.language : undefined}
              placeholder={hints[field]}
              set={(value) => set({ [field]: value })}
            >
              {field === "authors" && fresh.length > 0 && (
                <span class="badge" role="status">
                  {speech.t(words.new, fresh.join("; "))}
                </span>
              )}
            </Plain>
          ),
        )}
        <div class="last">
          <button id="h-save" type="button" class="main" onClick={() => saveHeadForm(page)}>
            {speech.t(WORDS.form.save)} <Cap page={page} name="enter" />
          </button>
        </div>
        <div class="under">
          <Discard page={page} />
        </div>
      </div>
    </form>
  );
}
