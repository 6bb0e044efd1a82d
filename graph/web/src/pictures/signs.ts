// The shapes of the signs around 0, 0, in a square of 16.
import type { Mark } from "./scene";

export const SHAPES: Record<Mark, { solid?: string; line?: string }> = {
  conclusion: { solid: "M0-7 7 0 0 7-7 0Z" },
  contradiction: { solid: "M-7-5 0 0-7 5ZM7-5 0 0 7 5Z" },
  doubt: { line: "M0-6.2 7 6H-7ZM0-2V2.2M0 3.6V4.2" },
};
