// A table of things and words: sorted by a click on its head, taken away as CSV.
import type { ComponentChildren, JSX } from "preact";
import { useState } from "preact/hooks";
import { useExplorer } from "../explorer";
import { csv, save } from "./save";

export interface TableColumn<R> {
  name: string;
  /** What stands above it, where that is not its name: a file of the rows has the name. */
  head?: string;
  /** What a cell says in plain words or numbers: for sorting and for CSV. */
  value: (row: R) => string | number | boolean | null;
  /** What a cell shows, where that is more than its words. */
  show?: (row: R) => ComponentChildren;
}

const STEP = 200;

export function DataTable<R>({
  name,
  caption,
  columns,
  rows,
}: {
  name: string;
  caption: string;
  columns: TableColumn<R>[];
  rows: R[];
}): JSX.Element {
  const { tongue } = useExplorer();
  const [order, setOrder] = useState<{ column: number; down: boolean } | null>(null);
  const [shown, setShown] = useState(STEP);
  const sorted = order
    ? [...rows].sort(
        (a, b) => compare(columns[order.column]!.value(a), columns[order.column]!.value(b), tongue.compare) * (order.down ? -1 : 1),
      )
    : rows;
  const take = () =>
    save(
      `${name}.csv`,
      "text/csv",
      csv([columns.map((column) => column.name), ...rows.map((row) => columns.map((column) => column.value(row)))]),
    );
  return (
    <div class="table">
      <div class="scroll" tabIndex={0} role="region" aria-label={caption}>
        <table>
          <caption>{caption}</caption>
          <thead>
            <tr>
              {columns.map((column, i) => (
                <th key={i} scope="col" aria-sort={order?.column === i ? (order.down ? "descending" : "ascending") : undefined}>
                  <button type="button" onClick={() => setOrder({ column: i, down: order?.column === i && !order.down })}>
                    {column.head ?? column.name}
                  </button>
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {sorted.slice(0, shown).map((row, i) => (
              <tr key={i}>
                {columns.map((column, j) => (
                  <td key={j}>{column.show ? column.show(row) : plain(column.value(row))}</td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p class="tools">
        <span>{tongue.count("n_rows", rows.length)}</span>
        {shown < rows.length && (
          <button type="button" onClick={() => setShown(shown + STEP)}>
            {tongue.t("show_more")}
          </button>
        )}
        <button type="button" onClick={take}>
          {tongue.t("save_csv")}
        </button>
      </p>
    </div>
  );
}

type Plain = string | number | boolean | null;
const plain = (value: Plain): string => (value === null ? "" : String(value));
const compare = (a: Plain, b: Plain, words: (a: string, b: string) => number): number =>
  typeof a === "number" && typeof b === "number" ? a - b : words(plain(a), plain(b));
