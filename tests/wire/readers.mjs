// What other programs read out of a PDF: each gives the text of every page, in page order.

import { execFile } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { promisify } from 'node:util';

import { PDFiumLibrary } from '@hyzyla/pdfium';

// pdf.js asks for these browser classes when it is loaded, and uses them only to draw.
for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) globalThis[name] ??= class {};
const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs');

const run = promisify(execFile);
const most = { maxBuffer: 1 << 28 };

async function pdftotext(file, ...options) {
  const { stdout } = await run('pdftotext', [...options, '-enc', 'UTF-8', file, '-'], most);
  return stdout.split('\f').slice(0, -1);
}

async function mutool(file) {
  const { stdout } = await run('mutool', ['draw', '-q', '-F', 'txt', '-o', '-', file], most);
  return stdout.split('\f').slice(0, -1);
}

async function readWithPdfjs(file) {
  const document = await pdfjs.getDocument({ data: new Uint8Array(await readFile(file)), verbosity: 0 }).promise;
  const pages = [];
  for (let number = 1; number <= document.numPages; ++number) {
    const { items } = await (await document.getPage(number)).getTextContent();
    pages.push(items.map(({ str, hasEOL }) => str + (hasEOL ? '\n' : '')).join(''));
  }
  await document.loadingTask.destroy();
  return pages;
}

let pdfium;

async function readWithPdfium(file) {
  pdfium ??= await PDFiumLibrary.init();
  const document = await pdfium.loadDocument(await readFile(file));
  const pages = [...document.pages()].map((page) => page.getText());
  document.destroy();
  return pages;
}

// `folds`: makes its own spaces out of gaps, never two in a row, whatever the PDF says
// (measured with /ActualText as well).
export const readers = [
  { name: 'pdftotext -raw', read: (file) => pdftotext(file, '-raw') },
  { name: 'mutool draw -F txt', read: mutool },
  { name: 'pdf.js', read: readWithPdfjs, folds: true },
  { name: 'PDFium', read: readWithPdfium, folds: true },
  { name: 'pdftotext', read: pdftotext, anyOrder: true },
];
