// What documents are sealed with: a time-stamp authority that answers, is silent, lies or is gone; certificates of
// signers; letters that are signed on paper; the audit's head, kept every day.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { copyFileSync, mkdirSync, mkdtempSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { fileURLToPath } from 'node:url';

import { saraban, start } from './service.mjs';
import { startTimeAuthority, writeRevocationList } from './time_authority.mjs';

const folder = mkdtempSync(join(tmpdir(), 'saraban-seals-'));
const state = join(folder, 'state'), seals = join(state, 'seals'), validation = join(folder, 'validation'), heads = join(folder, 'heads');
const admin = (...words) => execFileSync(saraban, ['admin', ...words, '--state', state], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const passwords = Object.fromEntries(admin('demo').trim().split('\n').slice(1).map((line) => line.split('\t').slice(1, 3)));
admin('seal', 'test-authority');
admin('seal', 'test-signer', '--login', 'huaikhwang.director');
for (const one of [validation, heads]) mkdirSync(one);
copyFileSync(join(seals, 'authority.pem'), join(validation, 'authority.pem'));
writeRevocationList(seals, folder, join(validation, 'authority.crl'));
const authority = await startTimeAuthority(seals, folder);
const anchor = join(seals, 'authority.pem');
const emblem = fileURLToPath(new URL('./letters/emblem.svg', import.meta.url));
const service = await start(['--state', state, '--emblem', emblem, '--deadlines', '5,10,60',
  '--tsa', authority.url, '--tsa-trust', anchor, '--tsa-time', '2', '--validation', validation, '--signer-trust', anchor, '--audit-heads', heads]);
after(async () => {
  await service.stop();
  authority.stop();
  rmSync(folder, { recursive: true });
});

const sha256 = (bytes) => createHash('sha256').update(bytes).digest('hex');
const people = {};
for (const word of ['preparer', 'checker', 'director', 'records', 'administrator']) {
  const login = `huaikhwang.${word}`;
  const answer = await service.send({ method: 'POST', path: '/v1/sessions', body: JSON.stringify({ login, password: passwords[login] }) });
  people[word] = { id: answer.json().person.id, cookie: answer.headers['set-cookie'].split(';')[0] };
}
const ask = (who, method, path, body, headers = {}) => service.send({
  method, path, headers: { Cookie: people[who].cookie, 'Accept-Language': 'en', ...headers },
  body: body === undefined || Buffer.isBuffer(body) ? body : JSON.stringify(body),
});
const check = (answer, status) => {
  assert.equal(answer.status, status, answer.body.toString());
  return answer;
};
let keys = 0;
const move = async (who, path, body) => ask(who, 'POST', `${path}/transitions`, body,
  { 'If-Match': (await ask('checker', 'GET', path)).headers.etag, 'Idempotency-Key': `key-${++keys}` });
const signature = async (action, path) => ({
  action, password: passwords['huaikhwang.director'], confirm_sha256: sha256((await ask('director', 'GET', `${path}/documents/preview.pdf`)).body),
});
const sample = async (name) => (await service.send({ path: `/v1/templates/${name}/sample` })).json();
const summary = await sample('indicator-summary'), memo = await sample('memo');
let reports = 0;
const checked = async () => {
  const report = { ...summary, indicators: [{ ...summary.indicators[0], code: `5009-000${++reports}` }] };
  const path = check(await ask('preparer', 'POST', '/v1/reports', report), 201).headers.location;
  check(await move('preparer', path, { action: 'submit' }), 200);
  check(await move('checker', path, { action: 'check' }), 200);
  return path;
};
const letterOver = async (path) => check(await ask('preparer', 'POST', '/v1/letters',
  { template: 'memo', reports: [path.split('/').at(-1)], letter: { ...memo.letter, number: null, date: null } }), 201).headers.location;
const signed = async (more = {}) => {
  const path = await checked();
  return { path, ...check(await move('director', path, { ...await signature('sign_off', path), ...more }), 200).json() };
};
const verified = (pdf) => {
  writeFileSync(join(folder, 'asked.pdf'), pdf);
  const told = spawnSync(saraban, ['verify', '--trust', anchor, '--emblem', emblem, join(folder, 'asked.pdf')], { encoding: 'utf8' });
  assert.equal(told.status, 0, told.stdout + told.stderr);
  return { told: JSON.parse(told.stdout), pdfsig: spawnSync('pdfsig', ['-nocert', join(folder, 'asked.pdf')], { encoding: 'utf8' }).stdout };
};
const fileOf = async (path, name) => check(await ask('checker', 'GET', `${path}/documents/${name}`), 200).body;

let report;

test('an authority that answers raises a report to B-LT, and a letter with its number', async () => {
  const made = await signed();
  report = made.path;
  assert.deepEqual({ level: made.signature.level, lowered: made.signature.lowered }, { level: 'B-LT', lowered: [] });
  const { pdfsig } = verified(await fileOf(report, 'report.pdf'));
  assert.match(pdfsig, /Signature is Valid/);
  const letter = await letterOver(report);
  const first = check(await move('director', letter, await signature('sign', letter)), 200).json();
  assert.deepEqual([first.signature.level, first.signature.lowered.map((one) => one.code)], ['B-T', ['validation-later']]);
  const numbered = check(await move('records', letter, { action: 'register', number: '3336', date: '2021-06-25' }), 200).json();
  assert.equal(numbered.signature.level, 'B-LT');
  assert.equal(verified(await fileOf(letter, 'letter.pdf')).pdfsig.match(/Signature is Valid/g).length, 2);
});

for (const behaviour of ['replaying', 'silent']) {
  test(`an authority that is ${behaviour} lowers the level, which is told`, async () => {
    authority.behaves = behaviour;
    const made = await signed();
    assert.deepEqual([made.signature.level, made.signature.lowered[0].code], ['B-B', 'time-stamp-missing']);
    assert.deepEqual((await ask('checker', 'GET', made.path)).json().documents[0].signature, made.signature);
    assert.ok(await service.logged((line) => line.event === 'seal_lowered' && line.record === made.path.split('/').at(-1)));
    verified(await fileOf(made.path, 'report.pdf'));
  });
}

test('an authority that was silent is left alone for a while', async () => {
  authority.behaves = 'honest';
  const asked = authority.asked;
  assert.equal((await signed()).signature.level, 'B-B');
  assert.equal(authority.asked, asked);
});

test('a signer signs with a certificate of the own, which stays nowhere', async () => {
  const certificate = { pkcs12: readFileSync(join(seals, 'huaikhwang.director.p12')).toString('base64'),
    password: readFileSync(join(seals, 'huaikhwang.director.password'), 'utf8').trim() };
  const made = await signed({ certificate });
  assert.equal(made.signature.means, 'own_certificate');
  assert.match(made.signature.certificate, /OU=signer/);
  verified(await fileOf(made.path, 'report.pdf'));
  const answer = await ask('checker', 'GET', `/v1/verifications/${(await ask('checker', 'GET', made.path)).json().documents[0].code}`);
  assert.equal(answer.json().signed_with, 'own_certificate');
  const database = readFileSync(join(state, 'store.sqlite'));
  assert.ok(!database.includes(certificate.pkcs12.slice(0, 100)) && !database.includes(certificate.password));
  assert.ok(!JSON.stringify(service.log).includes(certificate.password));
});

test('a letter is signed on paper: printed, scanned, recorded, verified, sent', async () => {
  const letter = await letterOver((await signed()).path);
  const paper = check(await ask('records', 'GET', `${letter}/documents/to-sign.pdf?signer=${people.director.id}`), 200).body;
  assert.equal(sha256(paper), (await signature('sign', letter)).confirm_sha256);
  const scan = readFileSync(new URL('../../templates/memo/sample.png', import.meta.url));
  const kept = check(await ask('records', 'POST', `${letter}/scan`, scan, { 'If-Match': '"1"', 'Content-Type': 'image/png' }), 200);
  assert.equal(kept.headers.etag, '"2"');
  const body = { action: 'record_ink', number: '3337', date: '2021-06-25', signer: people.director.id, confirm_sha256: sha256(scan) };
  check(await move('preparer', letter, body), 403);
  const recorded = check(await move('records', letter, body), 200).json();
  assert.deepEqual([recorded.state, recorded.by_hand, recorded.signed_by], ['registered', true, people.director.id]);
  assert.deepEqual(await fileOf(letter, 'scan.png'), scan);
  const [{ code }] = (await ask('records', 'GET', letter)).json().documents;
  const told = (await service.send({ path: `/v1/verifications/${code}` })).json();
  assert.deepEqual([told.signed_with, told.sha256, told.state, told.signed_on], ['ink', sha256(scan), 'valid', '2021-06-25']);
  check(await move('records', letter, { action: 'send' }), 200);
});

test('the head of the audit is kept once a day, signed, and proves the chain', async () => {
  const [name] = readdirSync(heads), before = readFileSync(join(heads, name));
  assert.match(name, /^audit-head-\d{4}-\d\d-\d\d\.txt$/);
  const proof = spawnSync(saraban, ['admin', 'audit', 'check', '--state', state, '--heads', heads, '--trust', anchor], { encoding: 'utf8' });
  assert.equal(proof.status, 0, proof.stdout + proof.stderr);
  assert.match(proof.stderr, /heads signed by .*OU=records/);
  writeFileSync(join(heads, name), before.toString().replace(/ [0-9a-f]{64} /, ` ${'0'.repeat(64)} `));
  const forged = spawnSync(saraban, ['admin', 'audit', 'check', '--state', state, '--heads', heads, '--trust', anchor], { encoding: 'utf8' });
  assert.equal(forged.status, 3);
  assert.match(forged.stdout, /the signature does not hold/);
  writeFileSync(join(heads, name), before);
});

test('a key that is asked for twice is made once, and its token told once', async () => {
  const wanted = { label: 'ทะเบียน', scopes: ['render'] }, headers = { 'Idempotency-Key': 'one-key' };
  const first = check(await ask('administrator', 'POST', '/v1/keys', wanted, headers), 201);
  const again = check(await ask('administrator', 'POST', '/v1/keys', wanted, headers), 201);
  assert.match(first.json().token, /^sg_/);
  assert.deepEqual(again.json(), { ...first.json(), token: null });
  check(await ask('administrator', 'POST', '/v1/keys', { ...wanted, label: 'อื่น' }, headers), 422);
  assert.equal((await ask('administrator', 'GET', '/v1/keys')).json().items.length, 1);
  assert.ok(!readFileSync(join(state, 'store.sqlite')).includes(first.json().token));

  const person = { login: 'huaikhwang.new', name: 'นายสมมุติ ตัวอย่าง', position: 'เจ้าพนักงานธุรการ', roles: ['preparer'] };
  const made = check(await ask('administrator', 'POST', '/v1/people', person, { 'Idempotency-Key': 'one-person' }), 201);
  const told = check(await ask('administrator', 'POST', '/v1/people', person, { 'Idempotency-Key': 'one-person' }), 201);
  assert.deepEqual(told.json(), { ...made.json(), password: null });
  check(await ask('administrator', 'POST', '/v1/people', person), 409);
});
