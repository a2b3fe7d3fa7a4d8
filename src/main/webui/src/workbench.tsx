// The edit page: which file is open, what the draft holds, what the service says of it.
import * as React from "react";
import { useEffect, useMemo, useRef, useState } from "react";
import { NotDmn, read } from "./dmn";
import { keep, kept, onOtherTab, paths, textOf, withFile, type Kept, type Published } from "./draft";
import { archive, download, patch } from "./export";
import { CsvEditor } from "./csv-editor";
import { FileChoice } from "./file-choice";
import { ModelEditor, type Editing } from "./model-editor";
import { numbersIn } from "./names";
import { Results, type Target } from "./results";
import { Service, type Ran } from "./service";
import { TextEditor } from "./text-editor";
import { speaker, type Say } from "./texts";
import { Tool } from "./tool";

type Props = { programme: string; language: string };

export function Workbench({ programme, language }: Props) {
  const say = useMemo(() => speaker(language), [language]);
  const service = useMemo(() => new Service(programme, language), [programme, language]);
  const [published, setPublished] = useState<Published>();
  const [fault, setFault] = useState("");
  useEffect(() => {
    service.published().then(setPublished, (refused: Error) => setFault(refused.message));
  }, [service]);
  if (fault) return <p role="alert">{fault}</p>;
  if (!published) return <p role="status">{say("loading")}</p>;
  return <Desk programme={programme} language={language} service={service} published={published} say={say} />;
}

type DeskProps = { programme: string; language: string; service: Service; published: Published; say: Say };

function Desk({ programme, language, service, published, say }: DeskProps) {
  const asked = useMemo(() => new URLSearchParams(location.search), []);
  const [draft, setDraft] = useState<Kept>(() => kept(programme, published));
  const [path, setPath] = useState(() => first(asked.get("file"), paths(draft, published)));
  const [target, setTarget] = useState<Target>({ element: asked.get("table") ?? undefined });
  const [opened, setOpened] = useState(0);
  const [notice, setNotice] = useState("");
  const [history, setHistory] = useState({ canUndo: false, canRedo: false });
  const [hits, setHits] = useState<Ran["hits"]>({});
  const editing = useRef<Editing>(null);

  // What the editor writes of an unedited file is no change.
  const change = (next: (before: Kept) => Kept) =>
    setDraft((before) => {
      const after = next(before);
      return JSON.stringify(after) === JSON.stringify(before) ? before : after;
    });
  useEffect(() => {
    try {
      keep(programme, draft);
    } catch {
      setNotice(say("noRoom"));
    }
  }, [draft]);
  useEffect(() => onOtherTab(programme, () => setNotice(say("otherTab"))), [programme, say]);
  const edit = (text: string) => change((before) => withFile(before, published, path, text));
  const show = (file: string, place: Target = {}) => {
    setPath(file);
    setTarget(place);
  };
  const replace = (file: string, text: string | null) => {
    change((before) => withFile(before, published, file, text));
    if (file === path) setOpened((count) => count + 1);
  };

  // The editor opens what was asked for once it shows the file.
  useEffect(() => {
    const { element } = target;
    const later = element === undefined ? undefined : setTimeout(() => editing.current?.open(element), 100);
    return () => clearTimeout(later);
  }, [path, target, opened]);

  const text = textOf(draft, published, path) ?? "";
  const all = useMemo(
    () => new Map(paths(draft, published).map((each) => [each, textOf(draft, published, each) ?? ""])),
    [path, opened, published],
  );
  const taken = useMemo(() => numbersIn(published.files.values()), [published]);
  const isChanged = path in draft.files;
  const number = Object.keys(draft.files).length;

  return (
    <>
      <Toolbar say={say}>
        <FileChoice say={say} paths={paths(draft, published)} changed={draft.files} path={path} onChoice={(each) => show(each)} />
        <Tool label={say("undo")} disabled={!history.canUndo} onClick={() => editing.current?.undo()} />
        <Tool label={say("redo")} disabled={!history.canRedo} onClick={() => editing.current?.redo()} />
        <Tool label={say("resetFile")} disabled={!isChanged} onClick={() => replace(path, published.files.get(path) ?? null)} />
        <Tool label={say("downloadFile")} onClick={() => download(nameOf(path), text, "application/xml")} />
        <Upload say={say} path={path} onText={(loaded) => { replace(path, loaded); setNotice(say("uploaded")); }} onFault={setNotice} />
      </Toolbar>
      <div className="wb-state">
        <p role="status">{number === 0 ? say("noDraft") : say("draft", { number })}</p>
        <Tool label={say("downloadAll")} disabled={number === 0} onClick={() => download(`${programme}-draft.zip`, archive(draft), "application/zip")} />
        <Tool
          label={say("copyPatch")}
          disabled={number === 0}
          onClick={() => copy(patch(draft, published), `${programme}-draft.patch`, () => setNotice(say("copied")))}
        />
        <Tool
          label={say("resetAll")}
          disabled={number === 0}
          onClick={() => {
            if (!confirm(say("resetAllSure"))) return;
            change(() => ({ basis: published.digest, files: {} }));
            setOpened((count) => count + 1);
          }}
        />
        {draft.basis !== published.digest && <p className="wb-warning">{say("basisChanged")}</p>}
        <p role="status" className="wb-notice">{notice}</p>
      </div>
      <a className="wb-skip" href="#results">{say("afterEditor")}</a>
      <div className="wb-desk">
        <section className="wb-editor" aria-label={path.endsWith(".dmn") ? say("editor") : say("text")}>
          <File
            key={path + opened}
            path={path}
            text={text}
            taken={taken}
            others={all}
            hits={hits}
            say={say}
            line={target.line}
            onText={edit}
            onHistory={setHistory}
            editing={editing}
            onMended={() => setOpened((count) => count + 1)}
          />
        </section>
        <Results
          say={say}
          service={service}
          draft={draft}
          published={published}
          language={language}
          path={path}
          element={target.element}
          onHits={setHits}
          onShow={show}
          onFile={replace}
        />
      </div>
    </>
  );
}

type FileProps = React.ComponentProps<typeof ModelEditor> & { say: Say; line?: number; onMended: () => void };

/** A file in the editor that suits it; a model that cannot be read, as text with its fault. */
function File({ say, line, onMended, ...props }: FileProps) {
  const [fault] = useState(() => faultOf(props.path, props.text));
  const isModel = props.path.endsWith(".dmn") && !fault;
  useEffect(() => {
    if (!isModel) props.onHistory({ canUndo: false, canRedo: false });
  }, [isModel]);
  if (isModel) return <ModelEditor {...props} />;
  const mend = (text: string) => {
    props.onText(text);
    if (fault && !faultOf(props.path, text)) onMended();
  };
  return (
    <>
      {fault && <p role="alert">{say("broken", { line: fault.line, what: fault.message })}</p>}
      {props.path.endsWith(".csv") ? (
        <CsvEditor say={say} label={say("text")} text={props.text} line={line} onText={props.onText} />
      ) : (
        <TextEditor label={say("text")} text={props.text} line={line} onText={mend} />
      )}
    </>
  );
}

function faultOf(path: string, text: string): NotDmn | undefined {
  if (!path.endsWith(".dmn")) return undefined;
  try {
    read(text);
    return undefined;
  } catch (fault) {
    return fault instanceof NotDmn ? fault : new NotDmn(1, String(fault));
  }
}

function Toolbar({ say, children }: { say: Say; children: React.ReactNode }) {
  return <div className="wb-tools" role="group" aria-label={say("file")}>{children}</div>;
}

/** Browsers lend the clipboard only over a safe connection; without it, the text is a download. */
function copy(text: string, name: string, done: () => void): void {
  if (navigator.clipboard) void navigator.clipboard.writeText(text).then(done);
  else download(name, text, "text/x-diff");
}

type UploadProps = { say: Say; path: string; onText: (text: string) => void; onFault: (text: string) => void };

function Upload({ say, path, onText, onFault }: UploadProps) {
  const load = async (input: HTMLInputElement) => {
    const text = await input.files?.[0]?.text();
    input.value = "";
    if (text === undefined) return;
    const fault = faultOf(path, text);
    if (fault) onFault(say("notDmn", { line: fault.line, what: fault.message }));
    else onText(text);
  };
  return (
    <label className="pf-v6-c-button pf-m-secondary pf-m-small wb-upload">
      {say("upload")}
      <input type="file" accept={path.slice(path.lastIndexOf("."))} onChange={(event) => void load(event.target)} />
    </label>
  );
}

function first(asked: string | null, all: string[]): string {
  return all.find((path) => path === asked) ?? all.find((path) => path.endsWith(".dmn")) ?? all[0];
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}
