// Sends requests to every operation of the packaged service, which it starts: node fuzz.mjs JAR RUNS SEED
//
// No answer may be a 5xx, none may be missing, what is refused is a problem document, and no fault may have been counted in the end.
import fc from 'fast-check';
import { generateSync } from 'json-schema-faker';
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import net from 'node:net';
import { createInterface } from 'node:readline';
import { requests } from './requests.mjs';

const [jar, runs, seed] = [process.argv[2], Number(process.argv[3]), Number(process.argv[4])];
/* A draft takes a process and seconds; of what else is asked thousands are answered in that time. */
const LONG = /drafts\/(scenarios|comparison|impact|proposals|mutations)$/;
const PATIENCE = 240_000;

const environment = Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith('PASSERELLE_')));
const service = spawn('java', ['-Dquarkus.http.port=0', '-jar', jar], { env: environment, stdio: ['ignore', 'pipe', 'inherit'] });
process.on('exit', () => service.kill());
const log = createWriteStream('target/fuzz-http.log');
const base = await new Promise((resolve, reject) => {
  createInterface({ input: service.stdout }).on('line', (line) => {
    log.write(`${line}\n`);
    const listening = line.match(/Listening on: (http:\/\/[^\s.]+(?:\.[^\s.]+)*)/);
    if (listening) resolve(new URL(listening[1]));
  });
  service.on('exit', () => reject(new Error('The service has ended: target/fuzz-http.log')));
});

const document = await (await fetch(new URL('/q/openapi?format=json', base))).json();
const programmes = (await (await fetch(new URL('/v1/programmes', base))).json()).map((programme) => programme.id);

const at = (pointer) => pointer.slice(2).split('/').reduce((part, key) => part[key.replaceAll('~1', '/').replaceAll('~0', '~')], document);
const resolved = (part) => (part?.$ref ? at(part.$ref) : part);

const facts = {};
for (const id of programmes) facts[id] = await (await fetch(new URL(`/v1/programmes/${id}/schema`, base))).json();

/** Returns a schema with all that it refers to in it; what refers to itself ends after a while. */
function whole(schema, depth = 0) {
  if (schema === null || typeof schema !== 'object') return schema;
  if (Array.isArray(schema)) return schema.map((part) => whole(part, depth));
  if (typeof schema.$ref === 'string') {
    const known = schema.$ref.match(/^\/v1\/programmes\/(.*)\/schema$/);
    if (depth > 12) return {};
    return whole(known ? facts[known[1]] : at(schema.$ref), depth + 1);
  }
  return Object.fromEntries(Object.entries(schema).filter(([key]) => !key.startsWith('$')).map(([key, part]) => [key, whole(part, depth)]));
}

function operation(path, method, item) {
  const described = item[method];
  const parameters = [...(item.parameters ?? []), ...(described.parameters ?? [])].map(resolved).map((parameter) => ({
    name: parameter.name,
    in: parameter.in,
    values: values(parameter),
  })).filter((parameter) => parameter.in !== 'header');
  const [bodyType, media] = Object.entries(resolved(described.requestBody)?.content ?? {})[0] ?? [];
  const schema = media && whole(media.schema);
  const shown = media?.examples ? Object.values(media.examples).map((example) => resolved(example).value) : [media?.example];
  const examples = shown.flatMap((example) => (typeof example === 'string' ? example.trim().split('\n').map((line) => JSON.parse(line)) : [example])).filter((example) => example !== undefined);
  return {
    name: `${method.toUpperCase()} ${path}`,
    method: method.toUpperCase(),
    path,
    parameters,
    bodyType,
    examples: examples.length ? examples : [{}],
    fake: (each) => generateSync(schema, { seed: each, maxItems: 3, optionalsProbability: 0.5 }),
  };
}

function values(parameter) {
  if (parameter.name === 'programme') return programmes;
  const schema = resolved(parameter.schema) ?? {};
  const shown = [parameter.example, ...Object.values(parameter.examples ?? {}).map((example) => resolved(example).value)];
  const listed = schema.enum ?? (schema.type === 'boolean' ? ['true', 'false'] : []);
  const all = [...listed, ...shown].flat().filter((value) => value !== undefined).map(String);
  return all.length ? all : ['x'];
}

/** Whether it may not be HTTP at all: a server need not understand it. */
const isOdd = ({ method, target, headers }) => headers.length > 0 || /[\s\0-\x1f]|[^\x21-\x7e]/.test(target) || method !== method.toUpperCase();

/** Sends the bytes of a request as they are, and returns what comes back until the connection ends. */
function send({ method, target, headers, body }, operation) {
  const given = new Set(headers.map(([name]) => name));
  const lines = [`${method} ${target} HTTP/1.1`, ...headers.map(([name, value]) => `${name}: ${value}`)];
  if (!given.has('Host')) lines.push('Host: localhost');
  if (!given.has('Content-Type') && operation.bodyType) lines.push(`Content-Type: ${operation.bodyType}`);
  if (body && !given.has('Content-Length') && !given.has('Transfer-Encoding')) lines.push(`Content-Length: ${body.length}`);
  if (!given.has('Connection')) lines.push('Connection: close');
  const head = Buffer.from(`${lines.join('\r\n')}\r\n\r\n`);
  return new Promise((resolve) => {
    const parts = [];
    const socket = net.connect(Number(base.port), base.hostname);
    const end = () => { socket.destroy(); resolve(Buffer.concat(parts)); };
    // A server may rightly wait for the rest of a request, or keep the connection: then it is the sender who ends it.
    const mayStay = isOdd({ method, target, headers }) || method !== operation.method;
    const timer = mayStay ? setTimeout(end, 1500) : setTimeout(() => { parts.unshift(Buffer.from('TIMEOUT ')); end(); }, PATIENCE);
    socket.on('data', (part) => { parts.push(part); if (mayStay) setTimeout(end, 50); });
    socket.on('close', () => { clearTimeout(timer); end(); });
    socket.on('error', () => {});
    socket.write(head);
    if (body) socket.write(body);
  });
}

const counts = {};

function check(answer, request) {
  const text = answer.toString('latin1');
  const status = Number(text.match(/^HTTP\/1\.\d (\d{3})/)?.[1] ?? 0);
  counts[status] = (counts[status] ?? 0) + 1;
  if (status >= 500 || text.startsWith('TIMEOUT')) throw new Error(`answered ${text.slice(0, 600)}`);
  if (status === 0 && !isOdd(request) && !(request.body?.length > 200_000)) throw new Error('answered nothing');
  const [head, body] = [text.slice(0, text.indexOf('\r\n\r\n')), text.slice(text.indexOf('\r\n\r\n') + 4)];
  // What is no URI, or too long to be read, the server beneath refuses by itself, without a word.
  const isRead = !text.startsWith('HTTP/1.0 ') && !/["<>[\]\\^`{|}]|%(?![0-9a-fA-F]{2})/.test(request.target);
  if (status >= 400 && isRead && !body && !isOdd(request) && request.method !== 'HEAD') throw new Error(`nothing said: ${text.slice(0, 600)}`);
  if (status >= 400 && body && !body.startsWith('HTTP/1.0 ') && !/content-type: application\/problem\+json/i.test(head)) throw new Error(`no problem document: ${text.slice(0, 600)}`);
}

const operations = [];
for (const [path, item] of Object.entries(document.paths)) {
  for (const method of ['get', 'put', 'post', 'delete', 'patch']) if (item[method]) operations.push(operation(path, method, item));
}

let sent = 0;
let failed = false;
for (const each of operations) {
  const numRuns = LONG.test(each.path) ? Math.ceil(runs / 50) : runs;
  try {
    await fc.assert(fc.asyncProperty(requests(each), async (request) => {
      sent++;
      let answer = await send(request, each);
      // Who is told to come again does so: drafts that were given up are still being ended.
      for (let tries = 0; tries < 30 && /^HTTP\/1\.1 503 [^]*Retry-After:/.test(answer.toString('latin1')); tries++) {
        await new Promise((resolve) => setTimeout(resolve, 2000));
        answer = await send(request, each);
      }
      check(answer, request);
    }), { seed, numRuns, endOnFailure: false, interruptAfterTimeLimit: 3_600_000, markInterruptAsFailure: true });
  } catch (found) {
    failed = true;
    console.error(`${each.name}: ${found.message.slice(0, 4000)}\n${found.cause?.message ?? ''}`);
  }
}
const metrics = await (await fetch(new URL('/q/metrics', base))).text();
const problems = metrics.split('\n').filter((line) => line.startsWith('passerelle_problems_total'));
const faults = problems.filter((line) => line.includes('"fault"')).map((line) => Number(line.split(' ').pop()));
// Some of the requests are wrong.
if (problems.length === 0) throw new Error('The service counts no problems: passerelle_problems_total');
console.log(`${operations.length} operations, ${sent} requests with seed ${seed}; answers by status: ${JSON.stringify(counts)}; faults counted: ${faults}`);
service.removeAllListeners('exit');
service.kill();
await once(service, 'exit');
process.exit(failed || faults.some((count) => count > 0) ? 1 : 0);
