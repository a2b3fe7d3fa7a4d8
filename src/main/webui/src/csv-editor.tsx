import * as React from "react";
import { useEffect, useRef, useState } from "react";
import { join, line as written, parse, recordAt, separatorOf, withColumn } from "./csv";
import { Field } from "./field";
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
    body.current?.rows[recordAt(lines, shown) - 1]?.querySelector("input")?.focus();
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
      <NewColumn say={say} known={head.cells} onColumn={(name, value) => change(withColumn(lines, name, value, separator))} />
    </div>
  );
}

type NewColumnProps = { say: Say; known: string[]; onColumn: (name: string, value: string) => void };

/** A new fact is given to all cases at once. */
function NewColumn({ say, known, onColumn }: NewColumnProps) {
  const [name, setName] = useState("");
  const [value, setValue] = useState("");
  const add = () => {
    onColumn(name.trim(), value.trim());
    setName("");
    setValue("");
  };
  return (
    <details>
      <summary>{say("addColumn")}</summary>
      <Field label={say("columnName")} value={name} onValue={setName} />
      <Field label={say("columnValue")} value={value} onValue={setValue} />
      <Tool label={say("addColumn")} disabled={name.trim() === "" || known.includes(name.trim())} onClick={add} />
    </details>
  );
}
