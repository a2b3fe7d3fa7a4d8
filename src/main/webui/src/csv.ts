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

/** Returns the number of the record that begins on, or holds, a line of the file, from 1; -1 when there is none. */
export function recordAt(lines: Line[], line: number): number {
  // A record may fill several lines.
  let end = 1;
  return lines.findIndex(({ raw }) => (end += raw.split("\n").length - 1) > line);
}

/** Returns lines with one more column, which has the same value on each. */
export function withColumn(lines: Line[], name: string, value: string, separator: string): Line[] {
  // What is given comes before what is expected.
  const expected = lines[0].cells.findIndex((cell) => cell.startsWith("=>"));
  const at = name.startsWith("=>") || expected < 0 ? lines[0].cells.length : expected;
  const width = lines[0].cells.length;
  return lines.map(({ cells }, index) => {
    const whole = Array.from({ length: width }, (_, column) => cells[column] ?? "");
    return line([...whole.slice(0, at), index === 0 ? name : value, ...whole.slice(at)], separator);
  });
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
