// API keys from outside: who gets in, who does not, and from when on.

import assert from 'node:assert/strict';
import { execFileSync, spawnSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';

import { saraban, start } from './service.mjs';

const state = mkdtempSync(join(tmpdir(), 'saraban-keys-'));
const admin = (...words) => execFileSync(saraban, ['admin', 'key', ...words, '--state', state], { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
const service = await start(['--access', 'key', '--state', state]);
after(async () => {
  await service.stop();
  rmSync(state, { recursive: true });
});

const templates = '/v1/templates';
const sample = `${templates}/indicator-summary/sample`;
const documents = '/v1/documents/indicator-summary';
const withKey = (token) => ({ Authorization: `Bearer ${token}` });
const status = async (path, token, body) => (await service.send({ path, body, headers: token ? withKey(token) : {} })).status;

test('without a key there is a 401 that says how to send one', async () => {
  const answer = await service.send({ path: documents, body: '{}' });
  assert.equal(answer.status, 401);
  assert.equal(answer.headers['www-authenticate'], 'Bearer realm="saraban"');
  assert.equal(answer.json().type, '/problems/unauthorized');
  assert.equal(await status(templates), 401);
});

test('health, problems and the first page need none', async () => {
  for (const path of ['/v1', '/livez', '/readyz', '/problems/unauthorized']) assert.equal(await status(path), 200);
});

test('a key opens what its scopes name, and nothing else', async () => {
  const reader = admin('add', '--scopes', 'read').trim(), renderer = admin('add', '--scopes', 'render').trim();
  const body = (await service.send({ path: sample, headers: withKey(reader) })).body;
  assert.equal(await status(documents, renderer, body), 200);
  assert.equal(await status(documents, reader, body), 403);
  assert.equal(await status(templates, renderer), 403);
});

test('a revoked key is refused in the next request', async () => {
  const token = admin('add', '--label', 'ระบบทดสอบ').trim();
  assert.equal(await status(templates, token), 200);
  admin('revoke', token.split('_')[1]);
  assert.equal(await status(templates, token), 401);
});

test('a key that has expired is refused', async () => {
  assert.equal(await status(templates, admin('add', '--expires', '2020-01-01').trim()), 401);
  assert.equal(await status(templates, admin('add', '--expires', '2999-12-31').trim()), 200);
});

test('the list and the records tell no secret', async () => {
  const token = admin('add').trim();
  const [, id, secret] = token.split('_');
  const list = admin('list');
  assert.match(list, new RegExp(`^${id}\trender,read\t-\t`, 'm'));
  assert.doesNotMatch(list, new RegExp(secret));
  assert.ok(!readFileSync(join(state, 'store.sqlite'), 'latin1').includes(secret));
});

test('keys of an older version stop the start, so that nobody relies on them', async () => {
  const old = mkdtempSync(join(tmpdir(), 'saraban-keys-'));
  writeFileSync(join(old, 'api-keys'), '');
  const refused = spawnSync(saraban, ['serve', '--listen', '127.0.0.1:0', '--state', old], { encoding: 'utf8', timeout: 10_000 });
  rmSync(old, { recursive: true });
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /admin key add/);
});

test('a key that writes reports belongs to an office', () => {
  assert.throws(() => admin('add', '--scopes', 'report'));
  assert.throws(() => admin('add', '--scopes', 'report', '--office', '5009'));  // There is none yet.
});

test('no key reaches the log', async () => {
  const token = admin('add').trim();
  await service.send({ path: templates, headers: withKey(token) });
  await service.send({ path: '/livez' });
  assert.doesNotMatch(JSON.stringify(service.log), new RegExp(token.split('_')[2]));
});

test('without keys the service listens on this machine only, unless told otherwise', async () => {
  const refused = spawnSync(saraban, ['serve', '--listen', '0.0.0.0:0'], { encoding: 'utf8', timeout: 10_000 });
  assert.equal(refused.status, 1);
  assert.match(refused.stderr, /--access key/);
  const meant = await start(['--listen', '0.0.0.0:0', '--access', 'open-to-network']);
  assert.equal((await meant.send({ path: templates })).status, 200);
  await meant.stop();
});

test('what the sender has is not sent again', async () => {
  const token = admin('add').trim();
  const file = await service.send({ path: sample, headers: withKey(token) });
  const pdf = await service.send({ path: documents, body: file.body, headers: withKey(token) });
  for (const [path, body, { headers: { etag } }] of [[sample, undefined, file], [documents, file.body, pdf]]) {
    const known = await service.send({ path, body, headers: { ...withKey(token), 'If-None-Match': `"other", ${etag}` } });
    assert.equal(known.status, 304);
    assert.equal(known.body.length, 0);
    assert.equal(known.headers.etag, etag);
    assert.ok(known.headers.vary && known.headers['cache-control']);
    const other = await service.send({ path, body, headers: { ...withKey(token), 'If-None-Match': '"other"' } });
    assert.equal(other.status, 200);
  }
});
