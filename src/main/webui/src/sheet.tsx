// A table exchanged with a spreadsheet: handed out, taken back, and shown before it counts.
import * as React from "react";
import { useState } from "react";
import { textOf } from "./draft";
import { download } from "./export";
import type { ResultsProps } from "./results";
import { patiently } from "./service";
import { Tool } from "./tool";

type Change = { kind: "ROW_ADDED" | "ROW_REMOVED" | "CELL_CHANGED" | "ORDER_CHANGED"; row?: string; column?: string; before?: string; after?: string };

type Merged = { file: string; changes: Change[]; problems: { line?: number; column?: string; text: string }[]; text?: string };

type Exported = { name: string; mediaType: string; content: string };

type Props = Pick<ResultsProps, "say" | "service" | "draft" | "published" | "onFile"> & { path: string; table: string };

export function SheetExchange({ say, service, draft, published, onFile, path, table }: Props) {
  const [merged, setMerged] = useState<{ of: string | undefined; value: Merged }>();
  const [notice, setNotice] = useState("");
  const ask = <T,>(task: string, further: object) => {
    const { signal } = new AbortController();
    return patiently(() => service.ask<T>(task, draft, { file: path, table, ...further }, signal), signal);
  };
  const failed = (refused: Error) => setNotice(refused.message);
  const give = (format: string) =>
    ask<Exported>("export", { format }).then(({ name, mediaType, content }) => download(name, bytes(content), mediaType), failed);
  const take = async (input: HTMLInputElement) => {
    const file = input.files?.[0];
    if (!file) return;
    setNotice("");
    setMerged(undefined);
    const format = file.name.toLowerCase().endsWith(".xlsx") ? "xlsx" : "csv";
    const content = base64(new Uint8Array(await file.arrayBuffer()));
    input.value = "";
    await ask<Merged>("merge", { format, content }).then((value) => setMerged({ of: textOf(draft, published, path), value }), failed);
  };
  const accept = ({ file, text }: Merged) => {
    if (text === undefined) return;
    onFile(file, text);
    setMerged(undefined);
    setNotice(say("sheetTaken"));
  };
  return (
    <>
      <div className="wb-tools" role="group" aria-label={say("spreadsheet")}>
        <Tool label={say("downloadSheet", { format: ".xlsx" })} onClick={() => void give("xlsx")} />
        <Tool label={say("downloadSheet", { format: ".csv" })} onClick={() => void give("csv")} />
        <label className="pf-v6-c-button pf-m-secondary pf-m-small wb-upload">
          {say("uploadSheet")}
          <input type="file" accept=".xlsx,.csv" onChange={(event) => void take(event.target)} />
        </label>
      </div>
      <p role="status">{notice}</p>
      {merged && (
        <div className="wb-merge">
          <Proposed say={say} merged={merged.value} />
          {merged.of !== textOf(draft, published, path) && <p className="wb-warning">{say("outdated")}</p>}
          {merged.value.changes.length > 0 && (
            <Tool label={say("takeSheet")} disabled={merged.of !== textOf(draft, published, path)} onClick={() => accept(merged.value)} />
          )}
          <Tool label={say("leaveSheet")} onClick={() => setMerged(undefined)} />
        </div>
      )}
    </>
  );
}

function Proposed({ say, merged: { changes, problems } }: Pick<Props, "say"> & { merged: Merged }) {
  if (problems.length > 0) {
    return (
      <div role="alert">
        <p>{say("sheetRefused")}</p>
        <ul className="wb-messages">
          {problems.map(({ line, column, text }, index) => (
            <li key={index}>
              {[line && say("line", { line }), column].filter(Boolean).join(", ")} {text}
            </li>
          ))}
        </ul>
      </div>
    );
  }
  if (changes.length === 0) return <p role="status">{say("sheetSame")}</p>;
  return (
    <ul className="wb-messages" aria-label={say("sheetChanges")}>
      {changes.map(({ kind, row, column, before, after }, index) => (
        <li key={index}>
          <strong>{say(kind)}</strong> {[row, column].filter(Boolean).join(", ")}
          <br />
          <code>{[before, after].filter((each) => each !== undefined).join(" → ")}</code>
        </li>
      ))}
    </ul>
  );
}

function bytes(content: string): Uint8Array {
  return Uint8Array.from(atob(content), (letter) => letter.charCodeAt(0));
}

function base64(file: Uint8Array): string {
  let text = "";
  for (const byte of file) text += String.fromCharCode(byte);
  return btoa(text);
}
