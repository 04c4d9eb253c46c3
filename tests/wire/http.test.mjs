// The service from outside, over raw sockets: what it answers, and that nothing that a
// sender does keeps it from answering the next one.

import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { after, test } from 'node:test';

import { start } from './service.mjs';

const service = await start();
after(() => service.stop());

const documents = '/v1/documents/indicator-summary';
const english = { 'Accept-Language': 'en' };
const post = (body, headers = {}, query = '') => service.send({ path: documents + query, body, headers });
const sample = async () => (await service.send({ path: '/v1/templates/indicator-summary/sample' })).json();

// The sample with one thing changed: change(sample) edits it in place.
async function changed(change) {
  const report = await sample();
  change(report);
  return report;
}

async function isAlive() {
  assert.equal((await service.send({ path: '/livez' })).status, 200);
}

// A problem document with that status and kind; `errors` (pointer and code) among its errors.
async function refuses(answer, status, kind, ...errors) {
  assert.equal(answer.status, status, answer.body.toString().slice(0, 500));
  assert.equal(answer.headers['content-type'], 'application/problem+json');
  assert.equal(Number(answer.headers['content-length']), answer.body.length);
  const problem = answer.json();
  assert.equal(problem.status, status);
  assert.equal(problem.type, `/problems/${kind}`);
  assert.equal((await service.send({ path: problem.type })).json().status, status);
  assert.match(problem.traceId, /^[0-9a-f]{32}$/);
  assert.ok(problem.title && problem.detail);
  for (const [pointer, ...codes] of errors) {
    const told = JSON.stringify(problem.errors, null, 1);
    const here = (problem.errors ?? []).filter((error) => error.pointer === pointer);
    assert.ok(here.length > 0, `nothing at ${pointer} in ${told}`);
    if (codes.length > 0) assert.ok(here.some((error) => codes.includes(error.code)), `no ${codes} at ${pointer} in ${told}`);
  }
  await isAlive();
  return problem;
}

// ——— What is right ———

test('every template makes a PDF of its own sample', async () => {
  const { items } = (await service.send({ path: '/v1/templates' })).json();
  assert.ok(items.some(({ name }) => name === 'indicator-summary'));
  for (const { name, links } of items) {
    const body = (await service.send({ path: links.sample })).body;
    const answer = await service.send({ path: links.documents, body });
    assert.equal(answer.status, 200, `${name}: ${answer.body.toString().slice(0, 500)}`);
    assert.equal(answer.headers['content-type'], 'application/pdf');
    assert.equal(answer.body.subarray(0, 5).toString(), '%PDF-');
    assert.equal((await service.send({ path: links.schema })).json().$schema, 'http://json-schema.org/draft-07/schema#');
  }
});

test('a PDF comes with its name, its digest and its rules for caches', async () => {
  const { body, headers } = await post(JSON.stringify(await sample()));
  const digest = createHash('sha256').update(body);
  const hex = digest.copy().digest('hex');
  assert.equal(headers.etag, `"sha256-${hex}"`);
  assert.equal(headers['repr-digest'], `sha-256=:${digest.digest('base64')}:`);
  assert.equal(headers['cache-control'], 'private, no-cache');
  assert.equal(headers.vary, 'Accept, Accept-Language');
  assert.equal(headers['x-content-type-options'], 'nosniff');
  assert.match(headers['content-disposition'], /^attachment; filename="[A-Za-z0-9._-]+\.pdf"; filename\*=UTF-8''[A-Za-z0-9._~%-]+\.pdf$/);
});

test('the PDF is shown instead of saved when that is asked for', async () => {
  const { headers } = await post(JSON.stringify(await sample()), {}, '?disposition=inline');
  assert.match(headers['content-disposition'], /^inline; /);
});

test('the same PDF comes inside JSON', async () => {
  const body = JSON.stringify(await sample());
  const pdf = (await post(body)).body;
  const answer = await post(body, { Accept: 'application/json' });
  assert.equal(answer.headers['content-type'], 'application/json');
  const { pdf: base64, sha256, pages, file_name } = answer.json();
  assert.deepEqual(Buffer.from(base64, 'base64'), pdf);
  assert.equal(sha256, createHash('sha256').update(pdf).digest('hex'));
  assert.ok(Number.isInteger(pages) && pages > 0);
  assert.match(file_name, /\.pdf$/);
});

test('HEAD answers as GET does, without the body', async () => {
  const get = await service.send({ path: '/v1/templates' });
  const head = await service.send({ method: 'HEAD', path: '/v1/templates' });
  assert.equal(head.status, 200);
  assert.equal(head.headers['content-length'], get.headers['content-length']);
  assert.equal(head.body.length, 0);
});

test('the service says that it is ready', async () => {
  assert.deepEqual((await service.send({ path: '/readyz' })).json(), { status: 'ready', templates: 'ready', renderings: 'ready', store: 'none' });
});

// ——— What HTTP refuses ———

test('a path, a method or a media type that is not served is refused', async () => {
  await refuses(await service.send({ path: '/v1/nothing' }), 404, 'not_found');
  await refuses(await service.send({ path: '/v1/documents/nothing', body: '{}' }), 404, 'not_found');
  await refuses(await service.send({ path: '/v1/templates/nothing/schema' }), 404, 'not_found');
  const wrongMethod = await service.send({ path: documents });
  await refuses(wrongMethod, 405, 'method');
  assert.equal(wrongMethod.headers.allow, 'POST');
  await refuses(await post('{}', { Accept: 'image/png' }), 406, 'not_acceptable');
  await refuses(await post('{}', { 'Content-Type': 'text/plain' }), 415, 'media_type');
  await refuses(await post('{}', { 'Content-Type': 'application/json; charset=tis-620' }), 415, 'media_type');
  await refuses(await post('{}', { 'Content-Encoding': 'gzip' }), 415, 'media_type');
});

test('an unknown parameter is named', async () => {
  const problem = await refuses(await post('{}', english, '?repiar=off'), 400, 'parameter');
  assert.match(problem.errors[0].detail, /repiar/);
  await refuses(await post('{}', {}, '?disposition=sideways'), 400, 'parameter');
  await refuses(await post('{}', {}, '?disposition=%E0'), 400, 'parameter');
  await refuses(await post('{}', {}, '?lists=all'), 400, 'parameter');
});

test('a list inside a text is set item by item only when asked', async () => {
  const body = await sample();
  body.indicators[0].definition = 'ดังนี้ 1. ตรวจ 2. แก้ไข';
  const lines = async query => {
    const answer = await post(JSON.stringify(body), { Accept: 'application/json' }, query);
    return JSON.parse(answer.body).lines.map(line => line.text.trim());
  };
  assert.ok((await lines('')).includes('ดังนี้ 1. ตรวจ 2. แก้ไข'));
  assert.ok((await lines('?lists=running')).includes('ดังนี้ 1. ตรวจ 2. แก้ไข'));
  const items = await lines('?lists=items');
  assert.deepEqual(items.slice(items.indexOf('ดังนี้'), items.indexOf('ดังนี้') + 3), ['ดังนี้', '1. ตรวจ', '2. แก้ไข']);
});

test('a body whose end is unclear is refused', async () => {
  const head = `POST ${documents} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\n`;
  await refuses(await service.exchange(`${head}\r\n`), 411, 'length_required');
  await refuses(await service.exchange(`${head}Content-Length: 2\r\nContent-Length: 2\r\n\r\n{}`), 400, 'framing');
  await refuses(await service.exchange(`${head}Content-Length: +2\r\n\r\n{}`), 400, 'framing');
  await refuses(await service.exchange(`${head}Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n`), 501, 'transfer_coding');
  await refuses(await service.exchange(`${head}Content-Length: 2\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n`), 400, 'framing');
  await refuses(await service.exchange(`GET /livez HTTP/1.1\r\n\r\n`), 400, 'framing');
});

test('one connection carries one request', async () => {
  const one = 'GET /livez HTTP/1.1\r\nHost: x\r\n\r\n';
  const answer = await service.exchange(one + one);
  assert.equal(answer.headers.connection.toLowerCase(), 'close');
  assert.equal(answer.body.toString(), '{"status":"alive"}');
});

test('a truncated body is refused', async () => {
  const head = `POST ${documents} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 100\r\n\r\n`;
  await refuses(await service.exchange(`${head}{"schema":`, { end: true }), 400, 'truncated');
});

test('a body of 2 MB is refused, before it is sent or after', async () => {
  await refuses(await post(Buffer.alloc(2_000_000, ' ')), 413, 'too_large');
  const head = `POST ${documents} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 2000000\r\n\r\n`;
  await refuses(await service.exchange(head), 413, 'too_large');
});

// ——— What strict JSON refuses ———

const notStrict = {
  'text that is not JSON': 'รายงาน',
  'half a document': '{"schema": "bma-report/1", "quarter": ',
  'nothing at all': '',
  'a second document': '{} {}',
  'a name given twice': '{"quarter": 3, "quarter": 3}',
  'a depth of 1,000': '['.repeat(1000) + ']'.repeat(1000),
  'a number beyond every range': '{"quarter": 1e400}',
  'not a number': '{"quarter": NaN}',
  'a raw NUL': '{"schema": "a\0b"}',
  'a raw control character': '{"schema": "a\u0007b"}',
  'a lone surrogate': '{"schema": "\\ud800"}',
  'a byte order mark': '\ufeff{}',
  'UTF-16': Buffer.from('{}', 'utf16le'),
  'invalid UTF-8': Buffer.from([0x22, 0xe0, 0xb8, 0x22]),
  'TIS-620': Buffer.from([0x22, 0xa1, 0xd2, 0x22]),
};
for (const [what, body] of Object.entries(notStrict)) {
  test(`${what} is not strict JSON`, async () => {
    const { errors } = await refuses(await post(body, english), 400, 'json');
    assert.equal(errors.length, 1);  // What follows a fault of syntax means nothing.
    assert.equal(errors[0].code, 'json');
    assert.match(errors[0].detail, /byte \d+ .*line \d+/);
  });
}

test('a name given twice is pointed at', async () => {
  await refuses(await post('{"a": 1, "quarter": 3, "quarter": 3}'), 400, 'json', ['/quarter', 'json']);
});

test('more values than the service takes are refused', async () => {
  await refuses(await post(`[${Array(20_001).fill('1').join(',')}]`), 413, 'too_large', ['', 'too_large']);
});

// ——— What the schema and the page refuse ———

async function refusesReport(report, ...errors) {
  return refuses(await post(JSON.stringify(report), english), 422, 'validation', ...errors);
}

test('an unknown member is named', async () => {
  const report = await changed((r) => (r.indicators[0].nmae = 'x'));
  await refusesReport(report, ['/indicators/0/nmae', 'unknown_member']);
});

test('a value of another type is named', async () => {
  await refusesReport(await changed((r) => (r.indicators = 'none')), ['/indicators', 'type']);
  await refusesReport(await changed((r) => (r.quarter = '3')), ['/quarter', 'type', 'enum']);
});

test('a fifth quarter is refused', async () => {
  await refusesReport(await changed((r) => (r.quarter = 5)), ['/quarter', 'maximum', 'enum']);
});

test('an empty document is told every member that it needs', async () => {
  const { required } = (await service.send({ path: '/v1/templates/indicator-summary/schema' })).json();
  const { errors } = await refusesReport({});
  assert.ok(required.length > 0);
  for (const name of required) {
    const named = errors.some(({ code, pointer, detail }) => code === 'required' && (pointer === `/${name}` || detail.includes(name)));
    assert.ok(named, `${name} is not among ${JSON.stringify(errors)}`);
  }
});

test('every mistake is told at once', async () => {
  const report = await changed((r) => {
    r.quarter = 5;
    r.indicators[0].nmae = 'x';
    r.organisation.name = 7;
  });
  await refusesReport(report, ['/quarter'], ['/indicators/0/nmae'], ['/organisation/name']);
});

test('mistakes are told in Thai unless English is preferred', async () => {
  const body = JSON.stringify(await changed((r) => (r.quarter = 5)));
  const thai = await post(body), inEnglish = await post(body, english);
  assert.equal(thai.headers['content-language'], 'th');
  assert.match(thai.json().errors[0].detail, /[ก-๙]/);
  assert.equal(inEnglish.headers['content-language'], 'en');
  assert.doesNotMatch(inEnglish.json().errors[0].detail, /[ก-๙]/);
});

// Each stands in the indicator's name; the answer names the place, and the character where
// there is one to name.
const unprintable = {
  'an escaped NUL': ['ก\u0000ข', /U\+0000/i],
  'an escaped control character': ['ก\u0007ข', /U\+0007/i],
  'a right-to-left override': ['95\u202e7', /U\+202E/i],
  'an emoji': ['ดีมาก😀', /U\+1F600/i],
  'forty tone marks on one letter': ['ก' + '้'.repeat(40), /./],
};
for (const [what, [name, says]] of Object.entries(unprintable)) {
  test(`${what} is refused, and named with its place`, async () => {
    const problem = await refusesReport(await changed((r) => (r.indicators[0].name = name)), ['/indicators/0/name']);
    const told = problem.errors.filter(({ pointer }) => pointer === '/indicators/0/name').map(({ detail }) => detail);
    assert.match(told.join('\n'), says);
  });
}

test('a word of 10,000 letters is refused', async () => {
  const report = await changed((r) => (r.indicators[0].quarters[0].report = 'a'.repeat(10_000)));
  await refusesReport(report, ['/indicators/0/quarters/0/report']);
});

test('a thousand notes are printed or refused with a reason', async () => {
  const note = { date: null, date_text: '28/10/2563', text: 'ตรวจแล้ว' };
  const report = await changed((r) => (r.indicators[0].quarters[0].notes = Array(1000).fill(note)));
  const answer = await post(JSON.stringify(report), english);
  if (answer.status === 200) assert.equal(answer.headers['content-type'], 'application/pdf');
  else assert.ok([413, 422].includes(answer.status) && answer.json().errors.length > 0, answer.body.toString().slice(0, 500));
  await isAlive();
});

// ——— What is left behind ———

test('the log tells the route and never the path, the text or a value', async () => {
  const secret = 'ความลับ-kwamlap';
  await service.send({ path: `/v1/templates/kwamlap?kwamlap=1` });
  await post(JSON.stringify(await changed((r) => (r[secret] = secret))));
  await isAlive();
  assert.ok(await service.logged(({ route, status }) => route === '/v1/templates/{name}' && status === 404));
  const requests = service.log.filter(({ event }) => event === 'request');
  assert.deepEqual(Object.keys(requests[0]), ['time', 'event', 'id', 'method', 'route', 'status', 'ms', 'bytes']);
  assert.doesNotMatch(JSON.stringify(service.log), /kwamlap/);
});

test('what was begun before SIGTERM is answered, and the service ends with 0', async () => {
  const other = await start();
  const body = Buffer.from(JSON.stringify(await sample()));
  const head = `POST ${documents} HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n`;
  let stopped;
  const answer = await other.exchange(head, {
    then: (socket) => setTimeout(() => {
      stopped = other.stop();
      setTimeout(() => socket.write(body), 500);  // After the listener has closed (Poco looks four times a second).
    }, 200),
  });
  assert.equal(answer.status, 200);
  assert.equal(await stopped, 0);
  await assert.rejects(other.send({ path: '/livez' }), { code: 'ECONNREFUSED' });
});
