import * as React from "react";
import { useEffect, useRef, useState } from "react";
import type { Kept } from "./draft";
import { download } from "./export";
import { patiently, type Progress, type Service } from "./service";
import type { Key, Say } from "./texts";
import { Tool } from "./tool";

type Props<T> = {
  say: Say;
  service: Service;
  draft: Kept;
  task: string;
  /** Returns what the request holds beside the draft. */
  further?: () => object | Promise<object>;
  /** Shows the result. */
  children: (result: T) => React.ReactNode;
};

/** Asks for what takes long: started and cancelled by hand, with its progress. */
export function LongTask<T>({ say, service, draft, task, further, children }: Props<T>) {
  const [progress, setProgress] = useState<Progress>();
  const [result, setResult] = useState<{ of: Kept; value: T }>();
  const [notice, setNotice] = useState("");
  const running = useRef<AbortController>();
  useEffect(() => () => running.current?.abort(), []);
  const isRunning = running.current !== undefined;

  const run = async () => {
    const abort = (running.current = new AbortController());
    setResult(undefined);
    setNotice("");
    setProgress({ done: 0, of: 0 });
    try {
      const asked = (await further?.()) ?? {};
      setResult({ of: draft, value: await patiently(() => service.follow<T>(task, draft, asked, abort.signal, setProgress), abort.signal) });
    } catch (refused) {
      setNotice(abort.signal.aborted ? say("cancelled") : (refused as Error).message);
    } finally {
      running.current = undefined;
      setProgress(undefined);
    }
  };

  return (
    <>
      <div className="wb-tools">
        <Tool label={say("run")} disabled={isRunning} onClick={() => void run()} />
        <Tool label={say("cancel")} disabled={!isRunning} onClick={() => running.current?.abort()} />
        {result !== undefined && (
          <Tool label={say("exportData")} onClick={() => download(`${task}.json`, JSON.stringify(result.value, null, 2), "application/json")} />
        )}
      </div>
      {progress && (
        <label className="wb-progress">
          {progress.of > 0 ? say("progress", { done: progress.done, of: progress.of }) : say("checking")} {doing(progress, say)}
          <progress max={progress.of || undefined} value={progress.of ? progress.done : undefined} />
        </label>
      )}
      <p role="status">{notice}</p>
      {result && result.of !== draft && <p className="wb-warning">{say("outdated")}</p>}
      {result && children(result.value)}
    </>
  );
}

/** What the service calls its steps, by the first word of what it says of each. */
const STEPS: Record<string, Key> = {
  reading: "reading",
  tables: "tables",
  scenario: "scenario",
  scenarios: "scenario",
  published: "published",
  regions: "followed",
  caseload: "cases",
  examples: "examples",
  mutants: "mutants",
  sample: "sample",
  proposals: "proposing",
};

function doing({ what = "" }: Progress, say: Say): string {
  const step = STEPS[/^\w*/.exec(what)![0]];
  return step ? say(step) : "";
}
