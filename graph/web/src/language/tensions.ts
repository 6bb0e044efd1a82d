// What kinds of tension there are, in words.
import type { Tongue } from "./tongue";
import { type Three, w } from "./words";

export const TENSIONS: Record<string, Three> = {
  polarity: w("бар және жоқ", "да и нет", "affirmed and negated"),
  relation: w("қарама-қарсы қатынас", "противоположные отношения", "opposite relations"),
  stance: w("қарама-қарсы ұстаным", "противоположные позиции", "opposite stances"),
  note: w("редактор байқаған", "замечено редактором", "noted by the editor"),
};

export const tensionName = (kind: string, tongue: Tongue): string => (TENSIONS[kind] ? tongue.t(TENSIONS[kind]) : kind);
