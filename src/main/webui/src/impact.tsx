// What a draft does to cases: the facts concerned, and the flips of a caseload.
import * as React from "react";
import { modelOf } from "./draft";
import { download } from "./export";
import { Go } from "./messages";
import type { ResultsProps } from "./results";
import type { Say } from "./texts";
import { Tool } from "./tool";

type Example = { decisionDate: string; words: string[]; rowsBefore: string[]; rowsAfter: string[] };

type Region = { table: string; text: string; exact: boolean; witness?: Example | null; differs: { outcome: string; before: string; after: string }[] };

type Flip = {
  before: string;
  after: string;
  beforeWords: string;
  afterWords: string;
  entries: number;
  cases: number;
  example?: Example | null;
};

type Outcome = { path: string; name: string; deciding: boolean; counted: number; flipped: number; matrix: Flip[] };

type Caseload = {
  cases: number;
  changed: number;
  undecidedBefore: number;
  undecidedAfter: number;
  undecided?: Example | null;
  outcomes: Outcome[];
  problems: string[];
};

export type Impact = { regions?: Region[]; notFollowed?: string[]; caseload?: Caseload | null };

export function ImpactView({ impact, ...props }: ResultsProps & { impact: Impact }) {
  const { say } = props;
  const { regions = [], notFollowed = [], caseload } = impact;
  return (
    <>
      <h3 className="pf-v6-c-title pf-m-sm">{say("regions")}</h3>
      {regions.length === 0 && notFollowed.length === 0 && <p>{say("nothing")}</p>}
      <ul className="wb-messages">
        {regions.map((region, index) => (
          <li key={index}>
            {region.text}
            {region.differs.map(({ outcome, before, after }) => (
              <p key={outcome}>
                <code>{outcome}</code>: {before} → {after}
              </p>
            ))}
            {region.witness && <ExampleView {...props} example={region.witness} />}
          </li>
        ))}
        {notFollowed.map((text) => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {caseload && <CaseloadView {...props} caseload={caseload} />}
    </>
  );
}

function CaseloadView({ caseload, ...props }: ResultsProps & { caseload: Caseload }) {
  const { say } = props;
  const { cases, changed, undecidedBefore, undecidedAfter, undecided, outcomes, problems } = caseload;
  const flipping = outcomes.filter(({ flipped }) => flipped > 0);
  return (
    <>
      <h3 className="pf-v6-c-title pf-m-sm">{say("caseload")}</h3>
      <p>{say("casesChanged", { changed, cases })}</p>
      {undecidedBefore + undecidedAfter > 0 && <p>{say("casesUndecided", { before: undecidedBefore, after: undecidedAfter })}</p>}
      {undecided && <ExampleView {...props} example={undecided} />}
      {problems.length > 0 && <ul className="wb-messages">{problems.map((problem) => <li key={problem}>{problem}</li>)}</ul>}
      {flipping.length > 0 && (
        <>
          <Bars say={say} outcomes={flipping} />
          <Tool label={say("exportTable")} onClick={() => download("impact.csv", table(flipping), "text/csv")} />
        </>
      )}
      {flipping.map((outcome) => (
        <details key={outcome.path} className="wb-outcome">
          <summary>{outcome.name}</summary>
          <Matrix say={say} outcome={outcome} />
          <ul className="wb-messages">
            {outcome.matrix
              .filter(({ before, after }) => before !== after)
              .map((flip) => (
                <li key={flip.before + flip.after}>
                  {flip.beforeWords} → {flip.afterWords}: {flip.entries}
                  {flip.example && <ExampleView {...props} example={flip.example} />}
                </li>
              ))}
          </ul>
        </details>
      ))}
    </>
  );
}

/** How often each outcome flips. */
function Bars({ say, outcomes }: { say: Say; outcomes: Outcome[] }) {
  const most = Math.max(...outcomes.map(({ flipped }) => flipped));
  return (
    <table className="pf-v6-c-table pf-m-compact" aria-label={say("flips")}>
      <thead className="pf-v6-c-table__thead">
        <tr className="pf-v6-c-table__tr">
          <th className="pf-v6-c-table__th" scope="col">{say("outcome")}</th>
          <th className="pf-v6-c-table__th" scope="col">{say("flips")}</th>
        </tr>
      </thead>
      <tbody className="pf-v6-c-table__tbody">
        {outcomes.map(({ path, name, flipped, counted, deciding }) => (
          <tr key={path} className="pf-v6-c-table__tr">
            <th className="pf-v6-c-table__th" scope="row">{deciding ? <strong>{name}</strong> : name}</th>
            <td className="pf-v6-c-table__td">
              {flipped} / {counted}
              <span className="wb-bar" style={{ width: `${(100 * flipped) / most}%` }} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Which value became which, the darker the more often. */
function Matrix({ say, outcome }: { say: Say; outcome: Outcome }) {
  const { matrix, name } = outcome;
  const befores = [...new Map(matrix.map((flip) => [flip.before, flip.beforeWords]))];
  const afters = [...new Map(matrix.map((flip) => [flip.after, flip.afterWords]))];
  const most = Math.max(1, ...matrix.filter(({ before, after }) => before !== after).map(({ entries }) => entries));
  return (
    <div className="wb-scroll" role="region" aria-label={name} tabIndex={0}>
      <table className="wb-matrix">
        <caption className="wb-quiet">{say("matrix")}</caption>
        <thead>
          <tr>
            <td />
            {afters.map(([after, words]) => (
              <th key={after} scope="col">{words}</th>
            ))}
          </tr>
        </thead>
        <tbody>
          {befores.map(([before, words]) => (
            <tr key={before}>
              <th scope="row">{words}</th>
              {afters.map(([after]) => {
                const entries = matrix.find((flip) => flip.before === before && flip.after === after)?.entries;
                const share = before === after || !entries ? 0 : 15 + (45 * entries) / most;
                return (
                  <td key={after} style={{ background: `color-mix(in srgb, #f0ab00 ${share}%, #fff)` }}>
                    {entries ?? ""}
                  </td>
                );
              })}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}

/** A case in words, with the rows that decide it. */
export function ExampleView({ say, draft, published, onShow, example }: ResultsProps & { example: Example }) {
  const link = (row: string) => {
    const file = modelOf(draft, published, row);
    return file ? <Go key={row} say={say} place={row} onClick={() => onShow(file, { element: row })} /> : <code key={row}> {row}</code>;
  };
  return (
    <details>
      <summary>{say("example")}</summary>
      <ul>
        {example.words.map((word) => (
          <li key={word}>{word}</li>
        ))}
      </ul>
      <p className="wb-rows">
        {example.rowsBefore.length > 0 && <>{say("before")}: {example.rowsBefore.map(link)} </>}
        {example.rowsAfter.length > 0 && <>{say("after")}: {example.rowsAfter.map(link)}</>}
      </p>
    </details>
  );
}

/** Returns the flips for a spreadsheet. */
function table(outcomes: Outcome[]): string {
  const cell = (value: string | number) => `"${String(value).replaceAll('"', '""')}"`;
  const lines = outcomes.flatMap(({ path, matrix }) => matrix.map((flip) => [path, flip.before, flip.after, flip.entries, flip.cases].map(cell).join(",")));
  return ["outcome,before,after,entries,cases", ...lines].join("\n") + "\n";
}
