// The language and the colours of the page.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Lang } from "../graph/document";
import type { Tongue } from "../language/tongue";
import { LANGS, LANGUAGE_NAMES } from "../language/words";

const THEMES = ["auto", "light", "dark"] as const;
type Theme = (typeof THEMES)[number];
const after = (theme: Theme): Theme => THEMES[(THEMES.indexOf(theme) + 1) % THEMES.length]!;
/** What of the disc is filled. */
const HALVES: Record<Theme, string> = {
  auto: "M0-7.5A7.5 7.5 0 0 1 0 7.5Z",
  light: "",
  dark: "M0-7.5A7.5 7.5 0 0 1 0 7.5 7.5 7.5 0 0 1 0-7.5Z",
};

export function Switches({ lang, choose, tongue }: { lang: Lang; choose: (lang: Lang) => void; tongue: Tongue }): JSX.Element {
  const [theme, setTheme] = useState<Theme>("auto");
  useEffect(() => {
    if (theme === "auto") delete document.documentElement.dataset.theme;
    else document.documentElement.dataset.theme = theme;
  }, [theme]);
  return (
    <div class="switches">
      <div role="group" aria-label={tongue.t("language")} class="languages">
        {LANGS.map((one) => (
          <button key={one} type="button" lang={one} aria-pressed={lang === one} title={LANGUAGE_NAMES[one]} onClick={() => choose(one)}>
            <span aria-hidden="true">{one}</span>
            <span class="unseen">{LANGUAGE_NAMES[one]}</span>
          </button>
        ))}
      </div>
      <button
        type="button"
        class="theme"
        title={`${tongue.t("theme")}: ${tongue.t(`theme_${theme}`)}`}
        onClick={() => setTheme(after(theme))}
      >
        <svg viewBox="-10 -10 20 20" width="20" height="20" aria-hidden="true" data-theme={theme}>
          <circle r="7.5" />
          <path d={HALVES[theme]} />
        </svg>
        <span class="unseen">
          {tongue.t("theme")}: {tongue.t(`theme_${theme}`)}
        </span>
      </button>
    </div>
  );
}
