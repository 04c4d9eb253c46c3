// The indicator page as each peer is given it. Variant 0 is the page; others have another number
// and one before every paragraph, so that nothing that keeps whole paragraphs has an easy day.

import { readFileSync, writeFileSync } from 'node:fs';

// PEERS_PAGE names another page of this shape than our own.
const sample = JSON.parse(readFileSync(process.env.PEERS_PAGE ?? new URL('indicator/sample.json', import.meta.url), 'utf8'));

export function variant(number) {
  const page = structuredClone(sample);
  if (number === 0) return page;
  page.id = page.id.slice(0, 5) + String(number).padStart(4, '0');
  for (const part of sections(page)) part.text = `${number} ${part.text}`;
  return page;
}

const sections = (page) => [...page.narratives, page.definition, page.method, page.data_collection];

// [kind, text], a table as ['table', its member].
function blocks(page) {
  const figure = ({ label, unit, value }) => ['line', `${label} ${unit} : ${value}`];
  return [
    ['h1', page.page_heading], ['title', `${page.title} : ${page.id}`], figure(page.target), figure(page.result),
    ['line', `${page.type.label} : ${page.type.value} ${page.type.level}`], ['line', `${page.office_check.label} : ${page.office_check.value}`],
    ['h2', page.quarter_table.heading], ['table', page.quarter_table],
    ...sections(page).flatMap(({ heading, text }) => [['h2', heading], ['p', text]]),
    ['h2', page.strategy.heading], ...page.strategy.lines.map((line) => ['line', line]),
  ];
}

// All that is printed, in order, but for the feet of pages.
export const printed = (page) =>
  blocks(page).flatMap(([kind, what]) => (kind === 'table' ? [...what.columns.flat(), ...what.rows.flat()] : [what])).join('\n');

function asBlocks(page) {
  const rows = (kind, what) => (kind === 'table' ? [['th', what.columns.map((lines) => lines.join('~')).join('|')], ...what.rows.map((row) => ['tr', row.join('|')])] : [[kind, what]]);
  return blocks(page).flatMap(([kind, what]) => rows(kind, what)).map((row) => `${row.join('\t')}\n`).join('');
}

const style = (rightCm) => `@page { size: A4; margin: 25mm ${rightCm}cm 20mm 30mm; @bottom-center { content: "หน้า " counter(page) "/" counter(pages); font: 14pt Laksaman } }
body { font: 16pt/24pt Laksaman; margin: 0 } p { margin: 0; orphans: 2; widows: 2 } .p { margin-bottom: 4pt }
h1 { font-size: 20pt; line-height: 30pt; text-align: center; margin: 0 0 6pt } .title { font-weight: bold; margin-bottom: 6pt }
h2 { font-size: 16pt; margin: 6pt 0 0; break-after: avoid }
table { width: 100%; table-layout: fixed; border-collapse: collapse; margin-bottom: 6pt } th, td { border: 0.5pt solid; padding: 1pt; text-align: center }`;

function asHtml(page, rightCm) {
  const safe = (text) => text.replace(/[&<>]/g, (c) => `&#${c.charCodeAt(0)};`);
  const cells = (tag, row) => row.map((cell, i) => `<${tag}${tag === 'th' && i === 2 ? ' colspan=2' : ''}>${[cell].flat().map(safe).join('<br>')}</${tag}>`).join('');
  const table = ({ columns, rows }) => `<table><thead><tr>${cells('th', columns)}</tr></thead><tbody>${rows.map((row) => `<tr>${cells('td', row)}</tr>`).join('')}</tbody></table>`;
  const body = blocks(page).map(([kind, what]) => (kind === 'table' ? table(what) : /^h\d/.test(kind) ? `<${kind}>${safe(what)}</${kind}>` : `<p class=${kind}>${safe(what)}</p>`));
  return `<!doctype html><html lang=th><meta charset=utf-8><title>${safe(page.page_heading)} ${page.id}</title><style>${style(rightCm)}</style><body>${body.join('\n')}</body></html>`;
}

export const writeVariants = (folder, count, rightCm = 2) => {
  for (let number = 0; number < count; ++number) {
    const page = variant(number), stem = `${folder}/${String(number).padStart(3, '0')}`;
    writeFileSync(`${stem}.json`, JSON.stringify(page));
    writeFileSync(`${stem}.blocks`, asBlocks(page));
    writeFileSync(`${stem}.html`, asHtml(page, rightCm));
  }
};
