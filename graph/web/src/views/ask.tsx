// One box for words: what is typed is answered by claims, notes and questions; empty, it offers questions by what they are about.

import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { ask } from "words";
import { href, useExplorer } from "../explorer";
import { answered } from "../graph/asked";
import { bySubject, handful, offer, spokenOf } from "../graph/offers";
import { subjectName } from "../language/subjects";
import { worded } from "../language/words";
import { Answer, QuestionLink } from "./ask/question";
import { Found } from "./ask/words";

const WORDS = worded(ask);
const PAUSE = 150;

export function AskView(): JSX.Element {
  const explorer = useExplorer();
  const { graph, tongue, state } = explorer;
  const question = graph.document.questions.find(({ name }) => name === state.filters.q);
  const [words, write] = useWords();
  const examples = useMemo(() => spokenOf(graph), [graph]);
  const shown = words.trim() ? "words" : question ? "question" : "offers";
  return (
    <div class="ask-view">
      <search>
        <label for="ask-words">{tongue.t(WORDS.box)}</label>
        <input
          id="ask-words"
          type="search"
          value={words}
          autoComplete="off"
          placeholder={examples.length ? tongue.t(WORDS.example, examples.map((thing) => tongue.name(thing)).join(", ")) : undefined}
          onInput={(event) => write(event.currentTarget.value)}
        />
      </search>
      {shown === "words" && <Found words={words} />}
      {shown === "question" && (
        <>
          <p class="back">
            <a href={href({ ...explorer, state: { ...state, filters: {} } }, {})}>← {tongue.t(WORDS.back)}</a>
          </p>
          <Answer key={question!.name} question={question!} />
        </>
      )}
      {shown === "offers" && <Offers />}
      <p class="hint">
        <a href={`query.html#lang=${tongue.lang}`} title={tongue.t(WORDS.beside)}>
          {tongue.t(WORDS.own)}
        </a>
      </p>
    </div>
  );
}

/** The words in the box, which the address follows after a pause; whatever leads elsewhere empties or fills the box. */
function useWords(): [string, (words: string) => void] {
  const { state, go } = useExplorer();
  const told = state.filters.words ?? "";
  const [words, setWords] = useState(told);
  const timer = useRef(0);
  const last = useRef(told);
  useEffect(() => {
    if (told !== last.current) setWords(told);
    last.current = told;
  }, [told, state.filters.q]);
  useEffect(() => () => clearTimeout(timer.current), []);
  const write = (next: string) => {
    setWords(next);
    clearTimeout(timer.current);
    timer.current = window.setTimeout(() => {
      last.current = next.trim() ? next : "";
      go({ filters: { words: next.trim() ? next : null } }, true);
    }, PAUSE);
  };
  return [words, write];
}

/** A handful of questions that this material suggests, then all others, those without an answer here apart. */
function Offers(): JSX.Element {
  const { graph, tongue } = useExplorer();
  const good = useMemo(() => handful(graph, tongue.words), [graph, tongue.words]);
  const { questions } = graph.document;
  const silent = questions.filter((question) => !answered(question));
  return (
    <div class="offers">
      <section class="handful" aria-labelledby="ask-good">
        <h2 id="ask-good">{tongue.t(WORDS.good)}</h2>
        <ul class="questions">
          {good.map((one) => (
            <li key={one.question.name}>
              <QuestionLink offer={one} />
            </li>
          ))}
        </ul>
      </section>
      <div class="subjects">
        {bySubject(questions.filter(answered)).map(([subject, those]) => (
          <section key={subject} aria-labelledby={`ask-about-${subject}`}>
            <h2 id={`ask-about-${subject}`}>{subjectName(subject, tongue)}</h2>
            <ul class="questions">
              {those.map((question) => (
                <li key={question.name}>
                  <QuestionLink offer={offer(graph, question, tongue.words)} />
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
      {silent.length > 0 && (
        <details class="unanswered">
          <summary>{tongue.count(WORDS.unanswered, silent.length)}</summary>
          <ul class="questions">
            {silent.map((question) => (
              <li key={question.name}>
                <QuestionLink offer={offer(graph, question, tongue.words)} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}
