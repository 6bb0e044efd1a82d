// What a card does not lay out by hand: each property under the name that the ontology has for it.
import type { JSX } from "preact";
import { useExplorer } from "../explorer";
import type { Lang, Rest as Row, Thing, Words } from "../graph/document";
import { gather } from "../graph/gather";
import { spoken, type Tongue } from "../language/tongue";
import { Part, Things } from "../parts/section";
import { Places, Say, ThingLink } from "../parts/thing";

const CLASS = "rdf:type";
/** The name that the ontology has for a property, as a heading. */
export const head = (tongue: Tongue, thing: Thing): string => {
  const name = tongue.name(thing);
  return name.charAt(0).toLocaleUpperCase(tongue.lang) + name.slice(1);
};

/** What else is said of a thing; nothing where all is laid out. */
export function Rest({ thing }: { thing: Thing }): JSX.Element | null {
  const { graph, tongue } = useExplorer();
  const rows = (graph.restOf.get(thing) ?? []).filter((row) => row.property !== CLASS);
  if (!rows.length) return null;
  return (
    <dl>
      {[...gather(rows, (row) => row.property)].map(([property, said]) => (
        <>
          <dt>{head(tongue, property)}</dt>
          <dd>
            <Values rows={said} />
          </dd>
        </>
      ))}
    </dl>
  );
}

/** Things with a card of their own that point to this one by what no card lays out by hand: under the name of the property. */
export function Pointing({ thing }: { thing: Thing }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const rows = (graph.restTo.get(thing) ?? []).filter((row) => graph.kindOf(row.thing));
  return (
    <>
      {[...gather(rows, (row) => row.property)].map(([property, from]) => (
        <Things key={property} title={`← ${head(tongue, property)}`} things={[...new Set(from.map((row) => row.thing))]} />
      ))}
    </>
  );
}

/** Things without a card of their own that speak of this one: under the name of their class, what is said of them and where. */
export function Tied({ thing }: { thing: Thing }): JSX.Element {
  const { graph } = useExplorer();
  const own = [...new Set((graph.restTo.get(thing) ?? []).map((row) => row.thing))].filter((one) => !graph.kindOf(one));
  const classes = gather(own, (one) => graph.restOf.get(one)!.find((row) => row.property === CLASS)?.value ?? "");
  return <>{[...classes].map(([name, things]) => name && <TiedBy key={name} name={name} things={things} />)}</>;
}

function TiedBy({ name, things }: { name: Thing; things: Thing[] }): JSX.Element | null {
  const { graph, tongue } = useExplorer();
  return (
    <Part title={head(tongue, name)}>
      <ul>
        {things.map((one) => (
          <li key={one}>
            <Rest thing={one} />
            <Places places={graph.placesOf.get(one) ?? []} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

/** The values of one property: things as links, of words those in the reader's language. */
function Values({ rows }: { rows: Row[] }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const words: Words = {};
  for (const { lang, text } of rows) if (lang) words[lang as Lang] = [words[lang as Lang], text].filter(Boolean).join("; ");
  const said = spoken(words, tongue.words, ...graph.languages);
  return (
    <>
      {said && <Say words={said} />}
      {rows
        .filter(({ lang }) => !lang)
        .map(({ value, text }) => (value ? <ThingLink key={value} thing={value} chip /> : <span key={text}>{text} </span>))}
    </>
  );
}
