// Names as the beginning of a line or a heading.

/** With a capital at its beginning; whatever a project calls a language, only known ones have capitals of their own. */
export const capital = (text: string, lang = ""): string => {
  const [first = "", ...rest] = [...text];
  return (/^(tr|az)\b/.test(lang) ? first.toLocaleUpperCase("tr") : first.toUpperCase()) + rest.join("");
};
