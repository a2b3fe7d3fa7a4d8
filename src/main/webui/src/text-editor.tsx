import * as React from "react";
import { useEffect, useRef, useState } from "react";

type Props = { label: string; text: string; line?: number; onText: (text: string) => void };

/** A file as plain text, at a line. The element keeps what is typed; the draft follows. */
export function TextEditor({ label, text, line, onText }: Props) {
  const [shown] = useState(text);
  const area = useRef<HTMLTextAreaElement>(null);
  useEffect(() => {
    if (!line || !area.current) return;
    const lines = area.current.value.split("\n");
    const start = lines.slice(0, line - 1).join("\n").length + (line > 1 ? 1 : 0);
    area.current.focus();
    area.current.setSelectionRange(start, start + (lines[line - 1] ?? "").length);
    area.current.scrollTop = (area.current.scrollHeight / lines.length) * (line - 4);
  }, [line]);
  return (
    <textarea
      ref={area}
      className="wb-text"
      aria-label={label}
      defaultValue={shown}
      spellCheck={false}
      wrap="off"
      onChange={(event) => onText(event.target.value)}
    />
  );
}
