// What the tables of a model hold, as far as pages around the editor need it.

/** A row, with its cells in short. */
export type Row = { id: string; words: string };

export type Table = { id: string; rows: Row[] };

/** Returns the tables of a model; none when it cannot be read. */
export function tablesIn(model: string): Table[] {
  if (!model.includes("<decisionTable")) return [];
  const document = new DOMParser().parseFromString(model, "application/xml");
  return [...document.getElementsByTagName("decisionTable")].map((table) => ({
    id: table.id,
    rows: [...table.children].filter(({ tagName }) => tagName === "rule").map(row),
  }));
}

function row(rule: Element): Row {
  const cells = (kind: string) => [...rule.children].filter(({ tagName }) => tagName === kind).map(({ textContent }) => textContent!.trim());
  const conditions = cells("inputEntry").filter((cell) => cell !== "-" && cell !== "");
  return { id: rule.id, words: `${conditions.join(" · ")} → ${cells("outputEntry").join(" · ")}` };
}
