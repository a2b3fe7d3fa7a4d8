// A file of comma-separated values, of which unedited lines stay as they are (RFC 4180).

export type Line = { raw: string; cells: string[] };

/** Returns what separates the cells of a file: spreadsheets of some languages write semicolons. */
export function separatorOf(text: string): string {
  return /^[^,\n]*;/.test(text) ? ";" : ",";
}

/** Returns the records of a file, those of several lines in one piece. */
export function parse(text: string, separator: string): Line[] {
  const lines: Line[] = [];
  let cells: string[] = [];
  let cell = "";
  let isQuoted = false;
  let start = 0;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at];
    if (isQuoted) {
      if (letter !== '"') cell += letter;
      else if (text[at + 1] === '"') cell += text[++at];
      else isQuoted = false;
    } else if (letter === '"' && cell === "") isQuoted = true;
    else if (letter === separator) {
      cells.push(cell);
      cell = "";
    } else if (letter === "\n") {
      lines.push({ raw: text.slice(start, at + 1), cells: [...cells, cell.replace(/\r$/, "")] });
      cells = [];
      cell = "";
      start = at + 1;
    } else cell += letter;
  }
  if (start < text.length) lines.push({ raw: text.slice(start), cells: [...cells, cell] });
  return lines;
}

export function join(lines: Line[]): string {
  return lines.map(({ raw }) => raw).join("");
}

/** Returns a line of cells. */
export function line(cells: string[], separator: string): Line {
  return { raw: cells.map(quoted).join(separator) + "\n", cells };
}

function quoted(cell: string): string {
  return /[",;\n\r]|^\s|\s$/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell;
}
