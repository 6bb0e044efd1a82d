import assert from "node:assert/strict";
import { test } from "node:test";
import type { Note } from "../src/graph/document";
import { rank } from "../src/graph/weight";

test("notes go by weight; one without a weight, or with one that is not known, comes last", () => {
  const weighing = (weight: string | null): Note => ({ weight }) as Note;
  const weights = ["weight:minor", null, "weight:other", "weight:major", "weight:moderate"];
  assert.deepEqual(
    weights.map((weight) => rank(weighing(weight))),
    [2, 3, 3, 0, 1],
  );
});
