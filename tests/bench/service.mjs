// The service beside the same renderings without HTTP, and its memory. Prints figures, asserts nothing:
//
//   scripts/bench service
//
// Two comparisons: by the processor time that a document takes of the service alone, and by the clock, where the
// client takes its part of the two cores too. Turns of both take turns; medians.

import { execFile, spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, openSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

import { cpuOf } from './peers/processes.mjs';

const run = promisify(execFile);
const at = (path) => fileURLToPath(new URL(`../../${path}`, import.meta.url));
const target = '/v1/documents/indicator-summary', sample = at('templates/indicator-summary/sample.json'), folder = at('build/peers/sample');
const median = (values) => values.toSorted((a, b) => a - b)[values.length >> 1];
const memory = (service, what = 'VmRSS') => Number(new RegExp(`${what}:\\s+(\\d+)`).exec(readFileSync(`/proc/${service.pid}/status`, 'utf8'))[1]) / 1024;

// Its log goes to a file, so that nobody but the client takes the cores from it.
async function start() {
  const scratch = mkdtempSync(join(tmpdir(), 'saraban-bench-')), log = join(scratch, 'log');
  const child = spawn(at('build/saraban'), ['serve', '--listen', '127.0.0.1:0', '--state', join(scratch, 'none')], { stdio: ['ignore', openSync(log, 'w'), 'inherit'] });
  const ended = new Promise((resolve) => child.once('exit', resolve));
  let port;
  while (!(port = /"listening".*:(\d+)"/.exec(readFileSync(log, 'utf8'))?.[1])) await sleep(20);
  return { pid: child.pid, port, stop: async () => (child.kill('SIGTERM'), await ended, rmSync(scratch, { recursive: true })) };
}

// What was answered, how many documents a second, and the client's own milliseconds of a core.
async function load(service, seconds) {
  const begun = performance.now();
  const { stdout, stderr } = await run(at('build/tests/saraban_load'), [service.port, 'clients', 16, seconds, target, sample].map(String));
  const { count } = JSON.parse(stdout)[200];
  return { count, rate: (count * 1000) / (performance.now() - begun), client: Number(stderr) };
}

// At the kindness of the service's own threads (server/http/render_pool.cpp): other work on the machine then
// takes the same from both.
async function without() {
  const { stdout } = await run('nice', ['-n', '5', at('build/tests/saraban_peer'), at('templates'), 'indicator-summary', folder, '400']);
  return JSON.parse(stdout);
}

mkdirSync(folder, { recursive: true });
for (let i = 0; i < 61; ++i) writeFileSync(`${folder}/${String(i).padStart(3, '0')}.json`, readFileSync(sample));

const service = await start();
console.log(`after start: ${memory(service).toFixed(1)} MB`);
await load(service, 1);

const turns = [];
for (let turn = 0; turn < 5; ++turn) {
  const begun = cpuOf([service.pid]);
  const { count, rate, client } = await load(service, 3);
  const http = (cpuOf([service.pid]) - begun) / count;
  const twice = await Promise.all([without(), without()]);
  const plain = (twice[0].cpu + twice[1].cpu) / 2, plainRate = twice.reduce((sum, { rate: own }) => sum + own, 0);
  turns.push({ http, plain, rate, plainRate, client: client / count, cpuShare: (100 * plain) / http, clockShare: (100 * rate) / plainRate });
}
const of = (what, places = 2) => median(turns.map((turn) => turn[what])).toFixed(places);
console.log(`a document: ${of('http')} ms of a core over HTTP with 16 clients, ${of('plain')} ms in a process of its own: ${of('cpuShare', 0)} %`);
console.log(`documents a second of two cores: ${of('rate', 0)} over HTTP, ${of('plainRate', 0)} in two processes: ${of('clockShare', 0)} %; the client took ${of('client')} ms of a core for each`);

writeFileSync(`/proc/${service.pid}/clear_refs`, '5');  // The peak begins anew.
const before = memory(service);
await load(service, 4);
console.log(`16 in flight: at most ${memory(service, 'VmHWM').toFixed(1)} MB, ${before.toFixed(1)} before`);

const wanted = Number(process.argv[2] ?? 10_000);
for (let served = 0; served < wanted;) {
  for (const until = served + wanted / 4; served < until;) served += (await load(service, 5)).count;
  await sleep(500);
  console.log(`after ${served} more renderings: ${memory(service).toFixed(1)} MB`);
}
await service.stop();
