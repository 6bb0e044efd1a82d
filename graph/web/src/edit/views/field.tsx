// A field that completes: what is typed is sought among things, words of the sentence and new ones; a press, arrows and Enter take.
import type { ComponentChildren, JSX } from "preact";
import type { Option } from "../completion";
import { type ClaimForm, type Field as Name, type Slot, slotOf, withSlot } from "../form";
import { linesOf, relationLines, setForm, takeOption, takeRelation, typed } from "../formsteps";
import type { Page } from "../page";
import { listed, said, WORDS } from "../said";
import { Chips } from "./chips";

interface Given {
  page: Page;
  form: ClaimForm;
  field: Name;
  label: string;
  mark?: string;
  children?: ComponentChildren;
}

export function Completing({ page, form, field, label, mark, children }: Given): JSX.Element {
  const { speech, known, ui } = page;
  const slot = slotOf(form, field)!;
  const id = `f-${field}`;
  const here = ui.focus === id;
  const relation = field === "relation";
  const open = here && slot.open && !slot.step;
  const { list, at } = open ? (relation ? relationLines(page, form) : linesOf(page, form, field)) : { list: [], at: -1 };
  const none = open && relation && relationLines(page, form).none;
  const shown = open && list.length > 0;
  return (
    <div class="field" data-field={field.replace(/-\d+$/, "")}>
      <label for={id}>{label}</label>
      <div class="control">
        <input
          id={id}
          role="combobox"
          autoComplete="off"
          spellcheck={false}
          lang={known.article.language}
          data-mark={mark}
          aria-expanded={shown}
          aria-controls={shown ? `${id}-list` : undefined}
          aria-autocomplete="list"
          aria-activedescendant={shown && at >= 0 ? `${id}-${at}` : undefined}
          placeholder={speech.t(relation ? WORDS.form.relation : WORDS.form.point)}
          value={slot.typed}
          onInput={(event) => typed(page, field, event.currentTarget.value)}
          onFocus={(event) => event.currentTarget.select()}
          onClick={() => setForm(page, withSlot(form, field, { open: true }))}
        />
        <Badge page={page} slot={slot} />
        {children}
        {none && (
          <span class="absent" role="status">
            {speech.t(WORDS.said.no_relation, slot.typed)}
          </span>
        )}
        {shown && (
          <ul
            id={`${id}-list`}
            class="list"
            role="listbox"
            tabIndex={-1}
            aria-label={label}
            onMouseDown={(event) => event.preventDefault()}
          >
            {relation
              ? (list as ReturnType<typeof relationLines>["list"]).map((one, i) => (
                  <li key={one.name} id={`${id}-${i}`} role="option" aria-selected={i === at} onClick={() => takeRelation(page, one.name)}>
                    <b lang={known.article.language}>{listed(known, "relation", one.name)}</b>
                    {one.form && <span class="form"> {one.form}</span>}
                    <small lang={known.article.language}>{definition(page, one.name)}</small>
                  </li>
                ))
              : (list as Option[]).map((option, i) => (
                  <Line
                    key={keyOf(option)}
                    page={page}
                    id={`${id}-${i}`}
                    option={option}
                    at={i === at}
                    take={() => takeOption(page, field, option)}
                  />
                ))}
          </ul>
        )}
        {open && (
          <span class="unseen" role="status">
            {speech.count(WORDS.form.results, list.length)}
          </span>
        )}
      </div>
      {slot.step && <Step page={page} form={form} field={field} slot={slot} />}
      {relation && form.relation.name && here && !open && (
        <p class="definition" lang={known.article.language}>
          {definition(page, form.relation.name)}
        </p>
      )}
    </div>
  );
}

const keyOf = ({ ref, make, why }: Option): string => ref ?? `${why} ${make!.kind} ${make!.label} ${make!.span?.[0] ?? ""}`;

const definition = (page: Page, name: string): string =>
  said(page.known, page.known.lists.relation?.find((one) => one.name === name)?.definition)?.text ?? "";

const SIGNS: Record<string, string> = { concept: "◇", actor: "◉", work: "▤", event: "◷", viewpoint: "⚑" };

function Line({ page, id, option, at, take }: { page: Page; id: string; option: Option; at: boolean; take: () => void }): JSX.Element {
  const { speech, known } = page;
  const { kind, label, lang, form, why, uses, make } = option;
  const words = make && WORDS.kinds[`${why === "words" ? "words" : "make"}_${kind}` as keyof typeof WORDS.kinds];
  const reason = why && why !== "near" ? speech.t(WORDS.why[why]) : "";
  return (
    <li id={id} role="option" aria-selected={at} data-make={Boolean(make)} onClick={take}>
      <span class="sign" aria-hidden="true">
        {make ? "+" : (SIGNS[kind] ?? "·")}
      </span>{" "}
      {make ? (
        <span>{speech.t(words, label)}</span>
      ) : (
        <b lang={lang ?? known.article.language}>
          {lang && `${lang}: `}
          {label}
        </b>
      )}
      {!make && <span class="unseen">{speech.t(WORDS.kinds[kind as keyof typeof WORDS.kinds])}</span>}
      {form && <span class="form"> {form}</span>}
      <small>
        {reason}
        {uses > 0 && `${reason ? " · " : ""}${speech.count(WORDS.why.used, uses)}`}
      </small>
    </li>
  );
}

function Badge({ page, slot }: { page: Page; slot: Slot }): JSX.Element | null {
  if (!slot.chosen || !("make" in slot.chosen)) return null;
  return <span class="badge">{page.speech.t(WORDS.form.is_new)}</span>;
}

/** What is still asked of something new. */
function Step({ page, form, field, slot }: { page: Page; form: ClaimForm; field: Name; slot: Slot }): JSX.Element | null {
  const { speech, known } = page;
  if (!slot.chosen || !("make" in slot.chosen)) return null;
  const { make } = slot.chosen;
  if (slot.step === "label") return <p class="step">{speech.t(WORDS.form.dictionary)} ↵</p>;
  const chips = (known.lists["actor-type"] ?? []).map(({ name }) => ({ name, words: listed(known, "actor-type", name) }));
  return (
    <div class="step">
      {speech.t(WORDS.form.which_actor)}
      <Chips
        id={`f-type-${field}`}
        label={speech.t(WORDS.form.which_actor)}
        chips={chips}
        chosen={make.type ?? ""}
        choose={(type) => setForm(page, withSlot(form, field, { chosen: { make: { ...make, type } } }))}
        lang={known.article.language}
      />
    </div>
  );
}
