// What takes longer to compute, and is asked for.
import * as React from "react";
import { useState } from "react";
import { modelOf, textOf } from "./draft";
import { LongTask } from "./long-task";
import { Go } from "./messages";
import type { ResultsProps } from "./results";
import { appended, type Proposal } from "./scenario-file";
import { Tool } from "./tool";
import { Value } from "./value";

/** What a draft changes, in words; rows lead to the editor. */
export function Comparison({ say, service, draft, published, onShow }: ResultsProps) {
  type Difference = { text: string; row?: string; table?: string };
  return (
    <LongTask<{ differences: Difference[] }> say={say} service={service} draft={draft} task="comparison">
      {({ differences }) =>
        differences.length === 0 ? (
          <p>{say("nothing")}</p>
        ) : (
          <ul className="wb-messages">
            {differences.map(({ text, row, table }, index) => {
              const place = row ?? table;
              const file = place && modelOf(draft, published, place);
              return (
                <li key={index}>
                  {text} {file && <Go say={say} place={place} onClick={() => onShow(file, place)} />}
                </li>
              );
            })}
          </ul>
        )
      }
    </LongTask>
  );
}

/** Which cases come out otherwise, over invented or given ones. */
export function Caseload({ say, service, draft }: ResultsProps) {
  const [size, setSize] = useState(10000);
  const [seed, setSeed] = useState(1);
  const [cases, setCases] = useState<File>();
  const further = async () => ({ caseload: cases ? { cases: await cases.text() } : { seed, size } });
  return (
    <>
      <label className="wb-field">
        {say("caseloadSize")}
        <input type="number" min={1} max={1000000} value={size} onChange={(event) => setSize(Number(event.target.value))} />
      </label>
      <label className="wb-field">
        {say("caseloadSeed")}
        <input type="number" value={seed} onChange={(event) => setSeed(Number(event.target.value))} />
      </label>
      <label className="wb-field">
        {say("caseloadFile")}
        <input type="file" accept=".ndjson,.jsonl" onChange={(event) => setCases(event.target.files?.[0])} />
      </label>
      <LongTask<object> say={say} service={service} draft={draft} task="impact" further={further}>
        {(result) => <Value value={result} />}
      </LongTask>
    </>
  );
}

/** Cases that would test what none tests yet. */
export function Proposals(props: ResultsProps) {
  const { say, service, draft } = props;
  return (
    <LongTask<{ proposals: Proposal[] }> say={say} service={service} draft={draft} task="proposals">
      {({ proposals }) => (
        <ul className="wb-messages">
          {proposals.map((proposal, index) => (
            <li key={index}>
              <ProposedCase {...props} proposal={proposal} />
            </li>
          ))}
        </ul>
      )}
    </LongTask>
  );
}

/** Edits that no case notices. */
export function Mutations(props: ResultsProps) {
  const { say, service, draft } = props;
  type Mutant = { text?: string; mutant?: string; proposal?: Proposal };
  return (
    <LongTask<{ killed: number; survived: Mutant[] }> say={say} service={service} draft={draft} task="mutations">
      {({ killed, survived }) => (
        <>
          <p>{say("score", { killed, all: killed + survived.length })}</p>
          <ul className="wb-messages">
            {survived.map((mutant, index) => (
              <li key={index}>
                {say("survived")}: {mutant.text ?? mutant.mutant}
                {mutant.proposal && <ProposedCase {...props} proposal={mutant.proposal} />}
              </li>
            ))}
          </ul>
        </>
      )}
    </LongTask>
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
    <>
      {proposal.words && <Value value={proposal.words} />}
      <details>
        <summary>{proposal.kind}</summary>
        <Value value={{ facts: proposal.facts, expected: proposal.expected }} />
      </details>
      <label className="wb-field">
        {say("scenarioName")}
        <input value={name} onChange={(event) => setName(event.target.value)} />
      </label>
      <Tool label={say("add")} onClick={add} />
      <p role="status">{notice}</p>
    </>
  );
}
