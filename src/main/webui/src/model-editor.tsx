// The KIE DMN editor on one file of a draft.
import { DmnEditor, type DmnEditorRef, type EvaluationResultsByNodeId, type ExternalModelsIndex } from "@kie-tools/dmn-editor/dist/DmnEditor";
import type { DmnLatestModel } from "@kie-tools/dmn-marshaller";
import * as React from "react";
import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from "react";
import { holderOf, read, write, type Model } from "./dmn";
import { modelsOf } from "./edition-files";
import { annotated, rowsOf, type Names, type Numbers } from "./names";

/** How long a typing person may pause before the file is written, in ms. */
const PAUSE = 250;

/** What the page may ask of the editor. */
export type Editing = { undo(): void; redo(): void; open(element: string): void };

type External = { type: "dmn"; model: Model; normalizedPosixPathRelativeToTheOpenFile: string; svg: string };

type Props = {
  path: string;
  text: string;
  /** The numbers that rows of published tables have. */
  taken: Numbers;
  /** The other files of the programme, so that what a model includes is known. */
  others: ReadonlyMap<string, string>;
  /** How often each row was hit. */
  hits: Readonly<Record<string, number>>;
  onText: (text: string) => void;
  onHistory: (history: { canUndo: boolean; canRedo: boolean }) => void;
  editing: React.Ref<Editing>;
};

export function ModelEditor({ path, text, taken, others, hits, onText, onHistory, editing }: Props) {
  const editor = useRef<DmnEditorRef>(null);
  const [history, setHistory] = useState<{ models: Model[]; at: number }>(() => ({ models: [read(text)], at: 0 }));
  const model = history.models[history.at];
  const names = useRef<Names>(new Map());
  const beside = useMemo(() => modelsBeside(path, others), [path, others]);
  // To read a model takes its time: only those that this one includes are.
  const byNamespace = useMemo(() => index(modelsOf(nameOf(path), beside).slice(1).flatMap((name) => external(name, beside) ?? [])), [beside]);

  const changed = useCallback((next: DmnLatestModel) => {
    setHistory(({ models, at }) =>
      models[at] === next ? { models, at } : { models: [...models.slice(0, at + 1), annotated(next as Model)], at: at + 1 },
    );
  }, []);

  const pending = useRef<() => void>();
  useEffect(() => {
    onHistory({ canUndo: history.at > 0, canRedo: history.at < history.models.length - 1 });
    pending.current = () => onText(write(model, text, names.current, taken));
    const later = setTimeout(() => {
      pending.current?.();
      pending.current = undefined;
    }, PAUSE);
    return () => clearTimeout(later);
  }, [history]);
  // Who turns to another file at once loses nothing.
  useEffect(() => () => pending.current?.(), []);

  useImperativeHandle(editing, () => ({
    undo: () => setHistory(({ models, at }) => ({ models, at: Math.max(0, at - 1) })),
    redo: () => setHistory(({ models, at }) => ({ models, at: Math.min(models.length - 1, at + 1) })),
    open: (element) => {
      const random = [...names.current].find(([, name]) => name === element)?.[0];
      const holder = holderOf(model, random ?? element);
      if (holder) editor.current?.openBoxedExpressionEditor(holder);
    },
  }));

  const evaluated = useMemo(() => evaluations(model, hits, names.current), [model, hits]);
  return (
    <DmnEditor
      ref={editor}
      model={model}
      originalVersion="1.6"
      onModelChange={changed}
      externalModelsByNamespace={byNamespace}
      onRequestExternalModelsAvailableToInclude={() => Promise.resolve([...beside.keys()].filter((name) => name !== nameOf(path)))}
      onRequestExternalModelByPath={(name) => Promise.resolve(external(name, beside) ?? null)}
      evaluationResultsByNodeId={evaluated}
      isEvaluationHighlightsSupported={true}
      externalContextName={path}
      locale="en"
      issueTrackerHref=""
    />
  );
}

/** Returns the models in the folder of a file, with it, by their names. */
function modelsBeside(path: string, others: ReadonlyMap<string, string>): ReadonlyMap<string, string> {
  const folder = path.slice(0, path.length - nameOf(path).length);
  const beside = [...others].filter(([other]) => other.startsWith(folder) && other.endsWith(".dmn"));
  return new Map(beside.map(([other, text]) => [other.slice(folder.length), text]));
}

/** Returns a model as the editor wants those that are included; undefined for what cannot be read. */
function external(name: string, models: ReadonlyMap<string, string>): External | undefined {
  try {
    return { type: "dmn", model: read(models.get(name) ?? ""), normalizedPosixPathRelativeToTheOpenFile: name, svg: "" };
  } catch {
    return undefined;
  }
}

function index(included: External[]): ExternalModelsIndex {
  return Object.fromEntries(included.map((each) => [each.model.definitions["@_namespace"], each]));
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** Hits as the editor draws them: by decision, by row. */
function evaluations(model: Model, hits: Props["hits"], names: Names): EvaluationResultsByNodeId {
  const elements = model.definitions.drgElement ?? [];
  const count = (row: string) => hits[names.get(row) ?? row] ?? 0;
  return new Map(
    elements.flatMap((element) => {
      const rows = rowsOf(element);
      return rows.length === 0
        ? []
        : [
            [
              element["@_id"],
              {
                evaluationResult: "succeeded" as const,
                evaluationHitsCountByRuleOrRowId: new Map(rows.map((row) => [row, count(row)])),
              },
            ] as const,
          ];
    }),
  );
}
