// Checks a draft when its editor pauses.
import { useEffect, useState } from "react";
import type { Kept } from "./draft";
import { Busy, type Checked, type Ran, type Service } from "./service";

/** How long the person at the editor pauses before the draft is checked, in ms. */
const PAUSE = 800;

export type Checks = { checked?: Checked; ran?: Ran; isBusy: boolean; fault: string };

export function useChecks(service: Service, draft: Kept): Checks {
  const [checks, setChecks] = useState<Checks>({ isBusy: true, fault: "" });
  useEffect(() => {
    const abort = new AbortController();
    const run = async () => {
      setChecks((before) => ({ ...before, isBusy: true, fault: "" }));
      try {
        const checked = await service.ask<Checked>("check", draft, {}, abort.signal);
        setChecks((before) => ({ ...before, checked }));
        const ran = checked.usable ? await service.ask<Ran>("scenarios", draft, {}, abort.signal) : undefined;
        setChecks({ checked, ran, isBusy: false, fault: "" });
      } catch (refused) {
        if (abort.signal.aborted) return;
        if (refused instanceof Busy) later = setTimeout(() => void run(), refused.seconds * 1000);
        else setChecks((before) => ({ ...before, isBusy: false, fault: (refused as Error).message }));
      }
    };
    let later = setTimeout(() => void run(), PAUSE);
    return () => {
      clearTimeout(later);
      abort.abort();
    };
  }, [service, draft]);
  return checks;
}
