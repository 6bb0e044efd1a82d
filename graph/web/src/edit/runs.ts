// Words of a sentence that follow one another and begin as was typed: what may be pointed at though no list has it.

import { fold } from "../language/near";
import { spanOf } from "./offsets";
import type { Group, Sentence } from "./protocol";

/** Words that begin or end no name of a thing. */
const SMALL: Record<string, string> = {
  en: "a an the this that these those it its they them their there here he she his her him we us our you your i my me who whom whose which what when where why how not no nor and or but if then than as at by for from in into of off on onto out over to up with without within about after before between through under above again also only just more most less least much many some any all both each every few several such same other another is are was were be been being am do does did done has have had having can could may might must shall should will would very too so because while since until although though however",
  kk: "мен пен бен және немесе әрі бірақ алайда да де та те ма ме ба бе па пе үшін туралы бойынша сәйкес дейін кейін бері қарай сияқты секілді ғана тек өте ең бұл бұған бұны осы осындай сол ол оны оның оған олар олардың мұндай ондай біз сіз мен сен өз өзі не кім қандай қашан қайда неге бар жоқ емес еді болды болады болған болып деп деген дейді жүр тұр отыр керек тиіс мүмкін",
  ru: "и а но или да не ни же ли бы в во на над под по за из от до для при про без через между о об обо к ко с со у как что чтобы если когда где куда кто чей чьи этот эта это эти этого этой тот та то те того той он она оно они его её их им ими мы вы нас вас нам вам наш ваш свой своя своё свои так такой также тоже уже ещё только лишь очень более менее самый был была было были быть есть будет будут может могут должен должна должны нужно надо",
};
const small = (tag: string, word: string): boolean => ` ${SMALL[tag] ?? ""} `.includes(` ${word} `);

interface Word {
  text: string;
  from: number;
  to: number;
}

/** Runs of words that begin with the parts typed: of one part, the word with its neighbour first, then alone. */
export function runs(sentence: Sentence, typed: string, tag: string): Group[] {
  const parts = fold(typed).split(/\s+/).filter(Boolean);
  if (!parts.length || parts[0]!.length < 2) return [];
  const words: Word[] = [...sentence.words.matchAll(/[\p{L}\p{N}]+(?:[-’'][\p{L}\p{N}]+)*/gu)].map((match) => ({
    text: match[0],
    from: match.index,
    to: match.index + match[0].length,
  }));
  const found: Group[] = [];
  words.forEach((word, at) => {
    const fits = parts.every((part, i) => words[at + i] && fold(words[at + i]!.text).startsWith(part) && joined(sentence, words, at, i));
    if (!fits || small(tag, word.text.toLowerCase())) return;
    const ends = parts.length === 1 ? [1, 0] : [parts.length - 1];
    for (const end of ends) {
      const last = words[at + end];
      if (!last || small(tag, last.text.toLowerCase()) || !joined(sentence, words, at, end)) continue;
      const text = sentence.words.slice(word.from, last.to);
      found.push({ span: spanOf(sentence, [word.from, last.to]), label: at === 0 ? uncapitalised(text) : text });
    }
  });
  return found.filter((one, i) => found.findIndex(({ label }) => label === one.label) === i);
}

/** Whether nothing but a space stands between a word and those after it. */
const joined = (sentence: Sentence, words: readonly Word[], at: number, count: number): boolean =>
  Array.from({ length: count }, (_, i) => sentence.words.slice(words[at + i]!.to, words[at + i + 1]?.from)).every(
    (between) => between === " ",
  );

/** The first word of a sentence as it would stand within it. */
const uncapitalised = (text: string): string => (/^\p{Lu}\p{Ll}/u.test(text) ? text[0]!.toLowerCase() + text.slice(1) : text);
