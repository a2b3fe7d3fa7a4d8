// What leaves the browser: a file, an archive, a patch.
import { structuredPatch } from "diff";
import { strToU8, zipSync } from "fflate";
import type { Kept, Published } from "./draft";

/** Hands a file to the person at the browser. */
export function download(name: string, content: string | Uint8Array, type: string): void {
  const url = URL.createObjectURL(new Blob([content as BlobPart], { type }));
  const link = document.createElement("a");
  link.href = url;
  link.download = name;
  link.click();
  URL.revokeObjectURL(url);
}

/** Returns the files of a draft as an archive, laid out as the project is. */
export function archive(draft: Kept): Uint8Array {
  const texts = Object.entries(draft.files).filter((entry): entry is [string, string] => entry[1] !== null);
  return zipSync(Object.fromEntries(texts.map(([path, text]) => [path, strToU8(text)])));
}

/** Returns a draft as a patch that `git apply` takes. */
export function patch(draft: Kept, published: Published): string {
  return Object.entries(draft.files)
    .map(([path, text]) => ofFile(path, published.files.get(path) ?? null, text))
    .join("");
}

function ofFile(path: string, before: string | null, after: string | null): string {
  const { hunks } = structuredPatch(path, path, before ?? "", after ?? "", "", "", { context: 3 });
  const mode = before === null ? "new file mode 100644\n" : after === null ? "deleted file mode 100644\n" : "";
  const from = before === null ? "/dev/null" : `a/${path}`;
  const to = after === null ? "/dev/null" : `b/${path}`;
  const body = hunks.map((hunk) => {
    const head = `@@ -${range(hunk.oldStart, hunk.oldLines)} +${range(hunk.newStart, hunk.newLines)} @@\n`;
    return head + hunk.lines.map((line) => line + "\n").join("");
  });
  const files = body.length > 0 ? `--- ${from}\n+++ ${to}\n` : "";
  return `diff --git a/${path} b/${path}\n${mode}${files}${body.join("")}`;
}

/** A range of no lines begins after the line before it. */
function range(start: number, lines: number): string {
  return `${lines === 0 ? start - 1 : start},${lines}`;
}
