// Things that something new would be a twin of: the same words in another order, or but one letter apart.
import { slip, tokens } from "../language/near";
import type { Thing } from "./pool";

export function twins(label: string, things: readonly Thing[]): Thing[] {
  const words = tokens(label).sort();
  if (!words.join("")) return [];
  const apart = (other: readonly string[]) => {
    if (other.length !== words.length) return false;
    const sorted = [...other].sort();
    const unlike = words.filter((word, i) => word !== sorted[i]);
    return unlike.length === 0 || (unlike.length === 1 && words.some((word, i) => word !== sorted[i] && slip(word, sorted[i]!) > 0));
  };
  return things.filter(({ forms }) => forms.some((form) => apart(form.words)));
}
