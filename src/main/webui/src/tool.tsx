import * as React from "react";

/** A small button. */
export function Tool({ label, ...button }: { label: string; disabled?: boolean; onClick: () => void }) {
  return (
    <button type="button" className="pf-v6-c-button pf-m-secondary pf-m-small" {...button}>
      <span className="pf-v6-c-button__text">{label}</span>
    </button>
  );
}
