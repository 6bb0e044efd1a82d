// Words in which no line ends between a number or an acronym and its ending: 29-е, БҰҰ-ның.
import type { JSX } from "preact";

const ENDED = /((?<![\p{L}\d])(?:\d+|\p{Lu}{2,})-\p{Ll}+)/u;

export function Unbroken({ words }: { words: string }): JSX.Element {
  const pieces = words.split(ENDED);
  if (pieces.length < 2) return <>{words}</>;
  return (
    <>
      {pieces.map((piece, i) =>
        i % 2 ? (
          <span key={i} class="unbroken">
            {piece}
          </span>
        ) : (
          piece
        ),
      )}
    </>
  );
}
