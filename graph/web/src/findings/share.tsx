// Sending a picture on: a preview of it as it stands alone, files of it, and the permanent address of the article.
import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useExplorer } from "../explorer";
import type { Thing } from "../graph/document";
import { short } from "../graph/thing";
import { copyText, save } from "../parts/save";
import { pngOfSvg, svgOfScene } from "./files";
import type { Picture } from "./picture";
import { credit, poster } from "./poster";
import { WORDS } from "./words";

/** A picture that stands alone: its file, what it says, and of which article it is. */
export interface Alone {
  svg: string;
  label: string;
  /** Its name in files, without that of the article. */
  key: string;
  article: Thing;
}

/** The share picture of a finding. */
export function ShareButton({ picture }: { picture: Picture }): JSX.Element {
  const { graph, tongue } = useExplorer();
  const made = (): Alone => {
    const scene = poster(graph, tongue, picture);
    return { svg: svgOfScene(scene), label: scene.label, key: picture.key, article: picture.article };
  };
  return <Share made={made} />;
}

/** The button; what is shared is made when it is pressed. */
export function Share({ made }: { made: () => Alone }): JSX.Element {
  const { tongue } = useExplorer();
  const [alone, setAlone] = useState<Alone | null>(null);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setAlone(null);
    button.current?.focus();
  };
  return (
    <>
      <button type="button" class="share-this" aria-haspopup="dialog" ref={button} onClick={() => setAlone(made())}>
        {tongue.t(WORDS.share)}
      </button>
      {alone && <Panel alone={alone} close={close} />}
    </>
  );
}

function Panel({ alone, close }: { alone: Alone; close: () => void }): JSX.Element {
  const { graph, tongue, state } = useExplorer();
  const { svg, label, key, article } = alone;
  const dialog = useRef<HTMLDialogElement>(null);
  const [copied, setCopied] = useState(false);
  const { iri } = credit(graph, article);
  const shown = useMemo(() => `data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`, [svg]);
  useEffect(() => dialog.current?.showModal(), []);
  const file = [short(article).replace(/^article\//, ""), key, state.lang].join("-");
  const png = (scale: number) => void pngOfSvg(svg, scale).then((made) => save(`${file}${scale > 1 ? "@2x" : ""}.png`, "image/png", made));
  return (
    <dialog
      ref={dialog}
      class="share-panel"
      aria-label={tongue.t(WORDS.share)}
      onClose={close}
      onKeyDown={(event) => event.stopPropagation()}
      onClick={(event) => event.target === dialog.current && dialog.current?.close()}
    >
      <div class="inside">
        <img src={shown} alt={label} />
        <p class="acts">
          <button type="button" onClick={() => png(1)}>
            {tongue.t("save_png")}
          </button>
          <button type="button" onClick={() => png(2)}>
            {tongue.t("save_png")} 2×
          </button>
          <button type="button" onClick={() => save(`${file}.svg`, "image/svg+xml", svg)}>
            {tongue.t("save_svg")}
          </button>
          <button type="button" onClick={() => void copyText(iri).then(() => setCopied(true))}>
            {copied ? tongue.t("copied") : tongue.t("copy_link")}
          </button>
          <button type="button" class="done" onClick={() => dialog.current?.close()}>
            {tongue.t("close")}
          </button>
        </p>
        <p class="address">
          <code>{iri}</code>
        </p>
      </div>
    </dialog>
  );
}
