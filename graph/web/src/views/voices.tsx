// Who says what: voices against what they speak about, and under it their claims.

import type { JSX } from "preact";
import { useMemo, useRef } from "preact/hooks";
import { voices } from "words";
import { useExplorer } from "../explorer";
import { leave, said } from "../graph/voices";
import { worded } from "../language/words";
import { useChosenInSight, useNarrow } from "../parts/sight";
import { Narrow } from "./voices/filters";
import { Grouped } from "./voices/list";
import { cellOf, Matrix } from "./voices/matrix";

const WORDS = worded(voices.view);
export function VoicesView(): JSX.Element {
  const { graph, tongue, state, go } = useExplorer();
  const root = useRef<HTMLDivElement>(null);
  const narrow = useNarrow();
  const all = useMemo(() => said(graph), [graph]);
  const { filters } = state;
  const drawn = useMemo(
    () =>
      leave(graph, all, filters, filters.words ? ["holder", "concept", "words"] : ["holder", "concept"]).filter(
        (one) => !filters.words || one.words === filters.words,
      ),
    [graph, all, filters],
  );
  const listed = useMemo(() => leave(graph, all, filters), [graph, all, filters]);
  useChosenInSight(root, state.node);
  if (!all.length) return <p>{tongue.t(WORDS.nothing)}</p>;
  const asList = (filters.as ?? (narrow ? "list" : "matrix")) === "list";
  const inMatrix = drawn.some(({ position }) => position.holder === cellOf(filters));
  const shape = (as: "list" | "matrix") => go({ filters: { as: as === (narrow ? "list" : "matrix") ? null : as } });
  return (
    <div class="voices-view" ref={root}>
      <Narrow all={all} />
      <div class="tools shape" role="group" aria-label={tongue.t(WORDS.shape)}>
        <button type="button" aria-pressed={!asList} onClick={() => shape("matrix")}>
          {tongue.t("as_table")}
        </button>
        <button type="button" aria-pressed={asList} onClick={() => shape("list")}>
          {tongue.t("as_list")}
        </button>
      </div>
      {!asList && <Matrix said={drawn} told={<Grouped said={listed} />} />}
      {(asList || !inMatrix) && <Grouped said={listed} />}
    </div>
  );
}
