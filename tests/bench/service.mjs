// The service beside the same renderings without HTTP, and its memory. Prints figures, asserts nothing:
//
//   scripts/bench service
//
// Processor time a document is what the comparison rests on: other work on the machine, and the client's, are
// not in it. Turns of both take turns; medians.

import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { start } from '../wire/service.mjs';
import { cpuOf } from './peers/processes.mjs';

const run = promisify(execFile);
const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const target = '/v1/documents/indicator-summary', sample = at('templates/indicator-summary/sample.json'), folder = at('build/peers/sample');
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const memory = (service, what = 'VmRSS') => Number(new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync(`/proc/${service.pid}/status`, 'utf8'))[1]) / 1024;

async function load(service, ...how) {
  const { stdout } = await run(at('build/tests/saraban_load'), [service.port, ...how, target, sample].map(String));
  return JSON.parse(stdout);
}

mkdirSync(folder, { recursive: true });
for (let i = 0; i < 61; ++i) writeFileSync(`${folder}/${String(i).padStart(3, '0')}.json`, readFileSync(sample));

const service = await start();
console.log(`after start: ${memory(service).toFixed(1)} MB`);

const http = [], plain = [], rates = [];
for (let turn = 0; turn < 5; ++turn) {
  const begun = cpuOf([service.pid]), clock = performance.now();
  const { 200: served } = await load(service, 'clients', 16, 4);
  http.push((cpuOf([service.pid]) - begun) / served.count);
  rates.push((served.count * 1000) / (performance.now() - clock));
  const twice = await Promise.all([1, 2].map(() => run(at('build/tests/saraban_peer'), [at('templates'), 'indicator-summary', folder, '300'])));
  plain.push(median(twice.map(({ stdout }) => JSON.parse(stdout).cpu)));
}
console.log(`a document: ${median(http).toFixed(2)} ms of a core over HTTP with 16 clients, ${median(plain).toFixed(2)} ms in a process of its own`);
console.log(`documents a second of two cores over HTTP: ${((100 * median(plain)) / median(http)).toFixed(0)} % of the rate without; on this machine, as busy as it was, ${median(rates).toFixed(0)}`);

writeFileSync(`/proc/${service.pid}/clear_refs`, '5');  // The peak begins anew.
const before = memory(service);
await load(service, 'clients', 16, 4);
console.log(`16 in flight: at most ${memory(service, 'VmHWM').toFixed(1)} MB, ${before.toFixed(1)} before`);

const wanted = Number(process.argv[2] ?? 10_000);
for (let served = 0; served < wanted;) {
  for (const until = served + wanted / 4; served < until;) served += (await load(service, 'clients', 16, 5))[200].count;
  await sleep(500);
  console.log(`after ${served} more renderings: ${memory(service).toFixed(1)} MB`);
}
await service.stop();
