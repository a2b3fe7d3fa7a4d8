import * as React from "react";
import { useEffect, useRef, useState } from "react";
import { join, line as written, parse, separatorOf } from "./csv";
import type { Say } from "./texts";
import { Tool } from "./tool";

type Props = { say: Say; label: string; text: string; line?: number; onText: (text: string) => void };

/** A table of scenarios, a line each, at a line of the file. */
export function CsvEditor({ say, label, text, line: shown, onText }: Props) {
  const [separator] = useState(() => separatorOf(text));
  const [lines, setLines] = useState(() => parse(text, separator));
  const line = (cells: string[]) => written(cells, separator);
  const [head, ...rows] = lines;
  const body = useRef<HTMLTableSectionElement>(null);
  useEffect(() => {
    if (!shown) return;
    // A record may fill several lines.
    let end = 1;
    const record = lines.findIndex(({ raw }) => (end += raw.split("\n").length - 1) > shown);
    body.current?.rows[record - 1]?.querySelector("input")?.focus();
  }, [shown]);
  const change = (next: typeof lines) => {
    setLines(next);
    onText(join(next));
  };
  const edit = (row: number, column: number, value: string) =>
    change(lines.map((each, at) => (at === row ? line(head.cells.map((_, index) => (index === column ? value : (each.cells[index] ?? "")))) : each)));
  const add = () => {
    const last = lines[lines.length - 1];
    const whole = last.raw.endsWith("\n") ? last : { ...last, raw: last.raw + "\n" };
    change([...lines.slice(0, -1), whole, line(head.cells.map((_, index) => (head.cells[index] === "decisionDate" ? (last.cells[index] ?? "") : "")))]);
  };
  return (
    <div className="wb-grid" role="region" aria-label={label} tabIndex={0}>
      <table>
        <thead>
          <tr>
            <td />
            {head.cells.map((name) => (
              <th key={name} scope="col">{name}</th>
            ))}
          </tr>
        </thead>
        <tbody ref={body}>
          {rows.map(({ cells }, row) => (
            <tr key={row}>
              <th scope="row">{row + 1}</th>
              {head.cells.map((name, column) => (
                <td key={name}>
                  <input
                    aria-label={`${name}, ${row + 1}`}
                    value={cells[column] ?? ""}
                    size={Math.min(60, Math.max(8, (cells[column] ?? "").length))}
                    onChange={(event) => edit(row + 1, column, event.target.value)}
                  />
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      <Tool label={say("addLine")} onClick={add} />
    </div>
  );
}
