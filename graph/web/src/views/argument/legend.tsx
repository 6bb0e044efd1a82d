// What the lines and marks of the argument mean, each sample drawn as in the picture.
import type { ComponentChildren, JSX } from "preact";
import { useExplorer } from "../../explorer";
import { WORDS } from "./words";

export function Legend({ whole = false }: { whole?: boolean }): JSX.Element {
  const { tongue } = useExplorer();
  return (
    <ul class="legend" aria-label={tongue.t(WORDS.legend)}>
      <Sample words={tongue.t("explicit")}>
        <g class="step support explicit">
          <path class="way" d="M2 8H30" />
          {!whole && <path class="end" d="M38 8L29 3.5V12.5Z" />}
        </g>
      </Sample>
      <Sample words={tongue.t("inferred")}>
        <g class="step support inferred">
          <path class="way" d="M2 8H30" />
          {!whole && <path class="end" d="M38 8L29 3.5V12.5Z" />}
        </g>
      </Sample>
      <Sample words={tongue.name("argument-kind:attacks")}>
        <g class="step attack explicit">
          <path class="way" d="M2 8H34" />
          {!whole && <path class="end" d="M35 1V15" />}
        </g>
      </Sample>
      {!whole && (
        <Sample words={tongue.t(WORDS.joint)}>
          <g class="step support explicit">
            <path class="way" d="M2 2L18 8L2 14M18 8H30" />
            <path class="end" d="M38 8L29 3.5V12.5Z" />
          </g>
          <circle class="joint" cx={18} cy={8} r={4} />
        </Sample>
      )}
      {!whole && (
        <li>
          <span aria-hidden="true" class="bolt">
            ⚡
          </span>{" "}
          {tongue.t("in_tension")}
        </li>
      )}
    </ul>
  );
}

const Sample = ({ words, children }: { words: string; children: ComponentChildren }): JSX.Element => (
  <li>
    <svg width="40" height="16" viewBox="0 0 40 16" aria-hidden="true">
      {children}
    </svg>{" "}
    {words}
  </li>
);
