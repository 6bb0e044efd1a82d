// The editor of queries: CodeMirror in a shadow root, where its styles need no leave of the page's policy.
import { autocompletion, type CompletionContext, type CompletionResult, completionKeymap } from "@codemirror/autocomplete";
import { defaultKeymap, history, historyKeymap } from "@codemirror/commands";
import { bracketMatching, HighlightStyle, syntaxHighlighting } from "@codemirror/language";
import { EditorState } from "@codemirror/state";
import { drawSelection, EditorView, highlightActiveLine, keymap, lineNumbers } from "@codemirror/view";
import { tags } from "@lezer/highlight";
import { SparqlLanguage } from "codemirror-lang-sparql";
import type { JSX } from "preact";
import { useEffect, useRef } from "preact/hooks";

export interface Term {
  name: string;
  label: string;
}

const THEME = EditorView.theme({
  "&": { background: "var(--raised)", color: "var(--ink)", border: "1px solid var(--edge)", borderRadius: "6px", fontSize: "0.9rem" },
  "&.cm-focused": { outline: "2px solid var(--accent)", outlineOffset: "1px" },
  ".cm-content": { fontFamily: "var(--mono)", caretColor: "var(--ink)", padding: "0.6rem 0" },
  ".cm-gutters": { background: "var(--sunk)", color: "var(--quiet)", border: "0", borderRadius: "6px 0 0 6px" },
  ".cm-activeLine, .cm-activeLineGutter": { background: "color-mix(in srgb, var(--accent) 7%, transparent)" },
  ".cm-cursor": { borderLeftColor: "var(--ink)" },
  "&.cm-focused > .cm-scroller > .cm-selectionLayer .cm-selectionBackground, .cm-selectionBackground": {
    background: "color-mix(in srgb, var(--accent) 25%, transparent)",
  },
  ".cm-scroller": { minHeight: "var(--editor-least)", maxHeight: "var(--editor-most)", overflow: "auto" },
  ".cm-tooltip": { background: "var(--raised)", color: "var(--ink)", border: "1px solid var(--edge)" },
  ".cm-tooltip-autocomplete > ul > li[aria-selected]": { background: "var(--accent-ground)", color: "var(--ink)" },
});

const COLOURS = HighlightStyle.define([
  { tag: tags.keyword, color: "var(--accent)", fontWeight: "600" },
  { tag: tags.variableName, color: "var(--second)" },
  { tag: [tags.string, tags.number, tags.annotation], color: "var(--doubt)" },
  { tag: tags.comment, color: "var(--quiet)", fontStyle: "italic" },
  { tag: tags.bool, color: "var(--against)" },
]);

const KEYWORDS =
  "SELECT CONSTRUCT DESCRIBE ASK WHERE OPTIONAL FILTER UNION MINUS BIND VALUES GRAPH DISTINCT ORDER BY GROUP HAVING LIMIT OFFSET COUNT SUM MIN MAX AVG SAMPLE GROUP_CONCAT LANG STR LCASE CONTAINS STRSTARTS REGEX BOUND IF COALESCE EXISTS NOT".split(
    " ",
  );

/** Words after what is typed: variables of the query, terms of the ontology with their labels, keywords. */
function completions(terms: Term[]) {
  return (context: CompletionContext): CompletionResult | null => {
    const word = context.matchBefore(/[?\w:-]+/);
    if (!word || (word.from === word.to && !context.explicit)) return null;
    if (word.text.startsWith("?")) {
      const variables = new Set(
        [...context.state.doc.toString().matchAll(/\?\w+/g)].map(([name]) => name).filter((name) => name !== word.text),
      );
      return { from: word.from, options: [...variables].map((label) => ({ label, type: "variable" })) };
    }
    return {
      from: word.from,
      options: [
        ...terms.map(({ name, label }) => ({ label: name, detail: label, type: "property" })),
        ...KEYWORDS.map((label) => ({ label, type: "keyword" })),
      ],
      validFor: /^[\w:-]*$/,
    };
  };
}

/** Text typed over a selection: a browser would keep the look of what it replaces by inline styles, which the page's policy forbids. */
const typedOver = EditorView.domEventHandlers({
  beforeinput: (event, view) => {
    if (event.inputType !== "insertText" || !event.data || view.composing || view.state.selection.main.empty) return false;
    event.preventDefault();
    view.dispatch({ ...view.state.replaceSelection(event.data), userEvent: "input.type" });
    return true;
  },
});

/** `shown` replaces what is written each time that it is another object, `put` goes in at the cursor; what the reader types is told, and
 * never written back. */
export function Editor({
  shown,
  put,
  label,
  phrases,
  terms,
  onChange,
  onRun,
}: {
  shown: { text: string };
  put: { text: string } | null;
  label: string;
  phrases: Record<string, string>;
  terms: Term[];
  onChange: (text: string) => void;
  onRun: () => void;
}): JSX.Element {
  const place = useRef<HTMLDivElement>(null);
  const view = useRef<EditorView>(null);
  const last = useRef(put);
  const now = useRef({ onChange, onRun });
  now.current = { onChange, onRun };
  useEffect(() => {
    const root = place.current!.shadowRoot ?? place.current!.attachShadow({ mode: "open" });
    const run = () => {
      now.current.onRun();
      return true;
    };
    const made = new EditorView({
      root,
      parent: root,
      state: EditorState.create({
        doc: shown.text,
        extensions: [
          lineNumbers(),
          history(),
          drawSelection(),
          bracketMatching(),
          highlightActiveLine(),
          SparqlLanguage,
          syntaxHighlighting(COLOURS),
          THEME,
          typedOver,
          autocompletion({ override: [completions(terms)] }),
          EditorView.lineWrapping,
          EditorState.phrases.of(phrases),
          EditorView.contentAttributes.of({ "aria-label": label, spellcheck: "false" }),
          keymap.of([{ key: "Mod-Enter", run }, ...completionKeymap, ...historyKeymap, ...defaultKeymap]),
          EditorView.updateListener.of((update) => update.docChanged && now.current.onChange(update.state.doc.toString())),
        ],
      }),
    });
    view.current = made;
    return () => made.destroy();
  }, []);
  useEffect(() => {
    const made = view.current;
    if (made && made.state.doc.toString() !== shown.text)
      made.dispatch({ changes: { from: 0, to: made.state.doc.length, insert: shown.text } });
  }, [shown]);
  useEffect(() => {
    const made = view.current;
    if (!made || !put || put === last.current) return;
    last.current = put;
    const { from } = made.state.selection.main;
    const before = made.state.sliceDoc(Math.max(0, from - 1), from);
    const gap = from === 0 || /\s/.test(before) ? "" : " ";
    made.dispatch({ ...made.state.replaceSelection(`${gap}${put.text} `), scrollIntoView: true });
    made.focus();
  }, [put]);
  return <div class="editor" ref={place} />;
}
