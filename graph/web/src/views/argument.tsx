// From evidence over sub-claims to the conclusion: the whole as a shape, one conclusion as a picture and a list, weak places marked.
import type { JSX } from "preact";
import { useMemo } from "preact/hooks";
import { type Explorer, href, useExplorer } from "../explorer";
import { Picture } from "../findings/twin";
import { type Break, breaks, type Chains, chains, inferred, loose, type Part, part, ranking } from "../graph/chains";
import type { Thing } from "../graph/document";
import { gather } from "../graph/gather";
import { local, short } from "../graph/thing";
import { Filter } from "../parts/filter";
import { ClaimLine, Say } from "../parts/thing";
import { useWidth } from "../parts/width";
import { Drawing } from "./argument/drawing";
import { fits } from "./argument/layout";
import { Legend } from "./argument/legend";
import { Breaks, Conclusions, Loose } from "./argument/lists";
import { WholeMap } from "./argument/map";
import { ArgumentTree } from "./argument/tree";
import { WORDS } from "./argument/words";

/** More boxes than these are no longer a picture that one reads; the rest is a step away. */
const MOST = 40;
/** So many steps are drawn at first, where there is the room. */
const FARTHER = "2";
const DEPTHS = ["1", "2", "3", "4"];

export function ArgumentView(): JSX.Element {
  const { graph, tongue, state } = useExplorer();
  const { basis, step, article } = state.filters;
  const found = useMemo(() => chains(graph, { basis, step, article }), [graph, basis, step, article]);
  const list = useMemo(() => breaks(graph, found), [graph, found]);
  const flaws = useMemo(() => gather(list, (one) => one.claim), [list]);
  const [place, width] = useWidth(Math.max(300, Math.min(innerWidth, 1500) - 330));
  const shown = useShown(found, width);
  if (!graph.arguments.length)
    return (
      <div class="argument">
        <p class="hint">{tongue.t(WORDS.empty)}</p>
      </div>
    );
  return (
    <div class="argument" ref={place}>
      <Filters depth={shown?.depth ?? null} />
      {found.steps.length === 0 && <p class="hint">{tongue.t(WORDS.empty_filtered)}</p>}
      {shown ? (
        <One shown={shown.part} found={found} flaws={flaws} list={list} width={width} depth={shown.depth} />
      ) : (
        found.steps.length > 0 && <Whole found={found} flaws={flaws} list={list} />
      )}
    </div>
  );
}

interface Drawn {
  part: Part;
  depth: string;
}

/** What is drawn: the chain of the root in the address as long as the chosen claim is in it, else the chain of the chosen claim. */
function useShown(found: Chains, width: number): Drawn | null {
  const { graph, tongue, state } = useExplorer();
  const { root, depth } = state.filters;
  return useMemo(() => {
    const draw = (claim: Thing | null): Drawn | null => {
      if (!claim || !linked(found, claim)) return null;
      const at = (far: string) => ({ part: part(found, claim, far === "all" ? Infinity : Number(far) || 1, MOST), depth: far });
      if (depth) return at(depth);
      // As far as it can be seen whole.
      const wide = at(FARTHER);
      return fits(graph, tongue, wide.part, width) ? wide : at("1");
    };
    const rooted = draw(root ? `id:${root}` : null);
    return rooted && (!state.node || rooted.part.claims.includes(state.node) || !linked(found, state.node)) ? rooted : draw(state.node);
  }, [graph, tongue, found, root, depth, state.node, width]);
}

const linked = (found: Chains, claim: Thing): boolean => found.argumentsTo.has(claim) || found.argumentsFrom.has(claim);

function Filters({ depth }: { depth: string | null }): JSX.Element {
  const { graph, tongue, go } = useExplorer();
  const count = (test: (value: string) => boolean, of: (one: (typeof graph.arguments)[number]) => string) =>
    graph.arguments.filter((one) => test(of(one))).length;
  const kinds = [...new Set(graph.arguments.map((one) => one.kind))].sort(tongue.byName);
  return (
    <div class="filters">
      {graph.articles.length > 1 && (
        <Filter
          name="article"
          label={tongue.t("article")}
          choices={graph.articles.map((one) => ({ value: short(one.article), label: tongue.name(one.article) }))}
        />
      )}
      <Filter
        name="basis"
        label={tongue.t(WORDS.basis)}
        choices={(["explicit", "inferred"] as const).map((value) => ({
          value,
          label: tongue.t(value),
          count: count(
            (one) => one === value,
            (one) => local(one.basis),
          ),
        }))}
      />
      <Filter
        name="step"
        label={tongue.t(WORDS.step)}
        choices={kinds.map((kind) => ({
          value: local(kind),
          label: tongue.name(kind),
          count: count(
            (one) => one === kind,
            (one) => one.kind,
          ),
        }))}
      />
      {depth && (
        <label class="filter">
          <span>{tongue.t(WORDS.depth)}</span>
          <select value={depth} onChange={(event) => go({ filters: { depth: event.currentTarget.value } })}>
            {DEPTHS.map((one) => (
              <option key={one} value={one}>
                {tongue.count("n_steps", Number(one))}
              </option>
            ))}
            <option value="all">{tongue.t(WORDS.whole)}</option>
          </select>
        </label>
      )}
    </div>
  );
}

interface Props {
  found: Chains;
  flaws: Map<Thing, Break[]>;
  list: Break[];
}

function Whole({ found, flaws, list }: Props): JSX.Element {
  const { graph, tongue, state } = useExplorer();
  const { article } = state.filters;
  const ranked = useMemo(() => ranking(graph, found), [graph, found]);
  const apart = useMemo(() => loose(graph, found, article), [graph, found, article]);
  const linkedClaims = new Set([...found.argumentsTo.keys(), ...found.argumentsFrom.keys()]).size;
  const guessed = found.steps.filter(inferred).length;
  return (
    <>
      <p class="hint">
        {tongue.t(WORDS.intro, tongue.number(linkedClaims), tongue.number(found.steps.length - guessed), tongue.number(guessed))}
      </p>
      {state.node && graph.claim.has(state.node) && <p role="status">{tongue.t(WORDS.not_here)}</p>}
      <Legend whole />
      <WholeMap found={found} ranked={ranked} flaws={flaws} />
      <div class="pair">
        <Conclusions ranked={ranked} />
        <div>
          <Breaks title={tongue.t(WORDS.breaks)} list={list} />
          <Loose claims={apart} />
        </div>
      </div>
    </>
  );
}

function One({ shown, found, flaws, list, width, depth }: Props & { shown: Part; width: number; depth: string }): JSX.Element {
  const explorer = useExplorer();
  const { tongue, state } = explorer;
  const drawn = useMemo(() => new Set(shown.claims), [shown]);
  const counted = [tongue.count("n_claims", shown.claims.length), tongue.count("n_steps", shown.steps.length)].join(", ");
  const onward = shown.up ? [] : [...new Set((found.argumentsFrom.get(shown.root) ?? []).map((step) => step.conclusion))];
  return (
    <>
      <p class="back">
        <a href={href(explorer, { node: null, filters: { root: null, depth: null } })}>← {tongue.t(WORDS.map)}</a>
      </p>
      <h2 class="subject">
        <Say words={tongue.say(shown.root)} />
      </h2>
      <Legend />
      <Picture
        key={shown.root}
        name="argument"
        title={`${tongue.t(shown.up ? WORDS.towards : WORDS.from)}: ${tongue.name(shown.root)}`}
        list
        twin={<ArgumentTree part={shown} flaws={flaws} />}
        caption={`${tongue.t(shown.up ? WORDS.towards : WORDS.from)}: ${counted}`}
      >
        <Drawing part={shown} flaws={flaws} width={width} depth={depth} />
      </Picture>
      {state.node && state.node !== shown.root && drawn.has(state.node) && (
        <p class="ask">
          <a href={own(explorer, state.node)}>{tongue.t(WORDS.ask_chosen)} →</a>
        </p>
      )}
      <div class="pair">
        <Breaks title={tongue.t(WORDS.in_part)} list={list.filter((one) => drawn.has(one.claim))} />
        {onward.length > 0 && (
          <section>
            <h2>{tongue.t(WORDS.leads)}</h2>
            <ul>
              {onward.map((claim) => (
                <li key={claim}>
                  <ClaimLine claim={claim} />
                </li>
              ))}
            </ul>
          </section>
        )}
      </div>
    </>
  );
}

const own = (explorer: Explorer, claim: Thing): string => href(explorer, { node: claim, filters: { root: short(claim) } });
