import * as React from "react";

/** A value of JSON as lists and pairs, for what has no view of its own. */
export function Value({ value }: { value: unknown }) {
  if (Array.isArray(value)) {
    return (
      <ul className="wb-messages">
        {value.map((each, index) => (
          <li key={index}>
            <Value value={each} />
          </li>
        ))}
      </ul>
    );
  }
  if (typeof value === "object" && value !== null) {
    return (
      <dl className="wb-value">
        {Object.entries(value).map(([name, each]) => (
          <React.Fragment key={name}>
            <dt>{name}</dt>
            <dd>
              <Value value={each} />
            </dd>
          </React.Fragment>
        ))}
      </dl>
    );
  }
  return <>{value === null || value === undefined ? "–" : String(value)}</>;
}
