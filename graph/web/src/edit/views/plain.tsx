// What the smaller forms are made of: a field of plain text, and the button that throws a form away.
import type { JSX } from "preact";
import type { FormMode } from "../mode";
import type { Page } from "../page";
import { WORDS } from "../said";
import { discard } from "../shelf";
import { Cap } from "./hint";

/** The button that throws the open form away. */
export function Discard({ page }: { page: Page }): JSX.Element {
  return (
    <button type="button" class="quiet discard" onClick={() => discard(page, page.ui.mode as FormMode)}>
      {page.speech.t(WORDS.form.discard)} <Cap page={page} name="alt+x" />
    </button>
  );
}

interface PlainField {
  id: string;
  label: string;
  value: string;
  lang?: string;
  placeholder?: string;
  /** Whether all of it is selected when the focus comes, so that typing begins anew. */
  whole?: boolean;
  set: (value: string) => void;
  children?: JSX.Element | false | "" | null;
}
export function Plain({ id, label, value, lang, placeholder, whole, set, children }: PlainField): JSX.Element {
  return (
    <div class="field">
      <label for={id}>{label}</label>
      <div class="control">
        <input
          id={id}
          lang={lang}
          placeholder={placeholder}
          value={value}
          onFocus={whole ? (event) => event.currentTarget.select() : undefined}
          onInput={(event) => set(event.currentTarget.value)}
        />
        {children}
      </div>
    </div>
  );
}
