import assert from "node:assert/strict";
import { test } from "node:test";
import { full, prefixed, short } from "../src/graph/thing";
import { next, read, type State, write } from "../src/state";

const start: State = { view: "gist", lang: "kk", content: null, node: null, filters: {} };

test("a link says view, thing, language and filters", () => {
  const state = read("#view=timeline&node=concept/democracy&lang=ru&type=stage", "en");
  assert.deepEqual(state, { view: "timeline", lang: "ru", content: null, node: "id:concept/democracy", filters: { type: "stage" } });
  assert.equal(write(state), "#view=timeline&node=concept/democracy&lang=ru&type=stage");
});

test("an address from when a view had another name still leads there", () => {
  assert.equal(read("#view=overview&lang=kk", "en").view, "gist");
  assert.equal(read("#view=reading&at=p5s30", "en").view, "read");
});

test("what is written is read again, whatever stands in it", () => {
  for (const value of ["a&b=c", "иә, жоқ", "50%", "a+b c", "#x", "id:actor/un", "  ", "=", "😀"]) {
    const state: State = { view: "network", lang: "en", content: "de", node: `id:claim/${value}`, filters: { hide: value, q: value } };
    assert.deepEqual(read(write(state), "kk"), state);
  }
});

test("what an address does not say, or says wrongly, is the usual", () => {
  assert.deepEqual(read("", "ru"), { ...start, lang: "ru" });
  assert.deepEqual(read("#view=constructor&lang=xx&node=", "en"), { ...start, lang: "en" });
  assert.equal(read("#__proto__=1", "en").view, "gist");
  assert.equal(({} as Record<string, unknown>)["1"], undefined);
});

test("a thing is named short, with a prefix or in full", () => {
  for (const written of ["actor/un", "id:actor/un", "https://w3id.org/tuiin/id/actor/un"]) assert.equal(full(written), "id:actor/un");
  assert.equal(full("stance:asserts"), "stance:asserts");
  assert.equal(short("id:actor/un"), "actor/un");
  assert.equal(short("stance:asserts"), "stance:asserts");
  const prefixes = { id: "https://a.example/", more: "https://a.example/more/" };
  assert.equal(prefixed("https://a.example/more/x", prefixes), "more:x");
  assert.equal(prefixed("https://a.example/x", prefixes), "id:x");
  assert.equal(prefixed("https://b.example/x", prefixes), "https://b.example/x");
});

test("another view drops the filters of the last one, and nothing else does", () => {
  const state: State = { ...start, view: "voices", node: "id:actor/un", filters: { side: "for", kind: "plan" } };
  assert.deepEqual(next(state, { view: "debate" }), { ...state, view: "debate", filters: {} });
  assert.deepEqual(next(state, { view: "voices", node: null }), { ...state, node: null });
  assert.deepEqual(next(state, { filters: { side: null, type: "state" } }).filters, { kind: "plan", type: "state" });
  assert.deepEqual(next(state, { view: "debate", filters: { basis: "explicit" } }).filters, { basis: "explicit" });
  assert.deepEqual(state.filters, { side: "for", kind: "plan" });
});
