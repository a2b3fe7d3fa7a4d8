// What the service is asked. Formats: docs of POST /v1/programmes/{programme}/drafts/….
import type { Kept, Published } from "./draft";

export type Severity = "ERROR" | "WARNING" | "NOTE";

export type Message = {
  severity: Severity;
  kind: string;
  text: string;
  file?: string;
  line?: number;
  model?: string;
  table?: string;
  row?: string;
  column?: string;
  witness?: Record<string, string>;
};

export type Checked = { usable: boolean; basisChanged?: boolean; messages: Message[] };

export type Flip = {
  file: string;
  line: number;
  name: string;
  before: Record<string, unknown>;
  after: Record<string, unknown>;
  rowsBefore: string[];
  rowsAfter: string[];
};

export type Ran = {
  passed: number;
  failed: { file: string; line: number; name: string; differences: { what: string; expected: string; got: string }[] }[];
  flipped: Flip[];
  hits: Record<string, number>;
  basisChanged?: boolean;
};

export type Progress = { done: number; of: number; what?: string };

const BUSY = 503;
const SECONDS_TO_RETRY = 2;

/** What the service refused, in its words. */
export class Refused extends Error {}

/** The service has its hands full. */
export class Busy extends Refused {
  constructor(
    message: string,
    readonly seconds: number,
  ) {
    super(message);
  }
}

/** Comes again when the service has its hands full, until it has not. */
export async function patiently<T>(ask: () => Promise<T>, signal: AbortSignal): Promise<T> {
  for (;;) {
    try {
      return await ask();
    } catch (refused) {
      if (!(refused instanceof Busy) || signal.aborted) throw refused;
      await new Promise((resolve) => setTimeout(resolve, refused.seconds * 1000));
    }
  }
}

export class Service {
  constructor(
    private readonly programme: string,
    private readonly language: string,
  ) {}

  /** The file to which cases go that are confirmed here. */
  get scenarioFile(): string {
    return `test-scenarios/${this.programme}/workbench.yaml`;
  }

  /** The file that says how often facts of invented cases take which values. */
  get caseloadFile(): string {
    return `test-scenarios/${this.programme}/caseload.yaml`;
  }

  /** The file that says which editions and sources there are. */
  get description(): string {
    return `dmn/${this.programme}/programme.yaml`;
  }

  private address(path: string): string {
    return `/v1/programmes/${encodeURIComponent(this.programme)}/${path}`;
  }

  /** Fetches every file of the programme as published. */
  async published(): Promise<Published> {
    const list = (await (await this.get(this.address("files"))).json()) as {
      rulesDigest: string;
      files: { path: string }[];
    };
    const files = await Promise.all(
      list.files.map(async ({ path }) => {
        const answer = await this.get(this.address("files/" + path.split("/").map(encodeURIComponent).join("/")));
        return [path, await answer.text()] as const;
      }),
    );
    return { digest: list.rulesDigest, files: new Map(files) };
  }

  /** Fetches the ids of the editions, earliest first. */
  async editions(): Promise<string[]> {
    const answer = await this.get(`/v1/programmes/${encodeURIComponent(this.programme)}`);
    return ((await answer.json()) as { editions: { id: string }[] }).editions.map(({ id }) => id);
  }

  /** Asks for a task on a draft. */
  async ask<T>(task: string, draft: Kept, further: object, signal: AbortSignal): Promise<T> {
    return (await (await this.post(task, draft, further, "application/json", signal)).json()) as T;
  }

  /** Asks for a task that takes long, and hears how far it is. */
  async follow<T>(
    task: string,
    draft: Kept,
    further: object,
    signal: AbortSignal,
    progress: (progress: Progress) => void,
  ): Promise<T> {
    const answer = await this.post(task, draft, further, "application/x-ndjson", signal);
    for await (const line of lines(answer.body!)) {
      const said = JSON.parse(line) as { progress?: Progress; result?: T; problem?: Problem };
      if (said.progress) progress(said.progress);
      if (said.problem?.status === BUSY) throw new Busy(inWords(said.problem), SECONDS_TO_RETRY);
      if (said.problem) throw new Refused(inWords(said.problem));
      if (said.result !== undefined) return said.result;
    }
    throw new Refused("");
  }

  private async get(address: string): Promise<Response> {
    return this.checked(await fetch(address, { headers: { "Accept-Language": this.language } }));
  }

  private async post(task: string, draft: Kept, further: object, accept: string, signal: AbortSignal) {
    return this.checked(
      await fetch(this.address("drafts/" + task), {
        method: "POST",
        headers: { "Accept-Language": this.language, "Content-Type": "application/json", Accept: accept },
        body: JSON.stringify({ ...draft, ...further }),
        signal,
      }),
    );
  }

  private async checked(answer: Response): Promise<Response> {
    if (answer.ok) return answer;
    let problem: Problem = {};
    try {
      problem = (await answer.json()) as Problem;
    } catch {
      // What stands between may answer with something else.
    }
    const words = inWords(problem) || `HTTP ${answer.status}`;
    throw answer.status === BUSY ? new Busy(words, Number(answer.headers.get("Retry-After") ?? SECONDS_TO_RETRY)) : new Refused(words);
  }
}

type Problem = { status?: number; title?: string; detail?: string; errors?: { pointer?: string; detail?: string }[] };

function inWords({ title, detail, errors }: Problem): string {
  const parts = (errors ?? []).map((error) => [error.pointer, error.detail].filter(Boolean).join(": "));
  return [title, detail, ...parts].filter(Boolean).join(" – ");
}

async function* lines(body: ReadableStream<Uint8Array>): AsyncGenerator<string> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      rest += decoder.decode(value, { stream: !done });
      const complete = rest.split("\n");
      rest = complete.pop() ?? "";
      yield* complete.filter((line) => line.trim() !== "");
      if (done) break;
    }
    if (rest.trim() !== "") yield rest;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
