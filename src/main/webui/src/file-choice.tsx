import * as React from "react";
import type { Changes } from "./draft";
import type { Key, Say } from "./texts";

/** The groups in which files are offered, by the beginning or end of their paths. */
const GROUPS: [Key, RegExp][] = [
  ["models", /\.dmn$/],
  ["texts", /\.properties$/],
  ["scenarios", /^test-scenarios\//],
  ["others", /(?<!\.drl)$/],
];

type Props = { say: Say; paths: string[]; changed: Changes; path: string; onChoice: (path: string) => void };

export function FileChoice({ say, paths, changed, path, onChoice }: Props) {
  const groupOf = (each: string) => GROUPS.find(([, pattern]) => pattern.test(each))?.[0];
  return (
    <label className="wb-choice">
      {say("file")}
      <select value={path} onChange={(event) => onChoice(event.target.value)}>
        {GROUPS.map(([group]) => (
          <optgroup key={group} label={say(group)}>
            {paths
              .filter((each) => groupOf(each) === group)
              .map((each) => (
                <option key={each} value={each}>
                  {each.replace(/^[^/]+\/[^/]+\//, "") + (each in changed ? ` (${say("changedMark")})` : "")}
                </option>
              ))}
          </optgroup>
        ))}
      </select>
    </label>
  );
}
