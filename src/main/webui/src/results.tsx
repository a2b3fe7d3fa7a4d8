// What the service says of a draft.
import * as React from "react";
import { useEffect, useState } from "react";
import { Caseload, Comparison, Mutations, Proposals } from "./analyses";
import { modelOf, textOf, type Kept, type Published } from "./draft";
import { useChecks } from "./checks";
import { Messages } from "./messages";
import { NewDecision } from "./new-decision";
import { ProgrammeForm } from "./programme-form";
import { expecting } from "./scenario-file";
import { Scenarios } from "./scenarios";
import type { Ran, Service } from "./service";
import type { Say } from "./texts";
import { Wording } from "./wording";

/** A place in a file. */
export type Target = { element?: string; line?: number };

export type ResultsProps = {
  say: Say;
  service: Service;
  draft: Kept;
  published: Published;
  language: string;
  /** The file that is open, and what was looked for in it last. */
  path: string;
  element?: string;
  onHits: (hits: Ran["hits"]) => void;
  onShow: (file: string, place?: Target) => void;
  onFile: (path: string, text: string) => void;
};

export function Results(props: ResultsProps) {
  const { say, service, draft, onHits } = props;
  const { checked, ran, isBusy, fault } = useChecks(service, draft);
  const messages = checked?.messages ?? [];
  useEffect(() => {
    if (ran) onHits(ran.hits);
  }, [ran]);
  const expect = (scenarios: Ran["failed"]) => {
    for (const file of new Set(scenarios.map((each) => each.file))) {
      props.onFile(file, expecting(textOf(draft, props.published, file) ?? "", scenarios.filter((each) => each.file === file)));
    }
  };
  return (
    <section id="results" tabIndex={-1} aria-label={say("results")} className="wb-results">
      <p role="status">{isBusy ? say("checking") : checked && say(checked.usable ? "usable" : "unusable")}</p>
      {fault && <p role="alert">{fault}</p>}
      <Part title={say("messages")} isOpen>
        {checked && <Messages say={say} messages={messages} onShow={props.onShow} />}
      </Part>
      <Part title={say("scenarios")} isOpen>
        {ran && <Scenarios say={say} ran={ran} rowFile={(row) => modelOf(draft, props.published, row)} onShow={props.onShow} onExpect={expect} />}
      </Part>
      <Part title={say("wording")} isOpen={messages.some(({ kind }) => kind === "TEXT")}>
        <Wording {...props} messages={messages} />
      </Part>
      <Part title={say("newDecision")}>
        <NewDecision {...props} />
      </Part>
      <Part title={say("programme")} isOpen={messages.some(({ kind }) => kind === "LEGAL_BASIS")}>
        <ProgrammeForm {...props} />
      </Part>
      <Part title={say("impact")}>
        <Caseload {...props} />
      </Part>
      <Part title={say("comparison")}>
        <Comparison {...props} />
      </Part>
      <Part title={say("proposals")}>
        <Proposals {...props} />
      </Part>
      <Part title={say("mutations")}>
        <Mutations {...props} />
      </Part>
    </section>
  );
}

type PartProps = { title: string; isOpen?: boolean; children: React.ReactNode };

/** A part that is drawn once it is opened, and then kept. */
function Part({ title, isOpen = false, children }: PartProps) {
  const [isDrawn, setDrawn] = useState(isOpen);
  const [isShown, setShown] = useState(isOpen);
  useEffect(() => {
    if (isOpen) setShown(true);
  }, [isOpen]);
  const toggled = (event: React.SyntheticEvent<HTMLDetailsElement>) => {
    const { open } = event.currentTarget;
    setShown(open);
    setDrawn((before) => before || open);
  };
  return (
    <details className="wb-part" open={isShown} onToggle={toggled}>
      <summary>
        <h2 className="pf-v6-c-title pf-m-md">{title}</h2>
      </summary>
      {(isDrawn || isShown) && children}
    </details>
  );
}
