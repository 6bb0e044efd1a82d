// The signs of the page: told apart by shape, so that colour is never the only code.
import type { JSX } from "preact";
import { useExplorer } from "../explorer";

export type SignName = "doubt" | "contradiction" | "slip";
const SHAPES: Record<SignName, string> = {
  doubt: "M8 2 15 14H1Z M8 6v4 M8 12v.6",
  contradiction: "M2 4v8L8 8Z M14 4v8L8 8Z",
  slip: "M3 13 11 3l2 2L5 14H3Z",
};

/** A sign with its meaning as its title, or with the words given. */
export function Sign({ name, title }: { name: SignName; title?: string }): JSX.Element {
  const { tongue } = useExplorer();
  return (
    <svg class={`sign sign-${name}`} viewBox="0 0 16 16" width="16" height="16" role="img">
      <title>{title ?? tongue.name(`note-kind:${name}`)}</title>
      <path d={SHAPES[name]} />
    </svg>
  );
}
