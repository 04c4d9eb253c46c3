// The whole way of a quarter from outside: reports with evidence, signed off, sent with one letter, one of
// them returned, corrected and superseded.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { judge } from './conformance/clauses.mjs';
import { Pdf } from './conformance/read_pdf.mjs';
import { saraban, start } from './service.mjs';

const folder = mkdtempSync(join(tmpdir(), 'saraban-reports-'));
const state = join(folder, 'state');
const admin = (...words) => execFileSync(saraban, ['admin', ...words, '--state', state], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const passwords = Object.fromEntries(admin('demo').trim().split('\n').slice(1).map((line) => line.split('\t').slice(1, 3)));
admin('seal', 'test-authority');
const service = await start(['--state', state, '--emblem', fileURLToPath(new URL('./letters/emblem.svg', import.meta.url)), '--deadlines', '5,10,60', '--public-url', 'https://reports.example.go.th/']);
after(async () => {
  await service.stop();
  rmSync(folder, { recursive: true });
});

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const enter = async (login) => {
  const answer = await service.send({ method: 'POST', path: '/v1/sessions', body: JSON.stringify({ login, password: passwords[login] }) });
  return { login, cookie: answer.headers['set-cookie'].split(';')[0] };
};
const people = {};
for (const word of ['preparer', 'checker', 'director', 'records']) people[word] = await enter(`huaikhwang.${word}`);
people.reviewer = await enter('strategy.reviewer');
people.stranger = await enter('bangna.preparer');

const ask = (who, method, path, body, headers = {}) => service.send({
  method, path, headers: { Cookie: people[who].cookie, 'Accept-Language': 'en', ...headers },
  body: body === undefined || Buffer.isBuffer(body) || typeof body === 'string' ? body : JSON.stringify(body),
});
let keys = 0;
const tag = async (path) => (await ask('checker', 'GET', path)).headers.etag;
const move = async (who, path, body, headers = {}) =>
  ask(who, 'POST', `${path}/transitions`, body, { 'If-Match': headers['If-Match'] ?? await tag(path), 'Idempotency-Key': `key-${++keys}`, ...headers });
const preview = async (who, path) => {
  const answer = await ask(who, 'GET', `${path}/documents/preview.pdf`);
  assert.equal(answer.headers['repr-digest'], `sha-256=:${createHash('sha256').update(answer.body).digest('base64')}:`);
  return sha256(answer.body);
};
const signature = async (action, path) => ({ action, password: passwords['huaikhwang.director'], confirm_sha256: await preview('director', path) });
const stateOf = async (path) => (await ask('checker', 'GET', path)).json().state;
const check = (answer, status) => assert.equal(answer.status, status, answer.body.toString());

const summary = (await service.send({ path: '/v1/templates/indicator-summary/sample' })).json();
const memo = (await service.send({ path: '/v1/templates/memo/sample' })).json();
const reportOn = (code) => ({ ...summary, indicators: [{ ...summary.indicators[0], code }] });
const pdfsig = (pdf) => {
  writeFileSync(join(folder, 'asked.pdf'), pdf);
  return spawnSync('pdfsig', ['-nocert', join(folder, 'asked.pdf')], { encoding: 'utf8' }).stdout;
};

// What the QR codes on the pages of a file say, by zbar.
const codesOn = (pdf, dots) => {
  writeFileSync(join(folder, 'page.pdf'), pdf);
  rmSync(join(folder, 'pages'), { recursive: true, force: true });
  mkdirSync(join(folder, 'pages'));
  execFileSync('pdftoppm', ['-gray', '-r', String(dots), join(folder, 'page.pdf'), join(folder, 'pages', 'page')]);
  const pages = readdirSync(join(folder, 'pages')).map((name) => join(folder, 'pages', name));
  return spawnSync('zbarimg', ['--nodbus', '-q', '--raw', '-Sdisable', '-Sqrcode.enable', ...pages], { encoding: 'utf8' }).stdout.trim();
};

// The clauses of PDF/A-3a and PDF/UA-1 that a file does not hold.
const faultsOf = async (pdf) => {
  writeFileSync(join(folder, 'judged.pdf'), pdf);
  return judge(await Pdf.read(join(folder, 'judged.pdf'))).map(({ ids, faults }) => `${ids}: ${faults[0]}`);
};

const reports = [];

test('three reports come with evidence, and are submitted and checked', async () => {
  const picture = readFileSync(new URL('../../templates/memo/sample.png', import.meta.url));
  for (const code of ['5009-0001', '5009-0002', '5009-0003']) {
    const made = await ask('preparer', 'POST', '/v1/reports', reportOn(code));
    check(made, 201);
    assert.ok(Array.isArray(made.json().findings));
    const path = made.headers.location;
    reports.push(path);
    check(await ask('preparer', 'POST', `${path}/evidence?name=${encodeURIComponent('ภาพกิจกรรม.png')}`, picture, { 'If-Match': made.headers.etag, 'Content-Type': 'image/png' }), 200);
    const [evidence] = (await ask('checker', 'GET', path)).json().evidence;
    assert.equal(evidence.sha256, sha256(picture));
    assert.deepEqual((await ask('checker', 'GET', `${path}/evidence/${evidence.id}`)).body, picture);
    check(await move('preparer', path, { action: 'submit' }), 200);
    check(await move('checker', path, { action: 'check' }), 200);
  }
});

test('evidence of 32 MiB streams up and down', async () => {
  const path = (await ask('preparer', 'POST', '/v1/reports', reportOn('5009-0009'))).headers.location;
  const large = Buffer.alloc(32 << 20, 'evidence');
  check(await ask('preparer', 'POST', `${path}/evidence?name=large.pdf`, large, { 'If-Match': '"1"', 'Content-Type': 'application/pdf' }), 200);
  const [evidence] = (await ask('checker', 'GET', path)).json().evidence;
  const down = await ask('checker', 'GET', `${path}/evidence/${evidence.id}`);
  assert.equal(sha256(down.body), sha256(large));
  const status = readFileSync(`/proc/${service.pid}/status`, 'utf8');
  assert.ok(Number(/VmHWM:\s+(\d+)/.exec(status)[1]) < 200_000, status);
});

test('another office and nobody see nothing', async () => {
  for (const more of ['', '/history', '/documents/preview.pdf']) check(await ask('stranger', 'GET', reports[0] + more), 404);
  check(await service.send({ path: reports[0] }), 401);
  check(await ask('reviewer', 'GET', reports[0]), 404);
});

test('a signature takes the password, the document that was looked at and the version', async () => {
  const body = await signature('sign_off', reports[0]);
  check(await move('preparer', reports[0], body), 403);
  check(await move('director', reports[0], { ...body, password: undefined }), 403);
  check(await move('director', reports[0], { ...body, confirm_sha256: await preview('director', reports[1]) }), 409);
  check(await move('director', reports[0], { ...body, confirm_sha256: undefined }), 428);
  check(await move('director', reports[0], body, { 'If-Match': '"1"' }), 412);
  check(await ask('director', 'POST', `${reports[0]}/transitions`, body, { 'Idempotency-Key': 'x' }), 428);
  assert.equal(await stateOf(reports[0]), 'checked');
});

test('a signature that comes again is answered again, and made once', async () => {
  const body = await signature('sign_off', reports[0]);
  const headers = { 'If-Match': await tag(reports[0]), 'Idempotency-Key': '"replayed"' };
  const first = await move('director', reports[0], body, headers);
  check(first, 200);
  const again = await move('director', reports[0], body, headers);
  assert.deepEqual(again.body, first.body);
  check(await move('director', reports[0], { ...body, reason: 'อื่น' }, headers), 422);
  assert.equal((await ask('director', 'GET', `${reports[0]}/history`)).json().items.filter((one) => one.action === 'sign_off').length, 1);
});

test('two signatures at once make one', async () => {
  const body = await signature('sign_off', reports[1]);
  const headers = { 'If-Match': await tag(reports[1]) };
  const answers = await Promise.all([1, 2].map(() => move('director', reports[1], body, { ...headers, 'Idempotency-Key': `at-once-${++keys}` })));
  assert.deepEqual(answers.map((answer) => answer.status).sort(), [200, 412]);
});

test('a list is signed as a whole', async () => {
  const id = reports[2].split('/').at(-1), version = Number((await tag(reports[2])).replaceAll('"', ''));
  const confirm_sha256 = sha256(`${id} ${version} ${await preview('director', reports[2])}\n`);
  const body = { action: 'sign_off', password: passwords['huaikhwang.director'], confirm_sha256, records: [{ id, version }] };
  check(await ask('director', 'POST', '/v1/transitions', body, { 'Idempotency-Key': 'list' }), 200);
});

test('every signature is valid to poppler and to saraban', async () => {
  for (const path of reports) {
    const pdf = (await ask('checker', 'GET', `${path}/documents/report.pdf`)).body;
    assert.match(pdfsig(pdf), /Total document signed[^]*Signature is Valid/);
    const verified = spawnSync(saraban, ['verify', join(folder, 'asked.pdf')], { encoding: 'utf8' });
    assert.equal(verified.status, 0, verified.stdout);
    assert.deepEqual(await faultsOf(pdf), []);
  }
});

test('the code on a signed page leads to where the file is known', async () => {
  for (const path of reports) {
    const pdf = (await ask('checker', 'GET', `${path}/documents/report.pdf`)).body;
    const [{ code }] = (await ask('checker', 'GET', path)).json().documents;
    for (const dots of [150, 300]) assert.equal(codesOn(pdf, dots), `https://reports.example.go.th/verify/${code}`);
    assert.equal((await service.send({ path: `/v1/verifications/${code}` })).json().sha256, sha256(pdf));
  }
});

let letter;

test('one letter for all three is signed, numbered and sent', async () => {
  const body = { template: 'memo', reports: reports.map((path) => path.split('/').at(-1)), letter: { ...memo.letter, number: null, date: null } };
  const made = await ask('preparer', 'POST', '/v1/letters', body);
  check(made, 201);
  letter = made.headers.location;
  check(await move('director', letter, await signature('sign', letter)), 200);
  const sealed = (await ask('records', 'GET', `${letter}/documents/letter-signed.pdf`)).body;
  check(await move('records', letter, { action: 'register', number: '3336', date: '2021-06-25' }), 200);
  const numbered = (await ask('records', 'GET', `${letter}/documents/letter.pdf`)).body;
  assert.deepEqual(numbered.subarray(0, sealed.length), sealed);
  assert.equal(pdfsig(numbered).match(/Signature is Valid/g).length, 2);
  assert.equal(codesOn(sealed, 200), '');  // It did not ask for one.
  assert.deepEqual(await faultsOf(sealed), []);
  assert.deepEqual(await faultsOf(numbered), ['H id: they differ']);  // As an update's ID must (ISO 32000-1, 14.4).
  check(await move('records', letter, { action: 'send' }), 200);
  for (const path of reports) assert.equal(await stateOf(path), 'sent');
});

test('a number is used once', async () => {
  const body = { template: 'memo', reports: [reports[0].split('/').at(-1)], letter: { ...memo.letter, number: null, date: null } };
  const second = (await ask('preparer', 'POST', '/v1/letters', body)).headers.location;
  check(await move('director', second, await signature('sign', second)), 200);
  const answer = await move('records', second, { action: 'register', number: '3336', date: '2021-12-31' });
  check(answer, 409);
  assert.equal(answer.json().type, '/problems/number_taken');
});

test('one is returned, corrected and signed again; another is superseded', async () => {
  check(await move('reviewer', reports[0], { action: 'return', reason: 'ผลงานไม่ตรงกับหลักฐาน' }), 200);
  check(await ask('preparer', 'PUT', reports[0], reportOn('5009-0001'), { 'If-Match': await tag(reports[0]) }), 200);
  const revised = await move('preparer', reports[1], { action: 'revise' });
  check(revised, 200);
  for (const path of [reports[0], revised.headers.location]) {
    check(await move('preparer', path, { action: 'submit' }), 200);
    check(await move('checker', path, { action: 'check' }), 200);
    check(await move('director', path, await signature('sign_off', path)), 200);
  }
  assert.equal(await stateOf(reports[1]), 'superseded');
  const documents = async (path) => (await ask('checker', 'GET', path)).json().documents;
  const verified = async ({ code }) => (await service.send({ path: `/v1/verifications/${code}` })).json().state;
  assert.deepEqual(await Promise.all((await documents(reports[0])).map(verified)), ['superseded', 'valid']);
  assert.deepEqual(await Promise.all((await documents(reports[1])).map(verified)), ['superseded']);
  assert.deepEqual(await Promise.all((await documents(revised.headers.location)).map(verified)), ['valid']);
});

test('the log names no document, and the audit chain holds', async () => {
  assert.ok(service.log.every((line) => !/ร้อยละ|5009-000/.test(JSON.stringify(line))));
  admin('audit', 'check');
});
