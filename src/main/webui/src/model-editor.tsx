// The KIE DMN editor on one file of a draft.
import { DmnEditor, type DmnEditorRef, type EvaluationResultsByNodeId, type ExternalModelsIndex } from "@kie-tools/dmn-editor/dist/DmnEditor";
import type { DmnLatestModel } from "@kie-tools/dmn-marshaller";
import * as React from "react";
import { useCallback, useEffect, useImperativeHandle, useMemo, useRef, useState } from "react";
import { holderOf, read, write, type Model } from "./dmn";
import { rowsOf, type Names, type Numbers } from "./names";

/** How long a typing person may pause before the file is written, in ms. */
const PAUSE = 250;

/** What the page may ask of the editor. */
export type Editing = { undo(): void; redo(): void; open(element: string): void };

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
  const included = useMemo(() => models(path, others), [path, others]);
  const byName = useMemo(() => index(included), [included]);

  const changed = useCallback((next: DmnLatestModel) => {
    setHistory(({ models, at }) =>
      models[at] === next ? { models, at } : { models: [...models.slice(0, at + 1), next as Model], at: at + 1 },
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
      externalModelsByNamespace={byName}
      onRequestExternalModelsAvailableToInclude={() => Promise.resolve(included.map(({ name }) => name))}
      onRequestExternalModelByPath={(name) => {
        const found = included.find((each) => each.name === name);
        return Promise.resolve(found ? external(found) : null);
      }}
      evaluationResultsByNodeId={evaluated}
      isEvaluationHighlightsSupported={true}
      externalContextName={path}
      locale="en"
      issueTrackerHref=""
    />
  );
}

type Included = { name: string; model: Model };

/** Reads the models beside a file; what cannot be read cannot be included. */
function models(path: string, others: ReadonlyMap<string, string>): Included[] {
  const folder = path.slice(0, path.lastIndexOf("/") + 1);
  const beside = [...others].filter(([other]) => other !== path && other.startsWith(folder) && other.endsWith(".dmn"));
  return beside.flatMap(([other, text]) => {
    try {
      return [{ name: other.slice(folder.length), model: read(text) }];
    } catch {
      return [];
    }
  });
}

function external({ name, model }: Included) {
  return { type: "dmn" as const, model, normalizedPosixPathRelativeToTheOpenFile: name, svg: "" };
}

function index(included: Included[]): ExternalModelsIndex {
  return Object.fromEntries(included.map((each) => [each.model.definitions["@_namespace"], external(each)]));
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
