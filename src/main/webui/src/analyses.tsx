// What takes longer to compute, and is asked for.
import * as React from "react";
import { useEffect, useState } from "react";
import { modelOf, textOf, type Kept } from "./draft";
import { ImpactView, type Impact } from "./impact";
import { LongTask } from "./long-task";
import { Go } from "./messages";
import { editions } from "./programme-file";
import type { ResultsProps } from "./results";
import { appended } from "./scenario-file";
import type { Say } from "./texts";
import { Tool } from "./tool";

type Difference = { text: string; row?: string | null; table?: string | null };

/** What a draft changes, in words; rows lead to the editor. */
export function Comparison({ say, service, draft, published, onShow }: ResultsProps) {
  const [editions, setEditions] = useState<string[]>([]);
  const [pair, setPair] = useState("");
  useEffect(() => {
    service.editions().then(setEditions, () => setEditions([]));
  }, [service]);
  const pairs = editions.slice(1).map((after, index) => ({ before: editions[index], after }));
  const further = () => pairs[Number(pair)] ?? {};
  return (
    <>
      {pairs.length > 0 && (
        <label className="wb-field">
          {say("compareWith")}
          <select value={pair} onChange={(event) => setPair(event.target.value)}>
            <option value="">{say("draftPublished")}</option>
            {pairs.map((each, index) => (
              <option key={each.after} value={index}>{say("editions", each)}</option>
            ))}
          </select>
        </label>
      )}
      <LongTask<{ differences: Difference[] }> say={say} service={service} draft={draft} task="comparison" further={pair === "" ? undefined : further}>
        {({ differences }) => (
          <ul className="wb-messages">
            {differences.length === 0 && <li>{say("nothing")}</li>}
            {differences.map(({ text, row, table }, index) => {
              const place = row ?? table;
              const file = place && modelOf(draft, published, place);
              return (
                <li key={index}>
                  {text} {file && <Go say={say} place={place} onClick={() => onShow(file, { element: place })} />}
                </li>
              );
            })}
          </ul>
        )}
      </LongTask>
    </>
  );
}

/** Which cases come out otherwise, over invented or given ones. */
export function Caseload(props: ResultsProps) {
  const { say, service, draft, published } = props;
  const [size, setSize] = useState(10000);
  const [seed, setSeed] = useState(1);
  const [chosenDay, setDay] = useState("");
  const usual = usualDay(props);
  const day = chosenDay || usual;
  const [cases, setCases] = useState<File>();
  const distribution = () => textOf(draft, published, service.caseloadFile) ?? "";
  const further = async () => ({
    ...(day && { decisionDate: day }),
    caseload: cases ? { cases: await cases.text() } : { seed, size, distribution: distribution() },
  });
  return (
    <>
      <label className="wb-field">
        {say("caseloadSize")}
        <input type="number" min={1} max={100000} value={size} onChange={(event) => setSize(Number(event.target.value))} />
      </label>
      <label className="wb-field">
        {say("caseloadSeed")}
        <input type="number" value={seed} onChange={(event) => setSeed(Number(event.target.value))} />
      </label>
      <p>
        <button type="button" className="pf-v6-c-button pf-m-link pf-m-inline" onClick={() => props.onShow(service.caseloadFile)}>
          <span className="pf-v6-c-button__text">{say("caseloadShares")}</span>
        </button>
      </p>
      <label className="wb-field">
        {say("caseloadFile")}
        <input type="file" accept=".ndjson,.jsonl" onChange={(event) => setCases(event.target.files?.[0])} />
      </label>
      <label className="wb-field">
        {say("caseloadDay", { day: usual || say("today") })}
        <input type="date" value={chosenDay} onChange={(event) => setDay(event.target.value)} />
      </label>
      <LongTask<Impact> say={say} service={service} draft={draft} task="impact" further={further}>
        {(impact) => <ImpactView {...props} impact={impact} />}
      </LongTask>
    </>
  );
}

/** The first day of an edition that is not in force yet: who begins one wants to see what it does. The last of one that is over. Else empty. */
function usualDay({ draft, published, service }: ResultsProps): string {
  const last = editions(textOf(draft, published, service.description) ?? "").at(-1);
  const today = new Date().toISOString().slice(0, 10);
  if (!last) return "";
  return last.from > today ? last.from : last.to && last.to < today ? last.to : "";
}

type Proposal = { name: string; text: string; words: string[]; expected: Record<string, string>; yaml: string };

/** Cases that would test what none tests yet. */
export function Proposals(props: ResultsProps) {
  const { say, service, draft } = props;
  const [isOfChanged, setOfChanged] = useState(true);
  return (
    <>
      <OfChanged say={say} isChosen={isOfChanged} onChoice={setOfChanged} />
      <LongTask<{ proposals: Proposal[] }> say={say} service={service} draft={draft} task="proposals" further={() => ofChanged(draft, isOfChanged)}>
        {({ proposals }) => (
          <ul className="wb-messages">
            {proposals.length === 0 && <li>{say("nothing")}</li>}
            {proposals.map((proposal, index) => (
              <li key={index}>
                <ProposedCase {...props} proposal={proposal} />
              </li>
            ))}
          </ul>
        )}
      </LongTask>
    </>
  );
}

/** A draft that changes no model is about all tables. */
function ofChanged(draft: Kept, isOfChanged: boolean): object {
  return { changedTables: isOfChanged && Object.keys(draft.files).some((path) => path.endsWith(".dmn")) };
}

function OfChanged({ say, isChosen, onChoice }: { say: Say; isChosen: boolean; onChoice: (isChosen: boolean) => void }) {
  return (
    <label className="wb-check">
      <input type="checkbox" checked={isChosen} onChange={(event) => onChoice(event.target.checked)} /> {say("onlyChanged")}
    </label>
  );
}

type Score = { killed: number; notShown: number; survived: { proposal: Proposal }[] };

/** Edits that no case notices. */
export function Mutations(props: ResultsProps) {
  const { say, service, draft } = props;
  const [isOfChanged, setOfChanged] = useState(true);
  return (
    <>
      <OfChanged say={say} isChosen={isOfChanged} onChoice={setOfChanged} />
      <LongTask<Score> say={say} service={service} draft={draft} task="mutations" further={() => ofChanged(draft, isOfChanged)}>
        {({ killed, survived, notShown }) => (
          <>
            <p>{say("score", { killed, all: killed + survived.length })}</p>
            {notShown > 0 && <p className="wb-quiet">{say("notShown", { number: notShown })}</p>}
            {survived.length > 0 && <p>{say("survived")}</p>}
            <ul className="wb-messages">
              {survived.map(({ proposal }, index) => (
                <li key={index}>
                  <ProposedCase {...props} proposal={proposal} />
                </li>
              ))}
            </ul>
          </>
        )}
      </LongTask>
    </>
  );
}

/** A case that a person confirms by giving it a name. */
function ProposedCase({ say, draft, published, service, onFile, proposal }: ResultsProps & { proposal: Proposal }) {
  const [name, setName] = useState("");
  const [notice, setNotice] = useState("");
  const path = service.scenarioFile;
  const add = () => {
    if (name.trim() === "") return setNotice(say("needsName"));
    onFile(path, appended(textOf(draft, published, path) ?? "", name.trim(), proposal));
    setNotice(say("added", { file: path }));
  };
  return (
    <details>
      <summary>{proposal.text}</summary>
      <ul>
        {proposal.words.map((word) => (
          <li key={word}>{word}</li>
        ))}
      </ul>
      <dl className="wb-value">
        {Object.entries(proposal.expected).map(([outcome, value]) => (
          <React.Fragment key={outcome}>
            <dt>{outcome}</dt>
            <dd>{value}</dd>
          </React.Fragment>
        ))}
      </dl>
      <label className="wb-field">
        {say("scenarioName")}
        <input value={name} placeholder={proposal.name} onChange={(event) => setName(event.target.value)} />
      </label>
      <Tool label={say("add")} onClick={add} />
      <p role="status">{notice}</p>
    </details>
  );
}
