// An entry that somebody else changed meanwhile: before, there, here.
import type { JSX } from "preact";
import type { Page } from "../page";
import type { Position, Ref } from "../protocol";
import { listed, name, said, voices, WORDS } from "../said";
import { same } from "../same";
import { differing, mergeable, settle } from "../settle";
import { Cap } from "./hint";

const LISTS: Record<string, string> = {
  relation: "relation",
  kind: "claim-kind",
  polarity: "polarity",
  quantifier: "quantifier",
  role: "role",
};

export function Conflicting({ page }: { page: Page }): JSX.Element {
  const { speech } = page;
  const { conflict } = page.ui.conflict!;
  const words = WORDS.conflict;
  return (
    <div class="conflict" role="alert">
      <p>
        <b>{speech.t(words.title)}</b> {speech.t(words.same)}
      </p>
      <table>
        <thead>
          <tr>
            <td />
            <th scope="col">{speech.t(words.before)}</th>
            <th scope="col">{speech.t(words.there)}</th>
            <th scope="col">{speech.t(words.here)}</th>
          </tr>
        </thead>
        <tbody>
          {conflict.conflicts.flatMap((one) =>
            differing(one).map(({ field, before, there, here }) => (
              <tr key={`${one.ref} ${field}`}>
                <th scope="row">{fieldName(page, field)}</th>
                <td>{shown(page, field, before) || "–"}</td>
                <td data-changed={!same(before, there)}>{shown(page, field, there) || gone(page, before)}</td>
                <td data-changed={!same(before, here)}>{shown(page, field, here) || gone(page, before)}</td>
              </tr>
            )),
          )}
        </tbody>
      </table>
      <p>
        {mergeable(conflict) && (
          <button type="button" onClick={() => settle(page, "enter")}>
            {speech.t(words.both, "↵")}
          </button>
        )}{" "}
        <button type="button" onClick={() => settle(page, "1")}>
          <Cap page={page} name="1" /> {speech.t(words.take_there)}
        </button>{" "}
        <button type="button" onClick={() => settle(page, "2")}>
          <Cap page={page} name="2" /> {speech.t(words.take_here)}
        </button>{" "}
        {speech.t(conflict.conflicts.some(({ taken }) => taken) ? words.rest : words.log)}
      </p>
    </div>
  );
}

function fieldName(page: Page, field: string): string {
  const named: Record<string, (typeof WORDS.does)[keyof typeof WORDS.does]> = {
    subject: WORDS.does.subject,
    relation: WORDS.does.relation,
    object: WORDS.does.object,
    text: WORDS.does.own_words,
    positions: WORDS.does.voice,
    kind: WORDS.does.kind,
    role: WORDS.form.role,
    quantifier: WORDS.form.quantifier,
    scope: WORDS.form.scope,
    condition: WORDS.form.condition,
    polarity: WORDS.form.not,
  };
  return named[field] ? page.speech.t(named[field]) : field;
}

/** What stands where a side has nothing: that it is gone, if it was there. */
const gone = (page: Page, before: unknown): string => (before === undefined || before === null ? "–" : page.speech.t(WORDS.conflict.gone));

function shown(page: Page, field: string, value: unknown): string {
  const { known } = page;
  if (value === undefined || value === null) return "";
  if (field === "positions")
    return voices(known, value as Position[])
      .map(({ holder, stance, certainty }) => `${holder} ${listed(known, "stance", stance)} · ${listed(known, "certainty", certainty)}`)
      .join(" ▸ ");
  if (LISTS[field]) return listed(known, LISTS[field], value);
  if (Array.isArray(value))
    return value.map((one) => (typeof one === "string" ? name(known, one as Ref) || one : JSON.stringify(one))).join(", ");
  if (typeof value === "object") return said(known, value as Record<string, string>)?.text ?? JSON.stringify(value);
  return typeof value === "string" && value.includes("/") ? name(known, value) : String(value);
}
