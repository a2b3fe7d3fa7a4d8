// A draft: files laid over those of a published programme. It lives in this browser alone.

/** Text by path; null for a file that the draft removes. */
export type Changes = Record<string, string | null>;

export type Kept = { basis: string; files: Changes };

/** The files of a programme as published. */
export type Published = { digest: string; files: ReadonlyMap<string, string> };

const key = (programme: string) => `passerelle.draft.${programme}`;

/** Returns the draft that this browser keeps of a programme; an empty one on what is published when it keeps none. */
export function kept(programme: string, published: Published): Kept {
  const empty = { basis: published.digest, files: {} };
  try {
    const draft = JSON.parse(localStorage.getItem(key(programme)) ?? "null") as Kept | null;
    return draft && Object.keys(draft.files).length > 0 ? { basis: draft.basis, files: draft.files } : empty;
  } catch {
    return empty;
  }
}

/** Keeps a draft; throws when the browser has no room for it. */
export function keep(programme: string, draft: Kept): void {
  if (Object.keys(draft.files).length === 0) localStorage.removeItem(key(programme));
  else localStorage.setItem(key(programme), JSON.stringify(draft));
}

/** Calls when another tab keeps a draft of the same programme; returns what ends that. */
export function onOtherTab(programme: string, call: () => void): () => void {
  const listen = (event: StorageEvent) => event.key === key(programme) && call();
  addEventListener("storage", listen);
  return () => removeEventListener("storage", listen);
}

/** Returns the draft with a file as given; what equals the published file is no change. */
export function withFile(draft: Kept, published: Published, path: string, text: string | null): Kept {
  const files = { ...draft.files };
  const before = published.files.get(path) ?? null;
  if (text === before) delete files[path];
  else files[path] = text;
  const isEmpty = Object.keys(files).length === 0;
  return { basis: isEmpty ? published.digest : draft.basis, files };
}

/** Returns the text of a file as the draft has it; undefined when it has none. */
export function textOf(draft: Kept, published: Published, path: string): string | undefined {
  return path in draft.files ? (draft.files[path] ?? undefined) : published.files.get(path);
}

/** Returns every path of draft and published programme, sorted. */
export function paths(draft: Kept, published: Published): string[] {
  return [...new Set([...published.files.keys(), ...Object.keys(draft.files)])].sort();
}

/** Returns the path of the model in which an element stands; undefined when none has it. */
export function modelOf(draft: Kept, published: Published, element: string): string | undefined {
  return paths(draft, published).find(
    (path) => path.endsWith(".dmn") && textOf(draft, published, path)?.includes(` id="${element}"`),
  );
}
