import * as React from "react";
import type { ResultsProps } from "./results";
import type { Message, Severity } from "./service";
import type { Say } from "./texts";

const COLOURS: Record<Severity, string> = { ERROR: "pf-m-red", WARNING: "pf-m-orange", NOTE: "pf-m-blue" };

type Props = { say: Say; messages: Message[]; onShow: ResultsProps["onShow"] };

export function Messages({ say, messages, onShow }: Props) {
  if (messages.length === 0) return <p>{say("noMessages")}</p>;
  return (
    <ul className="wb-messages">
      {told(messages).map((message, index) => (
        <li key={index} data-kind={message.kind}>
          <Label colour={COLOURS[message.severity]} text={say(message.severity)} /> {message.text}
          {message.witness && <Witness say={say} witness={message.witness} />}
          {message.file && (
            <Go
              say={say}
              place={placeOf(message, say)}
              onClick={() => showText(message) || onShow(message.file!, { element: message.row ?? message.table, line: message.line })}
            />
          )}
        </li>
      ))}
    </ul>
  );
}

/** What lacks in three languages is said once. */
function told(messages: Message[]): Message[] {
  const first = new Map<string, Message>();
  for (const message of messages) {
    const same = JSON.stringify([message.kind, message.text, message.row ?? message.file, message.kind === "TEXT" ? 0 : message.line, message.column]);
    if (!first.has(same)) first.set(same, message);
  }
  return [...first.values()];
}

/** Goes to the field of a text that lacks, beside the editor; false when there is none. */
function showText({ kind, file, text }: Message): boolean {
  const field = kind === "TEXT" && document.getElementById(fieldOf(file!, keyIn(text) ?? ""));
  if (!field) return false;
  field.closest("details")!.open = true;
  field.focus();
  return true;
}

/** Returns the id of the field in which a text is edited. */
export function fieldOf(file: string, key: string): string {
  return `${file}#${key}`;
}

/** Returns the key that a message about texts names. */
export function keyIn(text: string, form = /'([^']+)'/): string | undefined {
  return form.exec(text)?.[1];
}

function placeOf({ row, table, column, file, line }: Message, say: Say): string {
  const element = row ?? table;
  if (element) return column ? `${element} (${column})` : element;
  const name = file!.slice(file!.lastIndexOf("/") + 1);
  return line ? `${name}, ${say("line", { line })}` : name;
}

function Witness({ say, witness }: { say: Say; witness: Record<string, string> }) {
  return (
    <dl className="wb-witness">
      <dt className="wb-quiet">{say("witness")}</dt>
      {Object.entries(witness).map(([name, value]) => (
        <dd key={name}>
          <code>
            {name} = {value}
          </code>
        </dd>
      ))}
    </dl>
  );
}

export function Label({ colour, text }: { colour: string; text: string }) {
  return (
    <span className={`pf-v6-c-label pf-m-compact ${colour}`}>
      <span className="pf-v6-c-label__content">
        <span className="pf-v6-c-label__text">{text}</span>
      </span>
    </span>
  );
}

export function Go({ say, place, onClick }: { say: Say; place: string; onClick: () => void }) {
  return (
    <button type="button" className="pf-v6-c-button pf-m-link pf-m-inline wb-go" onClick={onClick}>
      <span className="pf-v6-c-button__text">{say("go", { place })}</span>
    </button>
  );
}
