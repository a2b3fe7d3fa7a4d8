// What programme.yaml says, as far as a change of tables needs it: the sources that rows may cite, and the editions.
import * as React from "react";
import { useMemo, useState } from "react";
import { paths, textOf } from "./draft";
import { copies, modelsOf, toCopy } from "./edition-files";
import { Field } from "./field";
import { editions, sources, withEdition, withLocator, withSource } from "./programme-file";
import type { ResultsProps } from "./results";
import { Tool } from "./tool";

export function ProgrammeForm(props: ResultsProps) {
  const { say, service, draft, published } = props;
  const path = service.description;
  const file = textOf(draft, published, path) ?? "";
  if (file === "") return null;
  const form = { ...props, path, file };
  return (
    <>
      <h3 className="pf-v6-c-title pf-m-sm">{say("sources")}</h3>
      <NewLocator {...form} />
      <NewSource {...form} />
      <h3 className="pf-v6-c-title pf-m-sm">{say("editionsTitle")}</h3>
      <NewEdition {...form} />
    </>
  );
}

type Props = ResultsProps & { path: string; file: string };

/** One more place of a source that rows may cite. */
function NewLocator({ say, path, file, onFile, language }: Props) {
  const all = useMemo(() => sources(file), [file]);
  const [chosen, setChosen] = useState(0);
  const [locator, setLocator] = useState("");
  const source = all[chosen];
  if (!source) return null;
  const isKnown = all.some(({ locators }) => locators.includes(locator.trim()));
  return (
    <>
      <label className="wb-field">
        {say("source")}
        <select value={chosen} onChange={(event) => setChosen(Number(event.target.value))}>
          {all.map(({ id, titles }, index) => (
            <option key={id} value={index}>{titles[language] ?? id}</option>
          ))}
        </select>
      </label>
      <p className="wb-quiet">{source.locators.join(" · ")}</p>
      <Field label={say("locator")} value={locator} onValue={setLocator} />
      <Tool
        label={say("addLocator")}
        disabled={locator.trim() === "" || isKnown}
        onClick={() => {
          onFile(path, withLocator(file, chosen, locator.trim()));
          setLocator("");
        }}
      />
    </>
  );
}

const BLANK = { id: "", fr: "", de: "", en: "", publisher: "", state: "", locator: "" };

/** A norm or document that no row could cite yet. */
function NewSource({ say, path, file, onFile }: Props) {
  const [given, setGiven] = useState(BLANK);
  const isComplete = Object.values(given).every((value) => value.trim() !== "");
  const { fr, de, en, ...source } = given;
  const field = (name: keyof typeof BLANK, label: string, type?: string) => (
    <Field label={label} type={type} value={given[name]} onValue={(value) => setGiven({ ...given, [name]: value })} />
  );
  return (
    <details>
      <summary>{say("newSource")}</summary>
      {field("id", say("sourceId"))}
      {field("fr", `${say("sourceTitle")} (${say("fr")})`)}
      {field("de", `${say("sourceTitle")} (${say("de")})`)}
      {field("en", `${say("sourceTitle")} (${say("en")})`)}
      {field("publisher", say("publisher"))}
      {field("state", say("sourceState"), "date")}
      {field("locator", say("locator"))}
      <Tool
        label={say("addSource")}
        disabled={!isComplete}
        onClick={() => {
          onFile(path, withSource(file, { ...source, titles: { fr, de, en } }));
          setGiven(BLANK);
        }}
      />
    </details>
  );
}

/** An edition that begins as a copy of the last one, in files of its own. */
function NewEdition({ say, path, file, draft, published, onFile, onShow }: Props) {
  const all = useMemo(() => editions(file), [file]);
  const [id, setId] = useState("");
  const [from, setFrom] = useState("");
  const [changed, setChanged] = useState<string[]>([]);
  const [notice, setNotice] = useState("");
  const last = all.at(-1);
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const models = useMemo(
    () => new Map(paths(draft, published).filter((each) => each.startsWith(folder) && each.endsWith(".dmn")).map((each) => [each.slice(folder.length), textOf(draft, published, each) ?? ""])),
    [draft, published],
  );
  if (!last) return null;
  const copied = toCopy(last.model, changed, models);
  const isComplete = /^[A-Za-z0-9][A-Za-z0-9.-]*$/.test(id) && all.every((each) => each.id !== id) && from > last.from;
  const begin = () => {
    const made = copies(copied, models, last.id, id);
    const names = [...made.keys()];
    for (const [name, text] of made) onFile(folder + name, text);
    onFile(path, withEdition(file, { ...last, id, from, model: names[0] }));
    setNotice(say("editionBegun", { id, files: names.join(", ") }));
    onShow(folder + (names.find((_, at) => changed.includes(copied[at])) ?? names[0]));
  };
  return (
    <>
      <ul>
        {all.map((each) => (
          <li key={each.id}>{say(each.to ? "editionUntil" : "editionFrom", { id: each.id, from: each.from, to: each.to ?? "" })}</li>
        ))}
      </ul>
      <details>
        <summary>{say("newEdition")}</summary>
        <Field label={say("editionId")} value={id} onValue={setId} />
        <Field label={say("inForceFrom")} type="date" value={from} onValue={setFrom} />
        <fieldset className="wb-entry">
          <legend>{say("modelsToChange")}</legend>
          {modelsOf(last.model, models).map((name) => (
            <label key={name} className="wb-check">
              <input
                type="checkbox"
                checked={copied.includes(name)}
                disabled={copied.includes(name) && !changed.includes(name)}
                onChange={(event) => setChanged(event.target.checked ? [...changed, name] : changed.filter((each) => each !== name))}
              />
              {name}
            </label>
          ))}
        </fieldset>
        <Tool label={say("beginEdition")} disabled={!isComplete} onClick={begin} />
      </details>
      <p role="status">{notice}</p>
    </>
  );
}
