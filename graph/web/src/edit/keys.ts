// The keys in one table: what each does, where it is named, and how a press is read. A key counts by its letter where the layout is Latin,
// and by its place where it is not.

import { WORDS } from "./said";

export type Group = "read" | "decide" | "repair" | "make" | "argue" | "undo";
export interface Command {
  name: CommandName;
  keys: readonly string[];
  group: Group;
}

const NAMES = {
  next: ["]"],
  finding: ["f"],
  find: ["/"],
  left: ["l"],
  agreement: ["g"],
  accept: ["a"],
  reject: ["x"],
  done: ["space"],
  nothing: ["0"],
  again: ["backspace"],
  subject: ["s"],
  relation: ["r"],
  object: ["o"],
  own_words: ["t"],
  all_fields: ["e", "enter"],
  voice: ["v"],
  split: ["d"],
  mark: ["."],
  merge: ["+"],
  new: ["n"],
  note: ["m"],
  insert: ["i"],
  join_next: ["j"],
  cut: ["c"],
  translate: ["w"],
  head: ["h"],
  discard: ["shift+x"],
  flip: ["b"],
  draft_judgement: ["g"],
  undo: ["u", "ctrl+z"],
  redo: ["ctrl+shift+z", "ctrl+y", "shift+u"],
  keys: ["?"],
} as const;
export type CommandName = keyof typeof NAMES;

const GROUPS: Record<Group, readonly CommandName[]> = {
  read: ["next", "finding", "find", "left", "agreement"],
  decide: ["accept", "reject", "done", "nothing", "again", "draft_judgement"],
  repair: ["subject", "relation", "object", "own_words", "all_fields", "voice", "split", "mark", "merge"],
  make: ["new", "note", "insert", "join_next", "cut", "translate", "head", "discard"],
  argue: ["flip"],
  undo: ["undo", "redo", "keys"],
};

export const TABLE: readonly Command[] = (Object.entries(GROUPS) as [Group, readonly CommandName[]][]).flatMap(([group, names]) =>
  names.map((name) => ({ name, keys: NAMES[name], group })),
);

/** The keys of a command: the reader's own in the place of the first, none where it is switched off. */
export function keysOf(name: CommandName, own: Record<string, string>): readonly string[] {
  const kept = own[name];
  if (kept === undefined) return NAMES[name];
  return kept ? [kept] : [];
}

/** The command of a key. */
export function commandOf(key: string, own: Record<string, string>): CommandName | null {
  return TABLE.find(({ name }) => own[name] === key)?.name ?? TABLE.find(({ name }) => keysOf(name, own).includes(key))?.name ?? null;
}

interface Press {
  key: string;
  code: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
  shiftKey: boolean;
  getModifierState?: (name: string) => boolean;
}

const PLACES: Record<string, string> = {
  BracketLeft: "[",
  BracketRight: "]",
  Semicolon: ";",
  Quote: "'",
  Comma: ",",
  Period: ".",
  Slash: "/",
  Equal: "=",
  Minus: "-",
};
const NAMED: Record<string, string> = {
  " ": "space",
  Enter: "enter",
  Escape: "escape",
  ArrowDown: "down",
  ArrowUp: "up",
  ArrowLeft: "left",
  ArrowRight: "right",
  Backspace: "backspace",
  Tab: "tab",
  Home: "home",
  End: "end",
  PageDown: "pagedown",
  PageUp: "pageup",
};

/** Whether a press types a letter of another script than Latin, or none that tells. */
export function script({ key, code }: Pick<Press, "key" | "code">): "latin" | "other" | null {
  if ([...key].length !== 1 || !code || !/\p{L}/u.test(key)) return null;
  return /\p{Script=Latin}/u.test(key) ? "latin" : "other";
}

/** The name of a press: a letter, a digit, `space`, `enter`, with `ctrl+`, `alt+`, `shift+` before it. */
export function keyOf(press: Press, cyrillic = false): string {
  const { key, code } = press;
  const chord = press.ctrlKey || press.metaKey || (press.altKey && !press.getModifierState?.("AltGraph"));
  const bare = bareOf(press, cyrillic || script(press) === "other", chord);
  const letter = /^[a-z]$/.test(bare);
  const shift = press.shiftKey && (letter || bare.length > 1 || chord);
  const alt = press.altKey && !press.getModifierState?.("AltGraph");
  if (key === "AltGraph" || code === "") return bare;
  return `${press.ctrlKey || press.metaKey ? "ctrl+" : ""}${alt ? "alt+" : ""}${shift ? "shift+" : ""}${bare}`;
}

function bareOf({ key, code, shiftKey }: Press, byPlace: boolean, chord: boolean): string {
  const named = NAMED[key];
  if (named) return named;
  const digit = /^(?:Digit|Numpad)(\d)$/.exec(code);
  if (digit && !shiftKey) return digit[1]!;
  const letter = /^Key([A-Z])$/.exec(code);
  if (letter && (byPlace || (chord && !/^[a-z]$/i.test(key)))) return letter[1]!.toLowerCase();
  if (byPlace && (key === "?" || (code === "Slash" && shiftKey))) return "?";
  if (byPlace && code === "Equal" && shiftKey) return "+";
  if (byPlace && PLACES[code]) return PLACES[code];
  return key.length === 1 ? key.toLowerCase() : key.toLowerCase();
}

const CYRILLIC: Record<string, string> = Object.fromEntries(
  "qйwцeуrкtеyнuгiшoщpз[х]ъaфsыdвfаgпhрjоkлlд;жzяxчcсvмbиnтmь,б.ю".match(/../gu)!.map((pair) => [pair[0]!, pair[1]!]),
);
const SIGNS: Record<string, string> = {
  space: "␣",
  enter: "↵",
  escape: "Esc",
  down: "↓",
  up: "↑",
  left: "←",
  right: "→",
  backspace: "⌫",
  tab: "Tab",
  ctrl: "Ctrl",
  alt: "Alt",
  shift: "Shift",
};

/** A key as its cap says it; with the letter that stands there where the layout is Cyrillic. */
export function capOf(key: string, cyrillic: boolean, space: string): string {
  const parts = key === "+" ? ["+"] : key.split("+");
  return parts.map((part) => (part === "space" ? space : (SIGNS[part] ?? letterOf(part, cyrillic, parts.length > 1)))).join(" ");
}

function letterOf(letter: string, cyrillic: boolean, chord: boolean): string {
  const here = cyrillic ? (CYRILLIC[letter] ?? letter) : letter;
  return chord ? here.toUpperCase() : here;
}

/** What a command is called. */
export const commandWords = (name: CommandName) => WORDS.does[name];
