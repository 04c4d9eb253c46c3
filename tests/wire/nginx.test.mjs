// The site file that we ship, in Debian's nginx in front of the service: honest requests pass
// through it unharmed, hostile ones end there or at the service, and never become two.

import assert from 'node:assert/strict';
import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';

import { exchange, linger, start } from './service.mjs';

const folder = mkdtempSync(join(tmpdir(), 'saraban-nginx-'));
const service = await start();
const port = await freePort();
const raw = (bytes) => exchange(port, bytes, { secure: true });
const nginx = await startNginx().catch(async (fault) => {
  await service.stop();
  throw fault;
});
after(async () => {
  nginx.kill('SIGTERM');
  await new Promise((resolve) => nginx.once('exit', resolve));
  await service.stop();
  rmSync(folder, { recursive: true });
});

async function freePort() {
  const server = createServer();
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const free = server.address().port;
  await new Promise((resolve) => server.close(resolve));
  return free;
}

// The shipped file, with this test's ports and a certificate of its own.
function site() {
  const [certificate, key] = [join(folder, 'certificate.pem'), join(folder, 'key.pem')];
  execFileSync('openssl', ['req', '-x509', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:P-256', '-nodes', '-days', '2', '-subj', '/CN=saraban.example',
    '-keyout', key, '-out', certificate], { stdio: 'ignore' });
  let text = readFileSync(fileURLToPath(new URL('../../server/deploy/nginx.conf', import.meta.url)), 'utf8');
  for (const [from, to] of [['127.0.0.1:8080', `127.0.0.1:${service.port}`], ['listen 443', `listen 127.0.0.1:${port}`],
    ['/etc/ssl/saraban/fullchain.pem', certificate], ['/etc/ssl/saraban/key.pem', key]]) {
    assert.ok(text.includes(from), from);
    text = text.replaceAll(from, to);
  }
  return text;
}

async function startNginx() {
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map((what) => `${what}_temp_path ${join(folder, what)};`).join('\n');
  writeFileSync(join(folder, 'site.conf'), site());
  writeFileSync(join(folder, 'nginx.conf'), `worker_processes 1; daemon off; pid ${join(folder, 'pid')}; error_log ${join(folder, 'error.log')};
events { worker_connections 512; }
http { ${temporary}
include ${join(folder, 'site.conf')}; }`);
  const child = spawn('/usr/sbin/nginx', ['-c', join(folder, 'nginx.conf'), '-e', join(folder, 'error.log')], { stdio: ['ignore', 'ignore', 'pipe'] });
  let said = '';
  child.stderr.on('data', (part) => (said += part));
  for (let tries = 0; tries < 100; ++tries, await sleep(50)) {
    assert.equal(child.exitCode, null, `nginx ended: ${said}`);
    if (await send('/livez').then(({ status }) => status === 200, () => false)) return child;
  }
  child.kill('SIGTERM');
  throw new Error(`nginx does not answer: ${said}`);
}

function send(path, body) {
  const head = `${body ? 'POST' : 'GET'} ${path} HTTP/1.1\r\nHost: saraban.example\r\nConnection: close\r\n`;
  if (!body) return raw(`${head}\r\n`);
  return raw(Buffer.concat([Buffer.from(`${head}Content-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`), body]));
}

const documents = '/v1/documents/indicator-summary';
const sample = (await service.send({ path: '/v1/templates/indicator-summary/sample' })).body;

test('a document comes through unchanged, with its fields', async () => {
  const direct = await service.send({ path: documents, body: sample }), through = await send(documents, sample);
  assert.equal(through.status, 200);
  assert.deepEqual(through.body, direct.body);
  for (const name of ['etag', 'repr-digest', 'content-disposition', 'cache-control', 'vary']) assert.equal(through.headers[name], direct.headers[name]);
  assert.equal(through.headers['strict-transport-security'], 'max-age=31536000');
});

test('a problem of the service comes through as it was written', async () => {
  const answer = await send(documents, Buffer.from('{'));
  assert.equal(answer.status, 400);
  assert.equal(answer.headers['content-type'], 'application/problem+json');
  assert.equal(answer.json().errors[0].code, 'json');
});

test('a chunked body arrives, because nginx declares its length', async () => {
  const chunk = `${sample.length.toString(16)}\r\n`;
  const head = `POST ${documents} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\nTransfer-Encoding: chunked\r\n\r\n`;
  const answer = await raw(Buffer.concat([Buffer.from(head + chunk), sample, Buffer.from('\r\n0\r\n\r\n')]));
  assert.equal(answer.status, 200);
});

test('what nginx refuses is a problem document too', async () => {
  const answer = await send(documents, Buffer.alloc(3_000_000, ' '));
  assert.equal(answer.status, 413);
  assert.equal(answer.headers['content-type'], 'application/problem+json');
  assert.equal(answer.json().type, '/problems/too_large');
});

const head = `POST ${documents} HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Type: application/json\r\n`;
const get = 'GET /livez HTTP/1.1\r\nHost: x\r\nConnection: close\r\n';
const smuggled = 'GET /v1/templates HTTP/1.1\r\nHost: x\r\n\r\n';
const hostile = {
  'two lengths': `${head}Content-Length: 5\r\nContent-Length: 1\r\n\r\n{}   ${smuggled}`,
  'a negative length': `${head}Content-Length: -5\r\n\r\n${smuggled}`,
  'a length with a sign': `${head}Content-Length: +2\r\n\r\n{}${smuggled}`,
  'a space before the colon': `${head}Content-Length : 2\r\n\r\n{}${smuggled}`,
  'a length and a coding': `${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n${smuggled}`,
  'two codings': `${head}Transfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n${smuggled}`,
  'a coding in an encoded word': `${head}Transfer-Encoding: =?utf-8?Q?chunked?=\r\n\r\n0\r\n\r\n${smuggled}`,
  'a coding behind a vertical tab': `${head}Transfer-Encoding: \x0bchunked\r\n\r\n0\r\n\r\n${smuggled}`,
  'a chunk without an end': `${head}Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF\r\n{}\r\n0\r\n\r\n${smuggled}`,
  'the byte 0xFF at the end of a value': `${get}X: a\xff\r\n\r\n${smuggled}`,
  'the byte 0xFF in the target': `GET /v1\xff HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n${smuggled}`,
  'CR LF in an encoded word': `${get}X-Request-Id: =?utf-8?Q?a=0D=0AX-Evil:_b?=\r\n\r\n`,
  'a folded line': `${get}X: a\r\n b\r\n\r\n`,
  'no Host': 'GET /livez HTTP/1.1\r\nConnection: close\r\n\r\n',
  'two Hosts': `${get}Host: y\r\n\r\n`,
  'a version of its own': 'GET /livez z\r\nHost: x\r\nConnection: close\r\n\r\n',
  'a target of 40,000 bytes': `GET /${'a'.repeat(40_000)} HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n`,
  'a length of 10 GB': `${head}Content-Length: 10000000000\r\n\r\n`,
};
for (const [what, bytes] of Object.entries(hostile)) {
  test(`${what}: refused, and nothing is smuggled`, async () => {
    const before = service.log.length;
    const answer = await raw(Buffer.from(bytes, 'latin1'));
    assert.ok(answer.status >= 400 && answer.status < 600, answer.bytes.toString('latin1').slice(0, 300));
    assert.equal((await send('/livez')).status, 200);
    assert.ok(!service.log.slice(before).some(({ route }) => route === '/v1/templates'), 'the second request reached the service');
  });
}

test('senders that are slow in front do not reach the service', async () => {
  const slow = Array.from({ length: 50 }, () => linger(port, `${head}Content-Length: 1000\r\n\r\n{`, { drip: ' ', secure: true, for: 3000 }));
  await sleep(500);
  let slowest = 0;
  for (let tries = 0; tries < 20; ++tries, await sleep(100)) {
    const begun = Date.now();
    assert.equal((await send('/readyz')).status, 200);
    slowest = Math.max(slowest, Date.now() - begun);
  }
  assert.ok(slowest < 1500, `${slowest} ms`);
  await Promise.all(slow);
  assert.ok(!service.log.some(({ status }) => status === 408));
});

test('while the service is down, nginx says so with a 503 and when to come back', async () => {
  await service.stop();
  const answer = await send('/v1/templates');
  assert.equal(answer.status, 503);
  assert.equal(answer.headers['retry-after'], '5');
  assert.equal(answer.json().type, '/problems/busy');
});
