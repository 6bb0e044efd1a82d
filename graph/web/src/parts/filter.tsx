// A filter that lives in the address: one list of choices with how many things each leaves.
import type { ComponentChildren, JSX } from "preact";
import { useExplorer } from "../explorer";
import { capital } from "../language/capital";
import { useNarrow } from "./sight";

export interface Choice {
  value: string;
  label: string;
  count?: number;
}

export function Filter({ name, label, choices }: { name: string; label: string; choices: Choice[] }): JSX.Element {
  const { tongue, state, go } = useExplorer();
  return (
    <label class="filter">
      <span>{capital(label, tongue.lang)}</span>
      <select value={state.filters[name] ?? ""} onChange={(event) => go({ filters: { [name]: event.currentTarget.value || null } })}>
        <option value="">{tongue.t("all")}</option>
        {choices.map(({ value, label: words, count }) => (
          <option key={value} value={value}>
            {count === undefined ? words : `${words} (${tongue.number(count)})`}
          </option>
        ))}
      </select>
    </label>
  );
}

/** Filters behind one button that says how many are set, with the way to take them all off; laid open where there is room for them. */
export function Folded({ names, wide = false, children }: { names: string[]; wide?: boolean; children: ComponentChildren }): JSX.Element {
  const { tongue, state, go } = useExplorer();
  const narrow = useNarrow();
  const set = names.filter((name) => state.filters[name]);
  const row = (
    <div class="filters">
      {children}
      {set.length > 0 && (
        <button type="button" class="clear" onClick={() => go({ filters: Object.fromEntries(names.map((name) => [name, null])) })}>
          {tongue.t("clear")}
        </button>
      )}
    </div>
  );
  if (wide && !narrow) return row;
  return (
    <details class="folded-filters">
      <summary>{set.length ? tongue.t("filters_on", set.length) : tongue.t("filters")}</summary>
      {row}
    </details>
  );
}
