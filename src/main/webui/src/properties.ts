// Files of texts: a key and what it says on each line. What is not edited stays as it is.

/** Lines, with those that a backslash at their end continues. */
const LINES = /(?:[^\\\n]|\\[^])+\n?|\n/g;
const ENTRY = /^\s*((?:[^\s#!=:\\]|\\[^])(?:[^\s=:\\]|\\[^])*)\s*[=:]?\s*([^]*?)\r?\n?$/;

/** Returns the texts of a file by key. */
export function entries(file: string): Map<string, string> {
  return new Map(lines(file).flatMap((line) => entryOf(line) ?? []));
}

/** Returns a file with a text for a key: where it stood, or else after its nearest relatives; without the key when the text is blank. */
export function withEntry(file: string, key: string, text: string): string {
  const all = lines(file.endsWith("\n") || file === "" ? file : file + "\n");
  const keys = all.map((line) => entryOf(line)?.[0][0]);
  const written = text.trim() === "" ? [] : [`${escaped(key)}=${text.trim().replaceAll("\\", "\\\\").replace(/\s*\n\s*/g, " ")}\n`];
  const at = keys.indexOf(key);
  if (at >= 0) all.splice(at, 1, ...written);
  else all.splice(1 + lastRelative(keys, key), 0, ...written);
  return all.join("");
}

/** Rows stand with those of their table, else after other rows; paths with paths; the rest at the end. */
function lastRelative(keys: (string | undefined)[], key: string): number {
  const table = /^(.*\.)\d+$/.exec(key)?.[1];
  const relations = table
    ? [(other: string) => other.startsWith(table), (other: string) => /\.\d+$/.test(other)]
    : [(other: string) => key.startsWith("/") && other.startsWith("/") && other < key];
  for (const isRelative of relations) {
    const last = keys.reduce((found, other, index) => (other !== undefined && isRelative(other) ? index : found), -1);
    if (last >= 0) return last;
  }
  return keys.length - 1;
}

function lines(file: string): string[] {
  return file.match(LINES) ?? [];
}

function entryOf(line: string): [[string, string]] | undefined {
  const found = ENTRY.exec(line);
  return found ? [[plain(found[1]), plain(found[2])]] : undefined;
}

function plain(text: string): string {
  return text.replace(/\\(u[0-9a-fA-F]{4}|\r?\n\s*|[^])/g, (_, code: string) =>
    code.length === 5 ? String.fromCharCode(parseInt(code.slice(1), 16)) : code.includes("\n") ? "" : code,
  );
}

function escaped(key: string): string {
  return key.replace(/[\s=:\\]|^[#!]/g, "\\$&");
}
