import * as React from "react";

type Props = { label: string; type?: string; value: string; onValue: (value: string) => void };

/** A field of a form with its label. */
export function Field({ label, type = "text", value, onValue }: Props) {
  return (
    <label className="wb-field">
      {label}
      <input type={type} value={value} onChange={(event) => onValue(event.target.value)} />
    </label>
  );
}
