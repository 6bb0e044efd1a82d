// The parameters of a shipped question, chosen by name: what they can be, the engine tells once a reader comes to them.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Lang, Parameter } from "../graph/document";
import { prefixed, reference } from "../graph/thing";
import type { Tongue } from "../language/tongue";
import { type Named, Picker } from "../parts/picker";
import type { Binding, Results } from "./answer";
import type { Reply } from "./engine";

/** A parameter, with the query that asks what it can be. */
export type Fixable = Parameter & { choices: string };

interface Choosing {
  parameters: Fixable[];
  values: Record<string, string>;
  tongue: Tongue;
  lang: Lang;
  /** Asks the engine, where it has nothing else to do. */
  ask: ((query: string) => Promise<Reply>) | null;
  prefixes: Record<string, string>;
  choose: (values: Record<string, string>) => void;
}

export function Parameters({ parameters, values, tongue, ask, prefixes, choose }: Choosing): JSX.Element {
  const [choices, setChoices] = useState<Record<string, Named[]>>({});
  const offer = (parameter: Fixable) => {
    if (!ask || choices[parameter.name]) return;
    ask(parameter.choices).then(
      (reply) => {
        if (reply.kind !== "table") return;
        const rows = (JSON.parse(reply.json) as Results).results?.bindings ?? [];
        const found = offered(rows, parameter.name, prefixes).sort((a, b) => tongue.compare(a.label, b.label));
        setChoices((known) => ({ ...known, [parameter.name]: found }));
      },
      () => undefined, // another question was asked meanwhile
    );
  };
  const nameless = parameters.find(({ name }) => values[name] && !choices[name]);
  useEffect(() => {
    if (nameless) offer(nameless); // so that what the address fixes is said by name
  }, [nameless, ask === null]);
  return (
    <div class="filters">
      {parameters.map((parameter) => (
        <Picker
          key={parameter.name}
          label={`${parameter.name} — ${tongue.t(parameter.words)}`}
          value={values[parameter.name] ?? ""}
          choices={choices[parameter.name] ?? []}
          open
          choose={(value) => choose({ ...values, [parameter.name]: value })}
          wanted={() => offer(parameter)}
          taken={isTerm}
        />
      ))}
    </div>
  );
}

/** What can only be meant as a term: an address, a kind and an id, the id of a sentence. */
const isTerm = (typed: string): boolean => /^(https?:\/\/\S+|[a-z-]+\/\S+|p\d+s\d+)$/.test(typed);

/** What a parameter can be, as a reader writes it, with what it is called. */
function offered(rows: Record<string, Binding>[], name: string, prefixes: Record<string, string>): Named[] {
  const found = new Map<string, string>();
  for (const row of rows) {
    const term = row[name];
    if (!term) continue;
    const value = term.type === "uri" ? reference(prefixed(term.value, prefixes)) : term.value;
    if (!found.has(value)) found.set(value, row.called?.value || value);
  }
  return [...found].map(([value, label]) => ({ value, label }));
}
