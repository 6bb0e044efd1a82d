// A drawn picture with its twin: what it shows as a table or a list, and the way to share it with its title and source on it.
import type { ComponentChildren, JSX } from "preact";
import { useRef, useState } from "preact/hooks";
import { useExplorer } from "../explorer";
import { full } from "../graph/thing";
import { svgOf } from "../parts/save";
import { Share } from "./share";
import { standing } from "./standing";

interface Props {
  name: string;
  caption: ComponentChildren;
  /** What the picture says, where it stands alone: its title in plain words. */
  title: string;
  twin: ComponentChildren;
  list?: boolean;
  children: ComponentChildren;
}

/** A figure whose child is one svg; twin is the same as a table or (said so) a list, to which a reader can switch. */
export function Picture({ name, caption, title, twin, list = false, children }: Props): JSX.Element {
  const { graph, tongue, state } = useExplorer();
  const frame = useRef<HTMLDivElement>(null);
  const [asTable, setAsTable] = useState(list && innerWidth < 700);
  const wanted = state.filters.article ? full(`article/${state.filters.article.replace(/^(id:)?article\//, "")}`) : null;
  const article = graph.articles.find((one) => one.article === wanted)?.article ?? graph.articles[0]?.article;
  const made = () => {
    const alone = standing(
      graph,
      tongue,
      graph.articles.map((one) => one.article).filter((one) => !wanted || one === wanted),
      {
        title,
        picture: svgOf(frame.current!.querySelector("svg")!),
      },
    );
    return { ...alone, key: name, article: article! };
  };
  return (
    <figure class="picture">
      <figcaption>{caption}</figcaption>
      <div class="tools">
        <button type="button" aria-pressed={asTable} onClick={() => setAsTable(!asTable)}>
          {tongue.t(asTable ? "as_picture" : list ? "as_list" : "as_table")}
        </button>
        {!asTable && article && <Share made={made} />}
      </div>
      {asTable ? (
        twin
      ) : (
        <div class="drawing" ref={frame}>
          {children}
        </div>
      )}
    </figure>
  );
}
