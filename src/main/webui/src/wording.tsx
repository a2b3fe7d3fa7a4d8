// What rows, codes and names are called for people, in each language, edited beside the tables.
import * as React from "react";
import { useEffect, useMemo, useRef, useState } from "react";
import { paths, textOf } from "./draft";
import { fieldOf, keyIn } from "./messages";
import { entries, withEntry } from "./properties";
import type { ResultsProps } from "./results";
import type { Message } from "./service";
import { SheetExchange } from "./sheet";
import { tablesIn, type Row } from "./tables";
import { Tool } from "./tool";

const LANGUAGES = ["fr", "de", "en"] as const;

/** A key of the files of one kind, "texts" or "labels". */
type Key = { kind: string; key: string };

/** Texts by file and key. */
type Words = ReadonlyMap<string, ReadonlyMap<string, string>>;

type Props = Pick<ResultsProps, "say" | "service" | "draft" | "published" | "onFile"> & {
  messages: Message[];
  /** The file that is open, and the table or row that was asked for last. */
  path: string;
  element?: string;
};

export function Wording(props: Props) {
  const { say, draft, published, messages, path, element } = props;
  const tables = useMemo(() => tablesIn(textOf(draft, published, path) ?? ""), [draft, published, path]);
  const [chosen, setChosen] = useState("");
  useEffect(() => setChosen(tables.find(({ id, rows }) => id === element || rows.some((row) => row.id === element))?.id ?? ""), [element, path]);
  const table = tables.find(({ id }) => id === chosen) ?? tables[0];
  const superfluous = keysIn(messages, /^The text '([^']+)' belongs to no /);
  const words = useMemo(
    () => new Map(paths(draft, published).filter(isOfTexts).map((file) => [file, entries(textOf(draft, published, file) ?? "")])),
    [draft, published],
  );
  const missing = useMissing(messages, words);
  const remove = ({ kind, key }: Key) => {
    for (const file of words.keys()) {
      if (file.includes(`/${kind}_`)) props.onFile(file, withEntry(textOf(draft, published, file) ?? "", key, ""));
    }
  };
  return (
    <>
      {missing.length > 0 && <h3 className="pf-v6-c-title pf-m-sm">{say("missingTexts")}</h3>}
      {missing.map((key) => (
        <Entry key={key.kind + key.key} {...props} words={words} of={key} />
      ))}
      {superfluous.map((key) => (
        <p key={key.kind + key.key}>
          <code>{key.key}</code> <Tool label={say("removeText", { key: key.key })} onClick={() => remove(key)} />
        </p>
      ))}
      {tables.length > 0 && (
        <label className="wb-field">
          {say("textsOf")}
          <select value={table?.id} onChange={(event) => setChosen(event.target.value)}>
            {tables.map(({ id }) => (
              <option key={id}>{id}</option>
            ))}
          </select>
        </label>
      )}
      {table && <SheetExchange key={path + table.id} {...props} table={table.id} />}
      {table?.rows.filter(({ id }) => !missing.some(({ key }) => key === id)).map((row) => (
        <Entry key={row.id + path} {...props} words={words} of={{ kind: "texts", key: row.id }} row={row} />
      ))}
    </>
  );
}

/** Keys that lack a text; they keep their place while somebody writes it. */
function useMissing(messages: Message[], words: Words): Key[] {
  const seen = useRef(new Map<string, Key>());
  const now = keysIn(messages, /^There is no text for '([^']+)'/);
  for (const key of now) seen.current.set(key.kind + key.key, key);
  const isWritten = ({ kind, key }: Key) => [...words].some(([file, texts]) => file.includes(`/${kind}_`) && texts.has(key));
  return [...seen.current.values()].filter((key) => isWritten(key) || now.some((each) => each.kind === key.kind && each.key === key.key));
}

/** The keys that messages about files of texts name. */
function keysIn(messages: Message[], form: RegExp): Key[] {
  const keys = messages
    .filter(({ kind }) => kind === "TEXT")
    .flatMap(({ file, text }) => {
      const key = keyIn(text, form);
      const kind = /([a-z]+)_[a-z]+\.properties$/.exec(file ?? "")?.[1];
      return key && kind ? [{ kind, key }] : [];
    });
  return [...new Map(keys.map((key) => [key.kind + key.key, key])).values()];
}

type EntryProps = Props & { of: Key; row?: Row; words: Words };

function Entry({ say, of, row, words, draft, published, onFile }: EntryProps) {
  return (
    <fieldset className="wb-entry">
      <legend>
        <code>{of.key}</code> {row && <span className="wb-quiet">{row.words}</span>}
      </legend>
      {LANGUAGES.map((language) => {
        const file = fileOf(words, of.kind, language);
        return (
          file && (
            <Text
              key={language}
              id={fieldOf(file, of.key)}
              language={language}
              label={`${say(language)}, ${of.key}`}
              text={words.get(file)?.get(of.key) ?? ""}
              onText={(next) => onFile(file, withEntry(textOf(draft, published, file) ?? "", of.key, next))}
            />
          )
        );
      })}
    </fieldset>
  );
}

type TextProps = { id: string; language: string; label: string; text: string; onText: (text: string) => void };

/** How long a typing person may pause before the draft follows, in ms. */
const PAUSE = 300;

/** The field keeps what is typed; the draft follows. What changes the draft elsewhere shows once nobody types here. */
function Text({ id, language, label, text, onText }: TextProps) {
  const area = useRef<HTMLTextAreaElement>(null);
  const typed = useRef<() => void>();
  const later = useRef<ReturnType<typeof setTimeout>>();
  useEffect(() => {
    if (area.current && document.activeElement !== area.current) area.current.value = text;
  }, [text]);
  const settle = () => {
    clearTimeout(later.current);
    typed.current?.();
    typed.current = undefined;
  };
  useEffect(() => settle, []);
  const type = (next: string) => {
    typed.current = () => onText(next);
    clearTimeout(later.current);
    later.current = setTimeout(settle, PAUSE);
  };
  return (
    <label className="wb-entry-text">
      <span>{language}</span>
      <textarea ref={area} id={id} lang={language} aria-label={label} rows={2} defaultValue={text} onBlur={settle} onChange={(event) => type(event.target.value)} />
    </label>
  );
}

function isOfTexts(path: string): boolean {
  return path.endsWith(".properties");
}

function fileOf(words: Words, kind: string, language: string): string | undefined {
  return [...words.keys()].find((path) => path.endsWith(`/${kind}_${language}.properties`));
}
