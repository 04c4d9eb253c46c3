// A PDF gives its data back, and tells whether it is still the file that was made of it.

import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cp, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { test } from 'node:test';

import { render, run, saraban, scratchFolder, source } from './rendering.mjs';

const folder = await scratchFolder();
const templates = ['memo', 'external-letter', 'indicator-summary'];
const sample = (template) => readFile(join(source, 'templates', template, 'sample.json'));

// { code, out, error } of a command, whatever its exit code.
function outcome(...words) {
  return new Promise((resolve) => {
    execFile(saraban, words, { encoding: 'buffer', maxBuffer: 1 << 26 }, (failure, out, error) =>
      resolve({ code: failure ? (failure.code ?? failure.signal) : 0, out, error: error.toString() }));
  });
}

// The exit code of verify, and what it printed.
async function verified(file, ...options) {
  const { code, out } = await outcome('verify', file, ...options);
  return { code, ...JSON.parse(out.toString()) };
}

const { pdf: memo } = await render(folder, 'memo', { template: 'memo', body: await sample('memo') });

async function file(name, bytes) {
  const path = join(folder, name);
  await writeFile(path, bytes);
  return path;
}

// The memo with one thing changed by `change`, written by qpdf: a faultless file. `change` gets the
// objects by number, with the bytes of their streams decoded.
async function edited(name, change) {
  const json = join(folder, `${name}.objects.json`), path = join(folder, `${name}.pdf`);
  await run('qpdf', ['--json-output=2', '--json-stream-data=inline', '--decode-level=generalized', memo, json]);
  const document = JSON.parse(await readFile(json, 'utf8'));
  const streams = Object.values(document.qpdf[1]).filter(({ stream }) => stream).map(({ stream }) => ({
    kind: stream.dict['/Type'],
    get bytes() { return Buffer.from(stream.data, 'base64').toString('latin1'); },
    set bytes(text) { stream.data = Buffer.from(text, 'latin1').toString('base64'); },
  }));
  change(streams, document.qpdf[1]);
  await writeFile(json, JSON.stringify(document));
  await run('qpdf', ['--json-input', json, path]);
  return path;
}
const record = (streams) => streams.find(({ bytes }) => bytes.startsWith('{"emblem"'));
const data = (streams) => streams.find(({ bytes }) => bytes.startsWith('{"issued"'));
const content = (streams) => streams.find(({ bytes }) => bytes.includes(' Tj\n'));
const replace = (stream, from, to) => {
  assert.ok(stream.bytes.includes(from));
  stream.bytes = stream.bytes.replace(from, to);
};

test('extract gives what pdfdetach gives, byte for byte', async () => {
  for (const template of templates) {
    const { pdf } = await render(folder, template, { template, body: await sample(template) });
    for (const [number, options] of [['1', []], ['2', ['--render']]]) {
      const attached = join(folder, `attached-${number}`);
      await run('pdfdetach', ['-save', number, '-o', attached, pdf]);
      const { code, out } = await outcome('extract', pdf, ...options);
      assert.equal(code, 0);
      assert.ok(out.equals(await readFile(attached)));
    }
    await run(saraban, ['extract', pdf, '-o', `${folder}/both/`]);
    assert.equal(JSON.parse(await readFile(join(folder, 'both', 'render.json'))).form.name, template);
    assert.ok((await readFile(join(folder, 'both', 'data.json'))).equals((await outcome('extract', pdf)).out));
  }
});

test('verify knows what was rendered', async () => {
  for (const template of templates) {
    const { pdf } = await render(folder, template, { template, body: await sample(template) });
    const { code, verdict, detail } = await verified(pdf);
    assert.deepEqual([code, verdict], [0, 'same']);
    assert.match(detail, /^ไฟล์นี้ตรงกันทุกไบต์/);
  }
});

test('a changed byte is found wherever it stands', async () => {
  const bytes = await readFile(memo);
  const latin = bytes.toString('latin1');
  const places = ['%PDF', 'stream\n', '<?xpacket', 'pdfuaid', '/EmbeddedFile', '/Type /XRef', '/ID [<', 'startxref\n'].map((text) => latin.indexOf(text) + text.length);
  for (const at of [...places, 200, 5000, 9000, bytes.length - 3]) {
    const flipped = Buffer.from(bytes);
    flipped[at] ^= 1;
    const { code, verdict } = await verified(await file('flipped.pdf', flipped));
    assert.ok(['altered', 'unreadable', 'not_ours'].includes(verdict), `${at}: ${verdict}`);
    assert.equal(code, { altered: 3, unreadable: 1, not_ours: 2 }[verdict]);
  }
});

test('verify tells what was altered', async () => {
  const parts = async (name, change) => {
    const { code, verdict, differences } = await verified(await edited(name, change));
    assert.deepEqual([code, verdict], [3, 'altered']);
    return differences.map(({ part }) => part);
  };
  assert.deepEqual(await parts('rewritten', () => {}), ['rest']);
  assert.deepEqual(await parts('spaced', (streams) => replace(data(streams), '{"issued"', '{ "issued"')), ['data']);
  assert.ok((await parts('renumbered', (streams) => replace(data(streams), '"3336"', '"3337"'))).includes('text'));
  assert.deepEqual(await parts('titled', (streams) => replace(streams.find(({ bytes }) => bytes.includes('<dc:title>')), 'Alt', 'Seq')), ['metadata']);
  assert.deepEqual(await parts('moved', (streams) => replace(content(streams), ' Td\n', '1 Td\n')), ['positions']);
  assert.deepEqual(await parts('hidden', (streams) => (content(streams).bytes += '1 g\n0 0 600 900 re f\n')), ['drawing']);
  assert.ok((await parts('stamped', (streams, objects) => {
    Object.values(objects).find(({ value }) => value?.['/Type'] === '/Page').value['/Annots'] = [];
  })).includes('unreadable'));
});

test('a file of another engine is never called altered, and its text is compared', async () => {
  const engine = (streams) => replace(record(streams), 'harfbuzz 6.0.0', 'harfbuzz 5.9.9');
  const upgraded = await verified(await edited('upgraded', engine));
  assert.deepEqual([upgraded.code, upgraded.verdict, upgraded.text, upgraded.positions], [0, 'cannot_compare', 'same', 'same']);
  assert.deepEqual(upgraded.made_otherwise.map(({ what }) => what), ['engine']);
});

test('the name of another engine hides no other text', async () => {
  const forged = await verified(await edited('forged', (streams) => {
    replace(record(streams), 'harfbuzz 6.0.0', 'harfbuzz 5.9.9');
    const [, codes] = /\(((?:\0[^()\\]){4,})\) Tj/.exec(content(streams).bytes);
    replace(content(streams), codes, codes.slice(2) + codes.slice(0, 2));  // Its first letter comes last.
  }));
  assert.deepEqual([forged.code, forged.verdict, forged.text], [3, 'text_differs', 'differs']);
  assert.ok(forged.differences.some(({ part, page }) => part === 'text' && page === 1));
});

test('a file of another version of its form cannot be compared, and its text is', async () => {
  const forms = join(folder, 'templates');
  await cp(join(source, 'templates'), forms, { recursive: true });
  const xml = await readFile(join(forms, 'memo', 'form.xml'), 'utf8');
  const change = async (from, to) => {
    assert.ok(xml.includes(from));
    await writeFile(join(forms, 'memo', 'form.xml'), xml.replace(from, to));
  };
  await change('version="1"', 'version="2"');
  const newer = await verified(memo, '--templates', forms);
  assert.deepEqual([newer.code, newer.verdict, newer.text], [0, 'cannot_compare', 'same']);
  assert.deepEqual(newer.made_otherwise.map(({ what, here }) => [what, here.version]), [['form', '2']]);

  await change('right="20mm"', 'right="50mm"');
  const narrower = await verified(memo, '--templates', forms);
  assert.deepEqual([narrower.code, narrower.verdict, narrower.text, narrower.positions], [0, 'cannot_compare', 'same', 'differs']);

  await change('บันทึกข้อความ</', 'บันทึกความ</');
  const reworded = await verified(memo, '--templates', forms);
  assert.deepEqual([reworded.code, reworded.verdict, reworded.text], [3, 'cannot_compare', 'differs']);
});

test('what is not ours, or cannot be read, is told apart', async () => {
  const bytes = await readFile(memo);
  const foreign = join(folder, 'foreign.pdf');
  await run('qpdf', ['--empty', foreign]);
  const encrypted = join(folder, 'encrypted.pdf');
  await run('qpdf', ['--encrypt', '', 'owner', '256', '--', memo, encrypted]);
  const cases = [
    [await file('empty.pdf', ''), 2, 'not_ours'],
    [await file('text.pdf', 'สรุปผลตัวชี้วัด\n'), 2, 'not_ours'],
    [await file('zeros.pdf', Buffer.alloc(100_000_000)), 2, 'not_ours'],
    [foreign, 2, 'not_ours'],
    [await file('large.pdf', Buffer.concat([bytes, Buffer.alloc(70_000_000)])), 1, 'unreadable'],
    [await file('cut.pdf', bytes.subarray(0, bytes.length - 500)), 1, 'unreadable'],
    [encrypted, 1, 'unreadable'],
    [join(folder, 'attached-1'), 2, 'not_ours'],
  ];
  for (const [path, expected, verdict] of cases) {
    const extracted = await outcome('extract', path);
    assert.equal(extracted.code, expected, path);
    assert.equal(extracted.out.length, 0);
    assert.equal(extracted.error.trim().split('\n').length, 1);
    const judged = await verified(path);
    assert.deepEqual([judged.code, judged.verdict], [expected, verdict], path);
  }
  assert.equal((await outcome('extract', join(folder, 'absent.pdf'))).code, 1);
});
