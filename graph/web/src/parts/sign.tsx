// The signs of the page: each told apart by its shape, never by colour alone; drawn here once, for text, charts and the spine.
import type { JSX } from "preact";
import { sign as words } from "words";
import { useExplorer } from "../explorer";
import { worded } from "../language/words";

const WORDS = worded(words);
export type SignName = "conclusion" | "contradiction" | "doubt" | "slip" | "reported" | "denied" | "draft";

/** The shape of a sign around 0, 0, in a square of 16; `hole` is what stands in it in the colour of the ground. */
export const SHAPES: Record<SignName, { solid?: string; line?: string }> = {
  conclusion: { solid: "M0-7 7 0 0 7-7 0Z" },
  contradiction: { solid: "M-7-5 0 0-7 5ZM7-5 0 0 7 5Z" },
  doubt: { line: "M0-6.2 7 6H-7ZM0-2V2.2M0 3.6V4.2" },
  slip: { line: "M-7 3Q-5.25 0-3.5 3T0 3T3.5 3T7 3" },
  reported: { solid: "M6 4H1V-1L3-5H5L4-1H6ZM-1 4H-6V-1L-4-5H-2L-3-1H-1Z" },
  draft: {
    line: "M-5.8-1.6A6 6 0 0 1-3.9-4.6M-1.6-5.8A6 6 0 0 1 1.6-5.8M3.9-4.6A6 6 0 0 1 5.8-1.6M5.8 1.6A6 6 0 0 1 3.9 4.6M1.6 5.8A6 6 0 0 1-1.6 5.8M-3.9 4.6A6 6 0 0 1-5.8 1.6",
  },
  denied: { line: "M-6 0A6 6 0 1 0 6 0 6 6 0 1 0-6 0ZM-4.2 4.2 4.2-4.2" },
};

/** A sign as part of a picture, around a point, `size` across. */
export function SignShape({ name, x = 0, y = 0, size = 14 }: { name: SignName; x?: number; y?: number; size?: number }): JSX.Element {
  const { solid, line } = SHAPES[name];
  return (
    <g class={`sign-${name}`} transform={`translate(${x} ${y}) scale(${size / 16})`}>
      {solid && <path class="solid" d={solid} />}
      {line && <path class="stroke" d={line} />}
    </g>
  );
}

/** A sign in text; it says what it means, or `says` what is doubted. */
export function Sign({ name, says }: { name: SignName; says?: string }): JSX.Element {
  const { tongue } = useExplorer();
  const title = says ?? tongue.t(WORDS[name]);
  return (
    <svg class="sign" viewBox="-8 -8 16 16" width="14" height="14" role="img" aria-label={title}>
      <title>{title}</title>
      <SignShape name={name} size={16} />
    </svg>
  );
}
