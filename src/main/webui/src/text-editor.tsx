import * as React from "react";
import { useState } from "react";

type Props = { label: string; text: string; onText: (text: string) => void };

/** A file as plain text. The element keeps what is typed; the draft follows. */
export function TextEditor({ label, text, onText }: Props) {
  const [shown] = useState(text);
  return (
    <textarea
      className="wb-text"
      aria-label={label}
      defaultValue={shown}
      spellCheck={false}
      wrap="off"
      onChange={(event) => onText(event.target.value)}
    />
  );
}
