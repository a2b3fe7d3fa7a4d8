// What the service says of a draft.
import * as React from "react";
import { useEffect } from "react";
import { Caseload, Comparison, Mutations, Proposals } from "./analyses";
import { modelOf, type Kept, type Published } from "./draft";
import { useChecks } from "./checks";
import { Messages } from "./messages";
import { Scenarios } from "./scenarios";
import type { Ran, Service } from "./service";
import type { Say } from "./texts";

/** A place in a file. */
export type Target = { element?: string; line?: number };

export type ResultsProps = {
  say: Say;
  service: Service;
  draft: Kept;
  published: Published;
  onHits: (hits: Ran["hits"]) => void;
  onShow: (file: string, place?: Target) => void;
  onFile: (path: string, text: string) => void;
};

export function Results(props: ResultsProps) {
  const { say, service, draft, onHits } = props;
  const { checked, ran, isBusy, fault } = useChecks(service, draft);
  useEffect(() => {
    if (ran) onHits(ran.hits);
  }, [ran]);
  return (
    <section id="results" tabIndex={-1} aria-label={say("results")} className="wb-results">
      <p role="status">{isBusy ? say("checking") : checked && say(checked.usable ? "usable" : "unusable")}</p>
      {fault && <p role="alert">{fault}</p>}
      <Part title={say("messages")} isOpen>
        {checked && <Messages say={say} messages={checked.messages} onShow={props.onShow} />}
      </Part>
      <Part title={say("scenarios")} isOpen>
        {ran && <Scenarios say={say} ran={ran} rowFile={(row) => modelOf(draft, props.published, row)} onShow={props.onShow} />}
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

function Part({ title, isOpen, children }: { title: string; isOpen?: boolean; children: React.ReactNode }) {
  return (
    <details className="wb-part" open={isOpen}>
      <summary>
        <h2 className="pf-v6-c-title pf-m-md">{title}</h2>
      </summary>
      {children}
    </details>
  );
}
