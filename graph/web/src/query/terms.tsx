// The classes, properties and words of lists that a query can name: found by name or in words, put in at the cursor by a press.
import type { JSX } from "preact";
import { useState } from "preact/hooks";
import { useExplorer } from "../explorer";
import type { Words } from "../graph/document";
import { near, slip, tokens } from "../language/near";
import { WORDS } from "./words";

export interface Term {
  name: string;
  words: Words;
  group: "class" | "property" | "value";
  /** How often the graph has it. */
  uses: number;
  means: Words;
}
const GROUPS = ["class", "property", "value"] as const;
const SHOWN = 400;

/** Terms that fit what is typed, by name or in words: those of our own first, the most used first. */
export function fittingTerms(terms: readonly Term[], typed: string, lang: string): Term[] {
  const words = tokens(typed);
  const fits = (term: Term): boolean => {
    const held = [...tokens(term.name.replace(/([a-z])([A-Z])/g, "$1 $2")), ...tokens(term.words[lang] ?? ""), ...tokens(term.name)];
    return words.every((word) => held.some((one) => near(word, one, true) >= 0.5 || slip(word, one) > 0));
  };
  const ours = ({ name }: Term): number => Number(!name.startsWith("tn:"));
  return terms.filter(fits).sort((a, b) => ours(a) - ours(b) || b.uses - a.uses || (a.name < b.name ? -1 : 1));
}

export function Terms({ terms, put }: { terms: readonly Term[]; put: (name: string) => void }): JSX.Element {
  const { tongue } = useExplorer();
  const [typed, setTyped] = useState("");
  const found = fittingTerms(terms, typed, tongue.lang);
  return (
    <details class="terms">
      <summary>{tongue.t(WORDS.terms)}</summary>
      <input
        type="search"
        value={typed}
        aria-label={tongue.t(WORDS.find_term)}
        placeholder={tongue.t(WORDS.find_term)}
        onInput={(event) => setTyped(event.currentTarget.value)}
      />
      <div class="scroll" tabIndex={0} role="region" aria-label={tongue.t(WORDS.terms)}>
        {GROUPS.map((group) => {
          const those = found.filter((term) => term.group === group).slice(0, SHOWN);
          if (!those.length) return null;
          return (
            <section key={group}>
              <h3>
                {tongue.t(WORDS.groups[group])} <small>{tongue.number(those.length)}</small>
              </h3>
              <ul>
                {those.map((term) => (
                  <li key={term.name}>
                    <button type="button" data-term={term.name} title={tongue.t(term.means)} onClick={() => put(term.name)}>
                      <code>{term.name}</code> <span>{tongue.t(term.words)}</span>{" "}
                      <small>{term.uses > 0 && tongue.number(term.uses)}</small>
                    </button>
                  </li>
                ))}
              </ul>
            </section>
          );
        })}
      </div>
    </details>
  );
}
