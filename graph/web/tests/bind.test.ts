import assert from "node:assert/strict";
import { test } from "node:test";
import cases from "../../../tests/bind.json";
import { bind, term } from "../src/graph/bind";

interface Case {
  why: string;
  query: string;
  values: Record<string, string>;
  bound: string;
}

for (const { why, query, values, bound } of cases as unknown as Case[])
  test(`bind, as in Python: ${why}`, () => assert.equal(bind(query, values), bound));

test("a value becomes a term: an IRI in full, a kind and an id, or text", () => {
  const resolve = (reference: string) => (reference.startsWith("actor/") ? `https://a.example/${reference}` : null);
  assert.equal(term("https://a.example/b", resolve), "<https://a.example/b>");
  assert.equal(term("actor/un", resolve), "<https://a.example/actor/un>");
  assert.equal(term("p5s1", resolve), '"p5s1"');
  assert.equal(term('say "no"\n', resolve), '"say \\"no\\"\\n"');
  assert.equal(term("https://a.example/> } DROP ALL", resolve), '"https://a.example/> } DROP ALL"');
});
