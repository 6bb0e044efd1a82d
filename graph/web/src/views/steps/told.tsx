// A sentence of a step: its sign before it, what it is made of underlined in it, its places behind it.
import type { JSX } from "preact";
import { href, useExplorer } from "../../explorer";
import { Stretches } from "../../findings/frame";
import type { Saying } from "../../findings/steps";
import { Sign } from "../../parts/sign";
import { Unbroken } from "../../parts/unbroken";

export function Told({ sentence: { pieces, sign, places } }: { sentence: Saying }): JSX.Element {
  const explorer = useExplorer();
  const { tongue, light } = explorer;
  const lit = places.map(({ passage }) => passage);
  return (
    <li onPointerEnter={() => lit.length && light(lit)}>
      <span class="before">{sign && <Sign name={sign} />}</span>
      <p>
        {pieces.map(({ words, to, lang }, i) => {
          const other = lang && lang !== tongue.lang ? { lang } : {};
          return to ? (
            <a key={i} class="phrase" href={href(explorer, { node: to })} {...other}>
              <Unbroken words={words} />
            </a>
          ) : (
            <span key={i} {...other}>
              <Unbroken words={words} />
            </span>
          );
        })}{" "}
        {places.length > 0 && <Stretches places={places} />}
      </p>
    </li>
  );
}
