import * as React from "react";
import { useMemo, useState } from "react";
import { read } from "./dmn";
import { paths, textOf } from "./draft";
import { factsFor, isWellFormed, type Fact } from "./facts";
import { Field } from "./field";
import { camel, codesOf, columnsOf, decisionsIn, withAnother, type Column, type Read } from "./likeness";
import { numbersIn } from "./names";
import { entries } from "./properties";
import type { ResultsProps } from "./results";
import { Tool } from "./tool";
import { Changing } from "./wiring";

/** Chosen in place of a fact: one that is called as the decision will be. */
const NEW = "";

const BLANK = { name: "", description: "", fact: "", basis: "" };

/** A decision more in the open model, like one that it has, about a fact that there is or a new one. */
export function NewDecision({ say, draft, published, path, onFile }: ResultsProps) {
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const models = useMemo(
    () => new Map(paths(draft, published).filter((each) => each.startsWith(folder) && each.endsWith(".dmn")).map((each) => [each.slice(folder.length), textOf(draft, published, each) ?? ""])),
    [draft, published, folder],
  );
  const file = path.slice(folder.length);
  const text = models.get(file) ?? "";
  const model = useMemo(() => modelIn(text), [text]);
  const broken = useMemo(() => [...models].find(([, each]) => !isWellFormed(each))?.[0], [models]);
  const facts = useMemo(() => (broken ? [] : factsFor(file, models)), [broken, file, models]);
  const [like, setLike] = useState("");
  const [chosen, setChosen] = useState<ReadonlyMap<number, string>>(new Map());
  const [codes, setCodes] = useState<ReadonlyMap<string, string>>(new Map());
  const [given, setGiven] = useState(BLANK);
  const names = model ? decisionsIn(model) : [];
  const pattern = names.includes(like) ? like : names[0];
  if (broken) return <p>{say("notReadable", { file: broken })}</p>;
  if (!model || !pattern) return <p>{say("nothing")}</p>;

  // What another decision puts out is no fact that a case could have.
  const columns = columnsOf(model, pattern).filter((column) => facts.some((fact) => fact.path === column.path));
  const isNew = /^[A-Z][A-Za-z0-9]*$/.test(given.name) && ![...models.values()].some((each) => each.includes(` name="${given.name}"`));
  const areCodes = [...codes.values()].every((code) => code === "" || /^[A-Z][A-Z0-9_]*$/.test(code));
  const added = newFact(columns, given.name, facts);
  // Unless somebody chooses otherwise, the first column is about something new.
  const factOf = ({ at, path: fact }: Column) => {
    const wanted = chosen.get(at) ?? (columns[0].at === at ? NEW : fact);
    return wanted === NEW ? (added ?? fact) : wanted;
  };
  const isAdded = columns.some((column) => factOf(column) === added);
  const begin = (other: string) => {
    setLike(other);
    setChosen(new Map());
    setCodes(new Map());
  };
  const labels = entries(textOf(draft, published, `${folder}labels_en.properties`) ?? "");
  const make = () => {
    const changing = new Changing(models, numbersIn(published.files.values()));
    const reads = new Map<number, Read>(columns.map((column) => [column.at, readOf(column, factOf(column), labels)]));
    const { name, description, basis } = given;
    const own = { name, description, basis: basis.trim(), reads, codes: new Map([...codes].filter(([, code]) => code !== "")) };
    changing.replace(file, withAnother(changing.model(file), pattern, own));
    for (const fact of new Set(columns.map(factOf))) changing.handOn(fact.slice(0, fact.indexOf(".")), file, given.name);
    if (added && isAdded) changing.addFact(file, added, columns[0].path, given.fact);
    changing.texts().forEach((changed, name) => onFile(folder + name, changed));
    setGiven(BLANK);
    begin("");
  };
  const field = (name: keyof typeof BLANK, label: string) => <Field label={label} value={given[name]} onValue={(value) => setGiven({ ...given, [name]: value })} />;
  return (
    <>
      <label className="wb-field">
        {say("like")}
        <select value={pattern} onChange={(event) => begin(event.target.value)}>
          {names.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </label>
      {field("name", say("decisionName"))}
      {field("description", say("decisionDescription"))}
      {columns.map((column) => (
        <label key={column.at} className="wb-field">
          {say("looksAt", { path: column.path })}
          <select value={factOf(column)} onChange={(event) => setChosen(new Map(chosen).set(column.at, event.target.value === added ? NEW : event.target.value))}>
            {column.at === columns[0].at && added && <option value={added}>{say("newFact", { path: added })}</option>}
            {facts.filter(({ type }) => type === column.type).map(({ path: fact }) => (
              <option key={fact}>{fact}</option>
            ))}
          </select>
        </label>
      ))}
      {isAdded && field("fact", say("factDescription"))}
      {field("basis", say("basis"))}
      {codesOf(model, pattern).map((code) => (
        <Field key={code} label={say("insteadOf", { code })} value={codes.get(code) ?? ""} onValue={(value) => setCodes(new Map(codes).set(code, value.trim()))} />
      ))}
      <p className="wb-quiet">{say("likeHelp")}</p>
      <Tool label={say("makeDecision")} disabled={!isNew || !areCodes || given.description.trim() === "" || (isAdded && given.fact.trim() === "")} onClick={make} />
    </>
  );
}

function modelIn(text: string) {
  try {
    return text === "" ? undefined : read(text);
  } catch {
    return undefined;
  }
}

/** A fact called as the decision is, beside the one that the first column looks at; undefined when there is no such place, or it is taken. */
function newFact([first]: Column[], decision: string, facts: Fact[]): string | undefined {
  if (!first || decision === "") return undefined;
  const path = first.path.slice(0, first.path.lastIndexOf(".") + 1) + camel(decision);
  return facts.some((fact) => fact.path === path) ? undefined : path;
}

/** A column about another fact is called as pages call the fact, or else by its name in words. */
function readOf(column: Column, fact: string, labels: ReadonlyMap<string, string>): Read {
  if (fact === column.path) return column;
  const name = fact.slice(fact.lastIndexOf(".") + 1).replace(/(?<=[a-z0-9])(?=[A-Z])|(?<=[A-Z])(?=[A-Z][a-z])/g, " ").toLowerCase();
  return { path: fact, label: labels.get("/" + fact.replaceAll(".", "/")) ?? name.charAt(0).toUpperCase() + name.slice(1) };
}
