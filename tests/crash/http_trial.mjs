// node tests/crash/http_trial.mjs KILLS WRITES: the service under the load of an office, killed with SIGKILL at a
// random moment and started again, until it was killed so often and has acknowledged so many writes. A clerk whose request
// was cut off asks again with the same Idempotency-Key. After each start everything that was acknowledged in
// the life before must be there, and at the end all of it: version, state, number, files by their digests, history;
// then `saraban admin audit check` looks at everything. The last line says what was found; exit status 0: nothing wrong.

import { execFileSync, spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

import { saraban, start } from '../wire/service.mjs';

const [kills, writes] = process.argv.slice(2).map(Number);
const folder = mkdtempSync(join(tmpdir(), 'saraban-kills-'));
const admin = (...words) => execFileSync(saraban, ['admin', ...words, '--state', folder], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const passwords = Object.fromEntries(admin('demo').trim().split('\n').slice(1).map((line) => line.split('\t').slice(1, 3)));
admin('seal', 'test-authority');
const options = ['--state', folder, '--deadlines', '5,10,60', '--public-url', 'https://reports.example'];
const picture = readFileSync(new URL('../../templates/memo/sample.png', import.meta.url));
const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');

const faults = [];
const tally = { kills: 0, acknowledged: 0, cut: 0, restarts: [], cores: [] };
const mean = (numbers) => (numbers.reduce((sum, number) => sum + number, 0) / numbers.length).toFixed(0);
const told = () => {
  return `${tally.kills} kills, ${tally.acknowledged} acknowledged (${records.size} records), ${tally.cut} requests cut or sent away, ${faults.length} faults, ` +
    `restart ${mean(tally.restarts)} ms on average (${mean(tally.cores)} ms of a core), ${Math.max(...tally.restarts).toFixed(0)} at most (${Math.max(...tally.cores)})`;
};

// ——— The service's lives ———

let service = await start(options);
let alive = Promise.resolve(), come_alive;
const [summary, memo] = await Promise.all(['indicator-summary', 'memo'].map(async (name) => (await service.send({ path: `/v1/templates/${name}/sample` })).json()));
const cookies = {};
for (const word of ['preparer', 'checker', 'director', 'records']) {
  const login = `huaikhwang.${word}`;
  const answer = await service.send({ path: '/v1/sessions', body: JSON.stringify({ login, password: passwords[login] }) });
  cookies[word] = answer.headers['set-cookie'].split(';')[0];
}

async function kill() {
  alive = new Promise((resolve) => { come_alive = resolve; });
  await service.kill();
  ++tally.kills;
}

// One that does not live to its first request.
async function kill_while_it_starts() {
  const child = spawn(saraban, ['serve', '--listen', '127.0.0.1:0', ...options], { stdio: 'ignore' });
  const ended = new Promise((resolve) => child.once('exit', (code, signal) => resolve(signal)));
  await sleep(Math.random() * 400);
  child.kill('SIGKILL');
  if (await ended !== 'SIGKILL') faults.push('a start ended by itself');
  ++tally.kills;
}

// What a process has used of a core: proc(5), fields 14 and 15, in hundredths of a second.
function processor_ms(pid) {
  const fields = readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ');
  return 10 * (Number(fields[13]) + Number(fields[14]));
}

async function start_again() {
  const begun = performance.now();
  service = await start(options);
  while ((await service.send({ path: '/readyz' })).status !== 200) await sleep(5);
  tally.restarts.push(performance.now() - begun);
  tally.cores.push(processor_ms(service.pid));
}

// ——— What was acknowledged ———

const records = new Map();   // By path: { version, state, number } as the last answer said.
const touched = new Set();   // Paths that were written to in this life.
const asking = new Set();    // Paths whose answer was cut off.

const request = (who, method, path, body, headers = {}) => service.send({
  method, path, headers: { Cookie: cookies[who], 'Accept-Language': 'en', ...headers }, body: body === undefined || Buffer.isBuffer(body) ? body : JSON.stringify(body),
});

// Asks until there is an answer, over as many lives as that takes.
async function ask(who, method, path, body, headers) {
  for (;;) {
    await alive;
    try {
      const answer = await request(who, method, path, body, headers);
      if (answer.status === 503) await sleep(50);
      else if (answer.status !== 0) return answer;
    } catch {
      // Killed before it answered.
    }
    ++tally.cut;
    await sleep(5);
  }
}

function acknowledge(path, answer) {
  const said = answer.json();
  records.set(path, { version: Number(answer.headers.etag.replaceAll('"', '')), state: said.state, number: said.number ?? null });
  touched.add(path);
  ++tally.acknowledged;
}

async function write(who, method, path, body, headers = {}, record = path) {
  asking.add(record);
  const answer = await ask(who, method, path, body, headers);
  asking.delete(record);
  if (answer.status === 200) acknowledge(record, answer);
  return answer;
}

let keys = 0;
async function move(who, path, body) {
  const headers = { 'If-Match': `"${records.get(path).version}"`, 'Idempotency-Key': `key-${++keys}` };
  const answer = await write(who, 'POST', `${path}/transitions`, body, headers, path);
  if (answer.status !== 200) throw new Error(`${body.action} of ${path}: ${answer.body}`);
}

async function create(path, body) {
  const answer = await ask('preparer', 'POST', path, body);
  if (answer.status === 409) return undefined;  // It had been made, and the answer was cut off.
  if (answer.status !== 201) throw new Error(answer.body.toString());
  acknowledge(answer.headers.location, answer);
  return answer.headers.location;
}

// ——— The office ———

let codes = 0, numbers = 0, ended = false;

async function sign(action, path) {
  const preview = (await ask('director', 'GET', `${path}/documents/preview.pdf`)).body;
  await move('director', path, { action, password: passwords['huaikhwang.director'], confirm_sha256: sha256(preview) });
}

async function report() {
  const code = `5009-${++codes}`;
  const path = await create('/v1/reports', { ...summary, indicators: [{ ...summary.indicators[0], code }] });
  if (!path) return undefined;
  for (let i = 0; i < 6; ++i) {
    const bytes = Buffer.concat([picture, Buffer.from(`${code} ${i}`)]);
    const evidence = await write('preparer', 'POST', `${path}/evidence?name=${i}.png`, bytes, { 'If-Match': `"${records.get(path).version}"`, 'Content-Type': 'image/png' }, path);
    if (evidence.status === 412) acknowledge(path, await ask('preparer', 'GET', path));  // It is there already.
  }
  await move('preparer', path, { action: 'submit' });
  await move('checker', path, { action: 'check' });
  await sign('sign_off', path);
  return path;
}

async function letter(over) {
  const path = await create('/v1/letters', { template: 'memo', reports: [over.split('/').at(-1)], letter: { ...memo.letter, number: null, date: null, emblem: 'preprinted' } });
  if (!path) return;
  await sign('sign', path);
  await move('records', path, { action: 'register', number: String(++numbers), date: '2026-06-26' });
}

async function clerk(work) {
  while (!ended) await work();
}

// ——— The checks ———

async function look_at(path) {
  const known = records.get(path), answer = await request('director', 'GET', path);
  if (answer.status !== 200) return faults.push(`${path} is lost`);
  const version = Number(answer.headers.etag.replaceAll('"', '')), found = answer.json();
  if (version !== known.version && !(asking.has(path) && version === known.version + 1)) faults.push(`${path} is of version ${version}, not ${known.version}`);
  if (version === known.version && (found.state !== known.state || (found.number ?? null) !== known.number)) faults.push(`${path} is ${found.state} ${found.number}, not ${known.state} ${known.number}`);
  const history = (await request('director', 'GET', `${path}/history`)).json().items;
  if (history.at(-1)?.version !== version) faults.push(`the history of ${path} ends elsewhere`);
  for (const document of found.documents) {
    const file = await request('director', 'GET', `${path}/documents/${document.name}?version=${document.version}`);
    if (file.status !== 200 || sha256(file.body) !== document.sha256) faults.push(`a document of ${path} is not what the record says`);
    if (!history.some((entry) => entry.file_sha256 === document.sha256)) faults.push(`the audit does not know a document of ${path}`);
  }
  if (['signed_off', 'signed', 'registered'].includes(found.state) && found.documents.length === 0) faults.push(`${path} is ${found.state} without a document`);
  return undefined;
}

const first = await report();
const clerks = [clerk(report), clerk(report), clerk(() => letter(first))];
for (const work of clerks) work.catch((error) => { faults.push(error.message); ended = true; });
while ((tally.kills < kills || tally.acknowledged < writes) && faults.length === 0) {
  const enough = tally.acknowledged + Math.random() * 2 * writes / kills;
  for (const since = Date.now(); tally.acknowledged < enough && Date.now() - since < 30_000 && faults.length === 0;) await sleep(5);
  await sleep(Math.random() * 200);
  await kill();
  if (tally.kills % 8 === 0) await kill_while_it_starts();
  await start_again();
  for (const path of touched) await look_at(path);
  touched.clear();
  if (tally.kills % 20 === 0) console.log(told());
  come_alive();
}
ended = true;
await Promise.allSettled(clerks);
asking.clear();
for (const path of records.keys()) await look_at(path);
const registered = [...records.values()].map((record) => record.number).filter(Boolean);
if (new Set(registered).size !== registered.length) faults.push('a number was given twice');
await service.stop();
try {
  admin('audit', 'check');
} catch (error) {
  faults.push(`audit check: ${error.stdout}`);
}
rmSync(folder, { recursive: true });

for (const fault of faults) console.error(fault);
console.log(told());
process.exit(faults.length === 0 ? 0 : 1);
