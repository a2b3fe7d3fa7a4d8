// Requests to one operation of an OpenAPI document: right ones, wrong ones, and what is no HTTP at all.
import fc from 'fast-check';
import { gzipSync } from 'node:zlib';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS', 'TRACE', 'CONNECT', 'PROPFIND', 'get', 'X'];

const ODD_TEXTS = [
  '', ' ', '.', '..', '%', '%%', '%00', '%zz', '%C0%80', '%ff', '%2F', '%2e%2e%2f', '../../etc/passwd', ';x=y', '*', '?', '#', '~', '\\', "'", '"', '<b>', '${x}', '{x}', '[]',
  '\u0000', '\u00e9', '\u202e', '\ud83d\ude00', 'null', 'true', '0', '-1', '1e999', 'NaN', '2026-13-45', '+999999999-12-31', 'a'.repeat(300), 'a'.repeat(5000),
];

const ODD_VALUES = [
  null, true, false, 0, -1, 1.5, 1e308, -1e308, 2 ** 53, '', ' ', '\u0000', '\ud83d\ude00', 'x'.repeat(100_000), [], {}, [[]], [null], { '': null }, { __proto__: 1 },
  '2026-02-30', '0000-01-01', '9999-12-31', '+12026-01-01', Array(2000).fill(1), Array(2000).fill({}), '/a/b', '*', 'dmn/x/../y.dmn',
];

const oddText = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...ODD_TEXTS) },
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.string({ maxLength: 40 }),
);
const oddValue = fc.oneof({ weight: 2, arbitrary: fc.constantFrom(...ODD_VALUES) }, fc.jsonValue({ maxDepth: 4 }));

/** Paths of all places in a JSON value. */
function places(value, at = []) {
  const inner = value !== null && typeof value === 'object'
    ? Object.keys(value).slice(0, 200).flatMap((key) => places(value[key], [...at, key])) : [];
  return [at, ...inner];
}

/** Returns a value with one place replaced, removed, added to or written once more under another name. */
function edited(value, { place, kind, odd, name }) {
  const all = places(value);
  const at = all[place % all.length];
  if (at.length === 0) {
    return kind === 'add' && value !== null && typeof value === 'object' && !Array.isArray(value) ? { ...value, [name]: odd } : odd;
  }
  const copy = structuredClone(value);
  const parent = at.slice(0, -1).reduce((inner, key) => inner[key], copy);
  const key = at[at.length - 1];
  if (kind === 'replace') parent[key] = odd;
  else if (kind === 'remove') Array.isArray(parent) ? parent.splice(key, 1) : delete parent[key];
  else if (kind === 'add') Array.isArray(parent) ? parent.push(odd) : (parent[name] = odd);
  else Array.isArray(parent) ? parent.push(parent[key]) : (parent[name] = parent[key]);
  return copy;
}

const edit = fc.record({
  place: fc.nat(), kind: fc.constantFrom('replace', 'replace', 'remove', 'add', 'repeat'), odd: oddValue, name: oddText,
});

/** Bytes that a text may become on the way, or by a sender who does not know better. */
const encodings = {
  utf8: (text) => Buffer.from(text),
  mark: (text) => Buffer.from(`\ufeff${text}`),
  utf16: (text) => Buffer.from(text, 'utf16le'),
  latin: (text) => Buffer.from(text, 'latin1'),
  zipped: (text) => gzipSync(text),
  twice: (text) => Buffer.from(text + text),
  half: (text) => Buffer.from(text).subarray(0, text.length / 2),
  deep: (text) => Buffer.from('['.repeat(20_000) + text),
  padded: (text) => Buffer.from(text + ' '.repeat(300_000)),
  doubled: (text) => Buffer.from(text.replace(/"([^"]+)":/, '"$1":1,"$1":')),
  notNumber: (text) => Buffer.from(text.replace(/:\s*(true|false|null|\d+)/, ':NaN')),
  comment: (text) => Buffer.from(`/* */${text}`),
  lines: (text) => Buffer.from(text.replaceAll(',', ',\r\n')),
};

function body(operation) {
  if (!operation.bodyType) return fc.oneof({ weight: 9, arbitrary: fc.constant(null) }, fc.uint8Array({ maxLength: 50 }).map(Buffer.from));
  const right = fc.oneof(fc.constantFrom(...operation.examples), fc.nat().map(operation.fake));
  const wrong = fc.tuple(right, fc.array(edit, { minLength: 1, maxLength: 4 })).map(([value, edits]) => edits.reduce(edited, value));
  const line = (value) => JSON.stringify(value) ?? '';
  const text = operation.bodyType.includes('ndjson')
    ? fc.array(fc.oneof(right, wrong).map(line), { maxLength: 6 }).map((lines) => lines.join('\n'))
    : fc.oneof({ weight: 2, arbitrary: right }, { weight: 4, arbitrary: wrong }).map(line);
  return fc.oneof(
    { weight: 8, arbitrary: text.map(encodings.utf8) },
    { weight: 3, arbitrary: fc.tuple(text, fc.constantFrom(...Object.keys(encodings))).map(([whole, way]) => encodings[way](whole)) },
    { weight: 2, arbitrary: fc.tuple(text, fc.nat(), fc.uint8Array({ maxLength: 8 })).map(([whole, at, bytes]) => {
      const all = Buffer.from(whole);
      const cut = all.length ? at % all.length : 0;
      return Buffer.concat([all.subarray(0, cut), Buffer.from(bytes), all.subarray(cut)]);
    }) },
    { weight: 1, arbitrary: fc.uint8Array({ maxLength: 200 }).map(Buffer.from) },
  );
}

function parameterText(parameter) {
  const escaped = oddText.map((text) => encodeURIComponent(text.toWellFormed()));
  return fc.oneof(
    { weight: 8, arbitrary: fc.constantFrom(...parameter.values).map((value) => encodeURIComponent(value)) },
    { weight: 2, arbitrary: escaped },
    // No line of HTTP any more, if it holds a blank or the end of a line.
    { weight: 1, arbitrary: oddText },
  );
}

const HEADERS = {
  'Content-Type': ['application/json', 'application/json;charset=utf-16', 'application/x-ndjson', 'text/plain', 'multipart/form-data', 'application/x-www-form-urlencoded', 'x', ''],
  Accept: ['*/*', 'application/json', 'text/html', 'application/problem+json', 'image/png', 'text/*;q=0', 'application/json;q=2', ',', '', '*'],
  'Accept-Language': ['de', 'en-US;q=0.1', '*', 'de;q=', ';;', 'x'.repeat(3000), ''],
  'Accept-Encoding': ['gzip', 'identity;q=0', '*;q=0', 'br'],
  'Content-Encoding': ['gzip', 'x'],
  'Content-Length': ['0', '-1', '5, 5', '99999999999999999999'],
  'Transfer-Encoding': ['chunked', 'gzip, chunked', 'x'],
  Expect: ['100-continue', 'x'],
  Range: ['bytes=0-0', 'bytes=5-1', 'x'],
  'If-None-Match': ['*', '"x"'],
  Authorization: ['Bearer x', 'Bearer ' + 'x'.repeat(5000), 'Basic eDp4'],
  Cookie: ['a=b; a=c', '=', 'x'.repeat(4000)],
  traceparent: ['00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01', '00-0-0-0', 'ff'],
  Host: ['localhost', 'rebound.example', '', '[', 'a b'],
  'X-HTTP-Method-Override': ['DELETE'],
  Connection: ['Upgrade, HTTP2-Settings'],
  Upgrade: ['h2c', 'websocket'],
};

const oddHeaders = fc.array(
  fc.constantFrom(...Object.keys(HEADERS)).chain((name) => fc.oneof(
    { weight: 5, arbitrary: fc.constantFrom(...HEADERS[name]) }, oddText,
  ).map((value) => [name, value])),
  { maxLength: 3 },
);

/** Returns an arbitrary request: its method, its target as it stands in the first line, its headers and its body. */
export function requests(operation) {
  const path = fc.tuple(...operation.path.split('/').slice(1).map((segment) => {
    const parameter = operation.parameters.find((each) => segment === `{${each.name}}`);
    return parameter ? parameterText(parameter) : fc.constant(segment);
  })).map((segments) => `/${segments.join('/')}`);
  const known = operation.parameters.filter((parameter) => parameter.in === 'query');
  const query = fc.array(
    known.length === 0
      ? fc.tuple(oddText, oddText).map(([name, value]) => `${encodeURIComponent(name.toWellFormed())}=${encodeURIComponent(value.toWellFormed())}`)
      : fc.constantFrom(...known).chain((parameter) => parameterText(parameter).map((value) => `${parameter.name}=${value}`)),
    { maxLength: 4 },
  );
  return fc.record({
    method: fc.oneof({ weight: 12, arbitrary: fc.constant(operation.method) }, fc.constantFrom(...METHODS)),
    target: fc.tuple(path, query).map(([whole, parts]) => whole + (parts.length ? `?${parts.join('&')}` : '')),
    headers: fc.oneof({ weight: 3, arbitrary: fc.constant([]) }, oddHeaders),
    body: body(operation),
  });
}
