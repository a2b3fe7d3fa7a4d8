import * as React from "react";
import { useMemo, useState } from "react";
import { read, write } from "./dmn";
import { textOf } from "./draft";
import { Field } from "./field";
import { decisionsIn, withAnother } from "./likeness";
import { numbersIn } from "./names";
import type { ResultsProps } from "./results";
import { Tool } from "./tool";

/** A decision more in the open model, like one that it has. */
export function NewDecision({ say, draft, published, path, onFile }: ResultsProps) {
  const text = textOf(draft, published, path) ?? "";
  const names = useMemo(() => namesIn(path, text), [path, text]);
  const [like, setLike] = useState("");
  const [name, setName] = useState("");
  const chosen = names.includes(like) ? like : names[0];
  if (!chosen) return <p>{say("nothing")}</p>;
  const isNew = /^[A-Z][A-Za-z0-9]*$/.test(name) && !text.includes(` name="${name}"`);
  const make = () => {
    onFile(path, write(withAnother(read(text), chosen, name), text, new Map(), numbersIn(published.files.values())));
    setName("");
  };
  return (
    <>
      <label className="wb-field">
        {say("like")}
        <select value={chosen} onChange={(event) => setLike(event.target.value)}>
          {names.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </label>
      <Field label={say("decisionName")} value={name} onValue={setName} />
      <p className="wb-quiet">{say("likeHelp")}</p>
      <Tool label={say("makeDecision")} disabled={!isNew} onClick={make} />
    </>
  );
}

function namesIn(path: string, text: string): string[] {
  if (!path.endsWith(".dmn")) return [];
  try {
    return decisionsIn(read(text));
  } catch {
    return [];
  }
}
