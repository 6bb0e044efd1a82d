// Cyrillic words in Latin letters, so that a name is found by whoever types it in another script.

const LETTERS: Record<string, string> = Object.fromEntries(
  "а:a ә:a б:b в:v г:g ғ:g д:d е:e ё:e ж:zh з:z и:i й:i к:k қ:k л:l м:m н:n ң:n о:o ө:o п:p р:r с:s т:t у:u ұ:u ү:u ф:f х:h һ:h ц:ts ч:ch ш:sh щ:sh ъ: ы:y і:i ь: э:e ю:yu я:ya"
    .split(" ")
    .map((pair) => pair.split(":") as [string, string]),
);

export const latin = (text: string): string => text.toLowerCase().replace(/[\u0400-\u04ff]/g, (letter) => LETTERS[letter] ?? letter);
export const cyrillic = (text: string): boolean => /[\u0400-\u04ff]/.test(text);
