// What narrows the voices: each choice says how much it would leave beside the other filters.

import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { voices } from "words";
import { useExplorer } from "../../explorer";
import type { Thing } from "../../graph/document";
import { SIDES } from "../../graph/stance";
import { full, local, short } from "../../graph/thing";
import { FILTERS, leave, type Said, topics, voiceType } from "../../graph/voices";
import { worded } from "../../language/words";
import { type Choice, Filter, Folded } from "../../parts/filter";
import { MARKS, WORDS as SIDE_WORDS } from "./matrix";

const WORDS = worded(voices.filters);
/** How many positions each value would leave, in the order in which they are met. */
function counts(list: Said[], valuesOf: (one: Said) => Iterable<string>): Map<string, number> {
  const counted = new Map<string, number>();
  for (const one of list) for (const value of valuesOf(one)) counted.set(value, (counted.get(value) ?? 0) + 1);
  return counted;
}

export const Narrow = ({ all }: { all: Said[] }): JSX.Element => (
  <Folded names={FILTERS}>
    <Selects all={all} />
  </Folded>
);

function Selects({ all }: { all: Said[] }): JSX.Element {
  const { graph, tongue, state } = useExplorer();
  const { filters } = state;
  const found = useMemo(() => {
    const choices = (name: string, valuesOf: (one: Said) => Iterable<string>, aside = [name]) =>
      counts(leave(graph, all, filters, aside), valuesOf);
    const broadest = new Set(topics(graph, all).map(short));
    if (filters.concept) broadest.add(filters.concept);
    return {
      holder: choices("holder", ({ position }) => [short(position.holder)]),
      concept: choices("concept", ({ about }) => [...about].map(short).filter((thing) => broadest.has(thing))),
      certainty: choices("certainty", ({ position }) => [position.certainty]),
      kind: choices("kind", ({ claim }) => [claim.kind]),
      type: choices("type", ({ position }) => [voiceType(graph, position.holder)]),
      words: choices("words", ({ words }) => [words]),
    };
  }, [graph, all, filters]);
  const things = (counted: Map<string, number>): Choice[] =>
    [...counted]
      .map(([value, count]) => ({ value, label: tongue.name(full(value)), count }))
      .sort((a, b) => tongue.compare(a.label, b.label));
  const listed = (counted: Map<string, number>): Choice[] => things(counted).map((choice) => ({ ...choice, value: local(choice.value) }));
  const types = [...found.type].map(([value, count]) => ({
    value,
    label: value === "viewpoint" ? tongue.t("viewpoint").toLowerCase() : tongue.name(`actor-type:${value}`),
    count,
  }));
  const words = (["own", "reported", "conveys"] as const)
    .filter((value) => found.words.has(value))
    .map((value) => ({ value, label: tongue.t(WORDS[value]), count: found.words.get(value)! }));
  return (
    <>
      <Filter name="holder" label={tongue.t(WORDS.holder)} choices={things(found.holder)} />
      <Filter name="concept" label={tongue.t(WORDS.concept)} choices={things(found.concept)} />
      <Stances all={all} />
      <Filter name="certainty" label={tongue.t("certainty")} choices={listed(found.certainty)} />
      <Filter name="kind" label={tongue.t(WORDS.kind)} choices={listed(found.kind)} />
      <Filter name="type" label={tongue.t(WORDS.type)} choices={types} />
      <Filter name="words" label={tongue.t(WORDS.words)} choices={words} />
    </>
  );
}

/** A side, or one stance of a side: one list for both. */
function Stances({ all }: { all: Said[] }): JSX.Element {
  const { graph, tongue, state, go } = useExplorer();
  const { filters } = state;
  const counted = useMemo(
    () => counts(leave(graph, all, filters, ["stance", "side"]), ({ position }) => [position.stance, position.side]),
    [graph, all, filters],
  );
  const choose = (value: string) => {
    const [name = "", wanted = ""] = value.split(":");
    go({ filters: { side: null, stance: null, ...(wanted && { [name]: wanted }) } });
  };
  const stances: Thing[] = [...counted.keys()].filter((value) => value.startsWith("stance:")).sort(tongue.byName);
  return (
    <label class="filter">
      <span>{tongue.t(WORDS.stance)}</span>
      <select
        value={filters.stance ? `stance:${filters.stance}` : filters.side ? `side:${filters.side}` : ""}
        onChange={(event) => choose(event.currentTarget.value)}
      >
        <option value="">{tongue.t("all")}</option>
        {SIDES.filter((one) => counted.has(one)).map((one) => (
          <optgroup key={one} label={`${MARKS[one]} ${tongue.t(SIDE_WORDS[one])}`}>
            <option value={`side:${one}`}>
              {tongue.t(SIDE_WORDS[one])} ({tongue.number(counted.get(one)!)})
            </option>
            {stances
              .filter((stance) => graph.side(stance) === one)
              .map((stance) => (
                <option key={stance} value={stance}>
                  {tongue.name(stance)} ({tongue.number(counted.get(stance)!)})
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
