import * as React from "react";
import { Go, Label } from "./messages";
import type { ResultsProps } from "./results";
import { canExpect } from "./scenario-file";
import type { Flip, Ran } from "./service";
import type { Say } from "./texts";
import { Tool } from "./tool";

type Props = {
  say: Say;
  ran: Ran;
  rowFile: (row: string) => string | undefined;
  onShow: ResultsProps["onShow"];
  /** Takes scenarios that are to expect what the draft gives. */
  onExpect: (scenarios: Ran["failed"]) => void;
};

export function Scenarios({ say, ran, rowFile, onShow, onExpect }: Props) {
  const expectable = ran.failed.filter(canExpect);
  return (
    <>
      <p>{say("passed", { number: ran.passed })}</p>
      <p className="wb-quiet">{say("highlights")}</p>
      {ran.failed.length > 0 && (
        <details open={ran.failed.length < 10}>
          <summary>
            <Label colour="pf-m-red" text={say("failed", { number: ran.failed.length })} />
          </summary>
          <ul className="wb-messages">
            {ran.failed.map((failed) => (
              <li key={failed.file + failed.line}>
                {failed.name}
                <ul>
                  {failed.differences.map(({ what, expected, got }) => (
                    <li key={what}>
                      <code>{what}</code>: {got} (≠ {expected})
                    </li>
                  ))}
                </ul>
                {canExpect(failed) && <Tool label={say("expectNow")} onClick={() => onExpect([failed])} />}
                <Go say={say} place={placeOf(failed.file, failed.line)} onClick={() => onShow(failed.file, { line: failed.line })} />
              </li>
            ))}
          </ul>
          {expectable.length > 1 && (
            <Tool
              label={say("expectAll", { number: expectable.length })}
              onClick={() => confirm(say("expectSure", { number: expectable.length })) && onExpect(expectable)}
            />
          )}
        </details>
      )}
      {ran.flipped.length === 0 ? (
        <p>{say("noFlips")}</p>
      ) : (
        <details open={ran.flipped.length < 10} className="wb-flips">
          <summary>
            <Label colour="pf-m-orange" text={say("flipped", { number: ran.flipped.length })} />
          </summary>
          <ul className="wb-messages">
            {ran.flipped.map((flip) => (
              <li key={flip.file + flip.line}>
                {flip.name}
                <FlipTable say={say} flip={flip} />
                <Rows say={say} flip={flip} rowFile={rowFile} onShow={onShow} />
                <Go say={say} place={placeOf(flip.file, flip.line)} onClick={() => onShow(flip.file, { line: flip.line })} />
              </li>
            ))}
          </ul>
        </details>
      )}
    </>
  );
}

function placeOf(file: string, line: number): string {
  return `${file.slice(file.lastIndexOf("/") + 1)}:${line}`;
}

function FlipTable({ say, flip }: { say: Say; flip: Flip }) {
  const paths = [...new Set([...Object.keys(flip.before), ...Object.keys(flip.after)])];
  return (
    <table className="pf-v6-c-table pf-m-compact" aria-label={flip.name}>
      <thead className="pf-v6-c-table__thead">
        <tr className="pf-v6-c-table__tr">
          <td className="pf-v6-c-table__td" />
          <th className="pf-v6-c-table__th" scope="col">{say("before")}</th>
          <th className="pf-v6-c-table__th" scope="col">{say("after")}</th>
        </tr>
      </thead>
      <tbody className="pf-v6-c-table__tbody">
        {paths.map((path) => (
          <tr key={path} className="pf-v6-c-table__tr">
            <th className="pf-v6-c-table__th" scope="row">{path}</th>
            <td className="pf-v6-c-table__td">{shown(flip.before[path])}</td>
            <td className="pf-v6-c-table__td">{shown(flip.after[path])}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** Returns a value of an outcome as text. */
export function shown(value: unknown): string {
  if (value === undefined || value === null) return "–";
  return typeof value === "object" ? JSON.stringify(value) : String(value);
}

function Rows({ say, flip, rowFile, onShow }: { flip: Flip } & Pick<Props, "say" | "rowFile" | "onShow">) {
  const link = (row: string) => {
    const file = rowFile(row);
    return file ? <Go key={row} say={say} place={row} onClick={() => onShow(file, { element: row })} /> : <code key={row}>{row}</code>;
  };
  return (
    <p className="wb-rows">
      {flip.rowsBefore.length > 0 && <>{say("before")}: {flip.rowsBefore.map(link)} </>}
      {flip.rowsAfter.length > 0 && <>{say("after")}: {flip.rowsAfter.map(link)}</>}
    </p>
  );
}
