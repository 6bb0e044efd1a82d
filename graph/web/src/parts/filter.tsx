// A filter that lives in the address: one list of choices with how many things each leaves.
import type { JSX } from "preact";
import { useExplorer } from "../explorer";

export interface Choice {
  value: string;
  label: string;
  count?: number;
}

export function Filter({ name, label, choices }: { name: string; label: string; choices: Choice[] }): JSX.Element {
  const { tongue, state, go } = useExplorer();
  return (
    <label class="filter">
      <span>{label}</span>
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
