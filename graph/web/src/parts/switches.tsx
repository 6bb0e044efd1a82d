// The language and the colours of the page.
import type { JSX } from "preact";
import { useEffect, useState } from "preact/hooks";
import type { Lang } from "../graph/document";
import type { Tongue } from "../language/tongue";
import { LANGS, LANGUAGE_NAMES } from "../language/words";

const THEMES = ["auto", "light", "dark"] as const;

export function Switches({ lang, choose, tongue }: { lang: Lang; choose: (lang: Lang) => void; tongue: Tongue }): JSX.Element {
  const [theme, setTheme] = useState<(typeof THEMES)[number]>("auto");
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
      <label>
        <span class="unseen">{tongue.t("theme")}</span>
        <select value={theme} title={tongue.t("theme")} onChange={(event) => setTheme(event.currentTarget.value as typeof theme)}>
          {THEMES.map((one) => (
            <option key={one} value={one}>
              {tongue.t(`theme_${one}`)}
            </option>
          ))}
        </select>
      </label>
    </div>
  );
}
