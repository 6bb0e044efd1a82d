// Sending a picture on: a preview of it as it stands alone, files of it, and the permanent address of the article.
import type { JSX } from "preact";
import { useEffect, useMemo, useRef, useState } from "preact/hooks";
import { useExplorer } from "../explorer";
import { short } from "../graph/thing";
import { copyText, save } from "../parts/save";
import { pngOfSvg, svgOfScene } from "./files";
import type { Picture } from "./picture";
import { credit, poster } from "./poster";
import { WORDS } from "./words";

export function ShareButton({ picture }: { picture: Picture }): JSX.Element {
  const { tongue } = useExplorer();
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    button.current?.focus();
  };
  return (
    <>
      <button type="button" class="share-this" aria-haspopup="dialog" ref={button} onClick={() => setOpen(true)}>
        {tongue.t(WORDS.share)}
      </button>
      {open && <Panel picture={picture} close={close} />}
    </>
  );
}

function Panel({ picture, close }: { picture: Picture; close: () => void }): JSX.Element {
  const { graph, tongue, state } = useExplorer();
  const dialog = useRef<HTMLDialogElement>(null);
  const [copied, setCopied] = useState(false);
  const scene = useMemo(() => poster(graph, tongue, picture), [graph, tongue, picture]);
  const svg = useMemo(() => svgOfScene(scene), [scene]);
  const { iri } = credit(graph, picture.article);
  useEffect(() => dialog.current?.showModal(), []);
  const file = [short(picture.article).replace(/^article\//, ""), picture.key, state.lang].join("-");
  const png = (scale: number) =>
    void pngOfSvg(svg, scale).then((made) => save(`${file}${scale > 1 ? `@${scale}x` : ""}.png`, "image/png", made));
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
        <img
          src={`data:image/svg+xml;charset=utf-8,${encodeURIComponent(svg)}`}
          alt={scene.label}
          width={scene.width}
          height={scene.height}
        />
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
