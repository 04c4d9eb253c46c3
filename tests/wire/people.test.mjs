// People from outside: who comes in, what holds for how long, and who may administer whom.

import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { saraban, start } from './service.mjs';

const folder = mkdtempSync(join(tmpdir(), 'saraban-people-'));
const state = join(folder, 'state');
const admin = (...words) => execFileSync(saraban, ['admin', ...words, '--state', state], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const passwords = Object.fromEntries(admin('demo').trim().split('\n').slice(1).map((line) => line.split('\t').slice(1, 3)));
const service = await start(['--state', state]);
after(async () => {
  await service.stop();
  rmSync(folder, { recursive: true });
});

const send = (method, path, { session, body, headers = {} } = {}) =>
  service.send({ method, path, headers: { ...(session && { Cookie: `saraban=${session}` }), ...headers }, body: body && JSON.stringify(body) });
const signIn = (login, password = passwords[login], headers = {}) => send('POST', '/v1/sessions', { body: { login, password }, headers });
const cookie = (answer) => /^(?:__Host-)?saraban=([a-z2-7]{52});/.exec(answer.headers['set-cookie'])?.[1];
const enter = async (login) => cookie(await signIn(login));
const whoAmI = async (session) => (await send('GET', '/v1/sessions/current', { session })).status;
const personOf = async (session, login) => (await send('GET', '/v1/people', { session })).json().items.find((person) => person.login === login);

test('whoever signs in is told who he is, and the cookie is for browsers alone', async () => {
  const answer = await signIn('huaikhwang.director');
  assert.equal(answer.status, 201);
  assert.match(answer.headers['set-cookie'], /^saraban=[a-z2-7]{52}; Path=\/; HttpOnly; SameSite=Lax$/);
  assert.equal(answer.headers['cache-control'], 'no-store');
  const { person, office, roles, form_token, ends } = answer.json();
  assert.equal(person.login, 'huaikhwang.director');
  assert.deepEqual(office, { code: '5009', name: 'สำนักงานเขตห้วยขวาง' });
  assert.deepEqual(roles, ['approver']);
  assert.equal(form_token.length, 26);
  assert.ok(Date.parse(ends) > Date.now());
  assert.deepEqual((await send('GET', answer.headers.location, { session: cookie(answer) })).json(), answer.json());
});

test('under a name of the network the cookie needs TLS', async () => {
  const answer = await signIn('huaikhwang.director', undefined, { Host: 'saraban.example' });
  assert.match(answer.headers['set-cookie'], /^__Host-saraban=[a-z2-7]{52}; Path=\/; HttpOnly; SameSite=Lax; Secure$/);
  const asked = (name) => service.send({ path: '/v1/sessions/current', headers: { Host: 'saraban.example', Cookie: `${name}=${cookie(answer)}` } });
  assert.equal((await asked('__Host-saraban')).status, 200);
  assert.equal((await asked('saraban')).status, 401);
});

test('a wrong password and an unknown login get the same answer', async () => {
  const answers = [await signIn('huaikhwang.checker', 'not the password'), await signIn('nobody.at.all', 'not the password')];
  const [known, unknown] = answers.map((answer) => ({ ...answer.json(), traceId: '' }));
  assert.deepEqual(known, unknown);
  assert.equal(known.status, 401);
  assert.equal(known.type, '/problems/sign_in');
  for (const answer of answers) assert.equal(answer.headers['set-cookie'], undefined);
});

test('the fifth wrong password locks the account, for the right one too', async () => {
  for (let i = 0; i < 5; ++i) assert.equal((await signIn('bangna.checker', `wrong password ${i}`)).status, 401);
  assert.equal((await signIn('bangna.checker')).status, 401);
  const administrator = await enter('bangna.administrator');
  const person = await personOf(administrator, 'bangna.checker');
  const given = await send('POST', `/v1/people/${person.id}/password`, { session: administrator, body: {} });
  assert.equal(given.status, 200);
  assert.equal((await signIn('bangna.checker', given.json().password)).status, 201);
});

test('a cookie that was there before signing in becomes nobody\'s', async () => {
  const planted = 'a'.repeat(52);
  const first = await send('POST', '/v1/sessions', { session: planted, body: { login: 'huaikhwang.records', password: passwords['huaikhwang.records'] } });
  assert.notEqual(cookie(first), planted);
  assert.equal(await whoAmI(planted), 401);
  const second = await send('POST', '/v1/sessions', { session: cookie(first), body: { login: 'huaikhwang.records', password: passwords['huaikhwang.records'] } });
  assert.equal(await whoAmI(cookie(first)), 401);
  assert.equal(await whoAmI(cookie(second)), 200);
});

test('after signing out the cookie opens nothing', async () => {
  const session = await enter('huaikhwang.director');
  assert.equal(await whoAmI(session), 200);
  const answer = await send('DELETE', '/v1/sessions/current', { session });
  assert.equal(answer.status, 204);
  assert.match(answer.headers['set-cookie'], /^saraban=;.*Max-Age=0$/);
  assert.equal(await whoAmI(session), 401);
});

test('a new password ends every session but the one that gave it', async () => {
  const session = await enter('huaikhwang.preparer'), other = await enter('huaikhwang.preparer');
  const old = passwords['huaikhwang.preparer'], path = '/v1/sessions/current/password';
  const change = (from, to) => send('POST', path, { session, body: { old: from, new: to } });
  assert.equal((await change(old, 'short')).status, 422);
  assert.equal((await change('not the old one', 'ก้าวไปข้างหน้าด้วยกัน')).status, 401);
  const changed = await change(old, 'ก้าวไปข้างหน้าด้วยกัน');
  assert.equal(changed.status, 201);
  assert.deepEqual(await Promise.all([whoAmI(session), whoAmI(other), whoAmI(cookie(changed))]), [401, 401, 200]);
  assert.equal((await signIn('huaikhwang.preparer', old)).status, 401);
  assert.equal((await signIn('huaikhwang.preparer', 'ก้าวไปข้างหน้าด้วยกัน')).status, 201);
});

test('a page of another site changes nothing with our cookie', async () => {
  const session = await enter('huaikhwang.administrator');
  const elsewhere = { Origin: 'https://evil.example' };
  const key = { label: 'x', scopes: ['read'] };
  assert.equal((await send('POST', '/v1/keys', { session, body: key, headers: elsewhere })).status, 401);
  for (const type of ['text/plain', 'application/x-www-form-urlencoded']) {
    assert.equal((await send('POST', '/v1/keys', { session, body: key, headers: { ...elsewhere, 'Content-Type': type } })).status, 415);
  }
  assert.equal((await send('DELETE', '/v1/sessions/current', { session, headers: elsewhere })).status, 403);
  assert.equal((await signIn('huaikhwang.director', undefined, elsewhere)).status, 403);
  assert.equal((await send('POST', '/v1/keys', { session, body: key, headers: { Origin: `http://127.0.0.1:${service.port}` } })).status, 201);
});

test('an administrator keeps the people of the own office, by version', async () => {
  const session = await enter('huaikhwang.administrator');
  const made = await send('POST', '/v1/people', { session, body: { login: 'newcomer', name: 'สมมุติ ตัวอย่าง', position: 'เจ้าพนักงานธุรการ', unit: '01', roles: ['preparer'] } });
  assert.equal(made.status, 201);
  const path = made.headers.location;
  const newcomer = cookie(await signIn('newcomer', made.json().password));
  assert.equal(await whoAmI(newcomer), 200);

  const change = { name: 'สมมุติ ตัวอย่าง', position: 'เจ้าพนักงานธุรการ', roles: ['records'], enabled: true };
  const put = (etag, body = change) => send('PUT', path, { session, body, headers: etag ? { 'If-Match': etag } : {} });
  assert.equal((await put()).status, 428);
  assert.equal((await put('"7"')).status, 412);
  const changed = await put(made.headers.etag);
  assert.equal(changed.status, 200);
  assert.equal(changed.headers.etag, '"2"');
  assert.equal(await whoAmI(newcomer), 401);  // Other roles, another session.
  assert.equal((await put('"2"', { ...change, enabled: false })).status, 200);
  assert.equal((await signIn('newcomer', made.json().password)).status, 401);
  assert.equal((await send('POST', '/v1/people', { session, body: { ...change, enabled: undefined, login: 'newcomer' } })).status, 409);
});

test('what is wrong with a person is told place by place', async () => {
  const session = await enter('huaikhwang.administrator');
  const refused = async (body) => (await send('POST', '/v1/people', { session, body })).json().errors.map((error) => error.pointer);
  assert.deepEqual(await refused({ login: 'A b', name: '', position: 'x', roles: ['king'] }), ['/login', '/name', '/roles/0']);
  assert.deepEqual(await refused({ login: 'abc', name: 'ก\u202eข', position: 'x\ty', roles: [] }), ['/name', '/position']);
  assert.deepEqual(await refused({ login: 'abc', name: 'ก', position: 'x', unit: '99', roles: [] }), ['/unit']);
});

test('nobody gives himself rights, or others more than his office has', async () => {
  const session = await enter('huaikhwang.administrator');
  const person = { name: 'สมมุติ ตัวอย่าง', position: 'x' };
  assert.equal((await send('POST', '/v1/people', { session, body: { ...person, login: 'spy', roles: ['strategy_reader'] } })).status, 403);
  const self = await personOf(session, 'huaikhwang.administrator');
  const more = { ...person, roles: ['administrator', 'approver'], enabled: true };
  assert.equal((await send('PUT', `/v1/people/${self.id}`, { session, body: more, headers: { 'If-Match': '"1"' } })).status, 403);
  const director = await enter('huaikhwang.director');
  assert.equal((await send('GET', '/v1/people', { session: director })).status, 403);
  assert.equal((await send('POST', '/v1/people', { session: director, body: { ...person, login: 'friend', roles: [] } })).status, 403);
  assert.equal((await send('GET', '/v1/people')).status, 401);
});

test('what is another office\'s is not found', async () => {
  const ours = await enter('huaikhwang.administrator'), theirs = await enter('bangna.administrator');
  const person = await personOf(theirs, 'bangna.director');
  const key = (await send('POST', '/v1/keys', { session: theirs, body: { label: 'x', scopes: ['read'] } })).json();
  const delegation = (await send('POST', '/v1/delegations', { session: theirs, body: delegationOf(person.id) })).json();
  const change = { name: 'x', position: 'x', roles: [], enabled: true };
  const asked = [['GET', `/v1/people/${person.id}`], ['PUT', `/v1/people/${person.id}`, change], ['POST', `/v1/people/${person.id}/password`, {}],
                 ['DELETE', `/v1/keys/${key.id}`], ['DELETE', `/v1/delegations/${delegation.id}`],
                 ['PUT', '/v1/offices/5047', { name: 'x', units: [] }]];
  for (const [method, path, body] of asked) {
    assert.equal((await send(method, path, { session: ours, body, headers: { 'If-Match': '"1"' } })).status, 404, `${method} ${path}`);
  }
  assert.equal((await send('POST', '/v1/delegations', { session: ours, body: delegationOf(person.id) })).status, 422);
  assert.equal(await personOf(ours, 'bangna.director'), undefined);
});

function delegationOf(person) {
  return { person, capacity: 'on_behalf', position: 'ผู้ช่วยผู้อำนวยการเขต', principal: 'ผู้อำนวยการเขตห้วยขวาง', order: 'ที่ 432/2563', first: '2026-10-01', last: '2027-09-30' };
}

test('the records unit writes down who may sign, and takes it back', async () => {
  const session = await enter('huaikhwang.records');
  const person = await personOf(session, 'huaikhwang.assistant');
  const made = await send('POST', '/v1/delegations', { session, body: delegationOf(person.id) });
  assert.equal(made.status, 201);
  const { id } = made.json();
  assert.equal((await send('POST', '/v1/delegations', { session, body: { ...delegationOf(person.id), last: '2026-09-30' } })).status, 422);
  const self = await personOf(session, 'huaikhwang.records');
  assert.equal((await send('POST', '/v1/delegations', { session, body: delegationOf(self.id) })).status, 403);
  const checker = await enter('huaikhwang.checker');
  assert.equal((await send('POST', '/v1/delegations', { session: checker, body: delegationOf(person.id) })).status, 403);
  assert.equal((await send('GET', '/v1/delegations', { session: checker })).json().items.find((one) => one.id === id).revoked, undefined);
  assert.equal((await send('DELETE', `/v1/delegations/${id}`, { session: checker })).status, 403);
  assert.equal((await send('DELETE', `/v1/delegations/${id}`, { session })).status, 200);
  assert.ok((await send('GET', '/v1/delegations', { session })).json().items.find((one) => one.id === id).revoked);
});

test('an office says what its units are called', async () => {
  const session = await enter('huaikhwang.administrator');
  const office = await send('GET', '/v1/offices/5009', { session });
  const units = [...office.json().units, { code: '02', name: 'ฝ่ายการคลัง' }];
  const put = (body, etag = office.headers.etag) => send('PUT', '/v1/offices/5009', { session, body, headers: { 'If-Match': etag } });
  assert.equal((await put({ name: 'สำนักงานเขตห้วยขวาง', units: [...units, units[0]] })).status, 422);
  assert.equal((await put({ name: 'สำนักงานเขตห้วยขวาง', units })).status, 200);
  assert.equal((await put({ name: 'สำนักงานเขตห้วยขวาง', units })).status, 412);
  assert.equal((await send('GET', '/v1/offices', { session })).json().items.length, 3);
});

test('a key is told once, and a revoked one is refused in the next request', async () => {
  const session = await enter('huaikhwang.administrator');
  const made = await send('POST', '/v1/keys', { session, body: { label: 'ระบบทดสอบ', scopes: ['read', 'report'], expires: '2999-12-31' } });
  const { id, token } = made.json();
  const offices = async () => (await send('GET', '/v1/offices', { headers: { Authorization: `Bearer ${token}` } })).status;
  assert.equal(await offices(), 200);
  assert.equal((await send('GET', '/v1/keys', { headers: { Authorization: `Bearer ${token}` } })).status, 403);
  const list = await send('GET', '/v1/keys', { session });
  assert.doesNotMatch(list.body.toString(), new RegExp(token.split('_')[2]));
  assert.equal((await send('DELETE', `/v1/keys/${id}`, { session })).status, 200);
  assert.equal(await offices(), 401);
  assert.equal((await send('POST', '/v1/keys', { session, body: { label: 'x', scopes: ['read', 'read'] } })).status, 422);
});

test('thirty wrong passwords from one address are enough, and other addresses are heard', async () => {
  const from = (address) => ({ 'X-Forwarded-For': `10.0.0.1, ${address}` });
  let tries = 0, refused;
  do refused = await signIn('guess', 'a wrong password', from('192.0.2.7'));
  while (refused.status === 401 && ++tries < 300);  // On a slow machine some are forgiven meanwhile.
  assert.ok(tries >= 30);
  assert.equal(refused.status, 429);
  assert.ok(Number(refused.headers['retry-after']) >= 1);
  assert.equal((await signIn('huaikhwang.director', undefined, from('192.0.2.8'))).status, 201);
});

test('of a hundred who sign in at once each is let in or told to come again', async () => {
  const answers = await Promise.all(Array.from({ length: 100 }, () => signIn('strategy.reader')));
  for (const answer of answers) assert.ok(answer.status === 201 || (answer.status === 503 && answer.headers['retry-after']), answer.status);
  assert.equal((await signIn('strategy.reader')).status, 201);
});

test('no password and no token reaches the log or the disk, and the chain holds', async () => {
  const session = await enter('strategy.reviewer');
  await send('GET', '/v1/sessions/current', { session });
  const kept = readFileSync(join(state, 'store.sqlite'), 'latin1');
  for (const secret of [session, ...Object.values(passwords)]) {
    assert.ok(!JSON.stringify(service.log).includes(secret));
    assert.ok(!kept.includes(secret));
  }
  assert.match(admin('audit', 'check'), /^\d+ entries hold$/m);
});
