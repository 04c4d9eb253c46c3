// What the pages draw: every content stream read once for each time that it is drawn, form
// XObjects and appearances of annotations included.

import { groupOf, operators } from './content_stream.mjs';

const categories = { Tf: 'Font', Do: 'XObject', gs: 'ExtGState', sh: 'Shading' };
const deviceSpaces = { g: 'DeviceGray', rg: 'DeviceRGB', k: 'DeviceCMYK', G: 'DeviceGray', RG: 'DeviceRGB', K: 'DeviceCMYK' };
const fills = new Set(['f', 'F', 'f*', 'B', 'B*', 'b', 'b*']);
const strokes = new Set(['S', 's', 'B', 'B*', 'b', 'b*']);

// Text modes that fill, stroke (ISO 32000-1, table 106).
const modeFills = new Set([0, 2, 4, 6]);
const modeStrokes = new Set([1, 2, 5, 6]);

const mostForms = 8; // Inside one another; a form that draws itself ends there.

function textOf(operand) {
  const bytes = operand?.bytes;
  if (!bytes) return undefined;
  return bytes[0] === 0xfe && bytes[1] === 0xff ? Buffer.from(bytes.subarray(2)).swap16().toString('utf16le') : bytes.toString('latin1');
}

class Walk {
  // items: what is painted, {kind, where, marks}. marks: {tag, mcid, key, ref, where, outer, shown,
  // …}; shown: what text is in them, {font, bytes} string by string.
  // shown: font reference → code → [{mode, marks, where}], one for each distinct mode and mark.
  items = [];
  marks = [];
  shown = new Map();
  unknown = [];
  missing = [];
  unbalanced = [];
  malformed = [];
  spaces = new Map();
  forms = new Map();
  states = new Set();
  intents = new Set();
  deepest = 0;

  constructor(pdf) {
    this.pdf = pdf;
  }

  // `key`: the StructParents of the stream's owner; `ref`: what its MCIDs are told apart by.
  stream(bytes, { where, resources, key, ref, marks, depth = 0 }) {
    const at = { where, resources, key, ref, marks: [...marks], own: marks.length, text: false, depth };
    at.state = { mode: 0, fill: 'DeviceGray', stroke: 'DeviceGray' };
    at.saved = [];
    for (const { name, operands } of operators(bytes)) {
      const group = groupOf.get(name);
      if (!group) this.unknown.push(`${where}: ${name || 'operands without an operator'}`);
      else this[group]?.(at, name, operands);
    }
    if (at.marks.length !== at.own) this.unbalanced.push(`${where}: ${at.marks.length - at.own} marks are not closed`);
    if (at.saved.length > 0) this.unbalanced.push(`${where}: ${at.saved.length} q without Q`);
    if (at.text) this.unbalanced.push(`${where}: BT without ET`);
  }

  // The named resource of the stream's own dictionary.
  resource(at, operator, { name } = {}) {
    const category = categories[operator] ?? operator;
    const held = this.pdf.dictionary(at.resources?.[`/${category}`])[`/${name}`];
    if (held === undefined) this.missing.push(`${at.where}: /${category} /${name}`);
    return held;
  }

  paints(at, kind) {
    this.items.push({ kind, where: at.where, marks: [...at.marks] });
  }

  uses(at, space) {
    if (!this.spaces.has(space)) this.spaces.set(space, at.where);
  }

  state(at, name, operands) {
    if (name === 'q') {
      at.saved.push({ ...at.state });
      this.deepest = Math.max(this.deepest, at.saved.length);
    } else if (name === 'Q') {
      if (at.saved.length === 0) this.unbalanced.push(`${at.where}: Q without q`);
      else at.state = at.saved.pop();
    } else if (name === 'gs') this.states.add(this.resource(at, 'gs', operands[0]));
    else if (name === 'ri') this.intents.add(operands[0]?.name);
  }

  paint(at, name) {
    this.paints(at, 'path');
    if (fills.has(name)) this.uses(at, at.state.fill);
    if (strokes.has(name)) this.uses(at, at.state.stroke);
  }

  text(at, name, operands) {
    if (name === 'BT' || name === 'ET') {
      if (at.text === (name === 'BT')) this.unbalanced.push(`${at.where}: ${name} inside or outside text`);
      at.text = name === 'BT';
    } else if (name === 'Tf') at.state.font = this.resource(at, 'Tf', operands[0]);
    else if (name === 'Tr') at.state.mode = operands[0];
  }

  show(at, name, operands) {
    this.paints(at, 'text');
    if (modeFills.has(at.state.mode)) this.uses(at, at.state.fill);
    if (modeStrokes.has(at.state.mode)) this.uses(at, at.state.stroke);
    const strings = [operands.at(-1)].flat().filter((one) => one?.bytes);
    for (const { bytes, hex } of strings) {
      if (hex !== undefined && (hex.length % 2 || /[^0-9A-Fa-f]/.test(hex))) this.malformed.push(`${at.where}: <${hex}>`);
      this.codes(at, bytes);
    }
  }

  // Two bytes a code: the judge knows composite fonts with Identity-H and no others.
  codes(at, bytes) {
    for (const mark of at.marks) mark.shown?.push({ font: at.state.font, bytes });
    if (bytes.length % 2) this.malformed.push(`${at.where}: half a code at a string's end`);
    if (!this.shown.has(at.state.font)) this.shown.set(at.state.font, new Map());
    const shown = this.shown.get(at.state.font);
    for (let i = 0; i + 1 < bytes.length; i += 2) {
      const code = bytes.readUInt16BE(i);
      if (!shown.has(code)) shown.set(code, []);
      const uses = shown.get(code);
      const actual = at.marks.some((mark) => mark.actualText !== undefined);
      if (!uses.some((use) => use.mode === at.state.mode && use.actual === actual))
        uses.push({ mode: at.state.mode, actual, marks: [...at.marks], where: at.where });
    }
  }

  colour(at, name, operands) {
    const which = name === name.toUpperCase() ? 'stroke' : 'fill';
    if (deviceSpaces[name]) at.state[which] = deviceSpaces[name];
    else if (name === 'cs' || name === 'CS') at.state[which] = this.space(at, operands[0]);
  }

  space(at, operand) {
    if (/^(Device(Gray|RGB|CMYK)|Pattern)$/.test(operand?.name)) return operand.name;
    return this.pdf.name(this.pdf.list(this.resource(at, 'ColorSpace', operand))[0]) ?? 'unknown';
  }

  object(at, name, operands) {
    if (name === 'sh') {
      this.resource(at, 'sh', operands[0]);
      return this.paints(at, 'shading');
    }
    if (name !== 'Do') return name === 'EI' ? this.paints(at, 'inline image') : undefined;
    const ref = this.resource(at, 'Do', operands[0]);
    if (ref === undefined) return undefined;
    const dict = this.pdf.dictionary(ref);
    return this.pdf.name(dict['/Subtype']) === 'Form' ? this.form(at, ref, dict) : this.paints(at, 'image');
  }

  form(at, ref, dict) {
    this.forms.set(ref, (this.forms.get(ref) ?? 0) + 1);
    if (at.depth > mostForms) return;
    this.stream(this.pdf.data(ref), {
      where: `${at.where}, form ${ref}`,
      resources: dict['/Resources'] === undefined ? undefined : this.pdf.dictionary(dict['/Resources']),
      key: this.pdf.number(dict['/StructParents']),
      ref,
      marks: at.marks,
      depth: (at.depth ?? 0) + 1,
    });
  }

  mark(at, name, operands) {
    if (name === 'EMC') {
      if (at.marks.length === at.own) this.unbalanced.push(`${at.where}: EMC without a mark`);
      else at.marks.pop();
    } else if (name === 'BMC' || name === 'BDC') {
      const mark = { tag: operands[0]?.name, where: at.where, outer: [...at.marks], shown: [], ...this.properties(at, name, operands[1]) };
      if (mark.mcid !== undefined) Object.assign(mark, { key: at.key, ref: at.ref });
      this.marks.push(mark);
      at.marks.push(mark);
    }
  }

  properties(at, name, operand) {
    if (name === 'BMC' || operand === undefined) return {};
    if (operand.dict) {
      const { dict } = operand;
      return {
        mcid: dict.get('MCID'),
        lang: textOf(dict.get('Lang')),
        actualText: textOf(dict.get('ActualText')),
        alt: textOf(dict.get('Alt')),
        expansion: textOf(dict.get('E')),
      };
    }
    const dict = this.pdf.dictionary(this.resource(at, 'Properties', operand));
    const text = (key) => this.pdf.text(dict[key]);
    return {
      mcid: this.pdf.number(dict['/MCID']),
      lang: text('/Lang'),
      actualText: text('/ActualText'),
      alt: text('/Alt'),
      expansion: text('/E'),
    };
  }
}

function appearances(pdf, annotation) {
  const normal = pdf.get(pdf.dictionary(annotation['/AP'])['/N']);
  return normal === null ? [] : normal.stream ? [pdf.dictionary(annotation['/AP'])['/N']] : Object.values(normal);
}

function walk(pdf) {
  const found = new Walk(pdf);
  for (const { ref, dict, name } of pdf.pages) {
    const contents = pdf.isStream(dict['/Contents']) ? [dict['/Contents']] : pdf.list(dict['/Contents']);
    const resources = dict['/Resources'] === undefined ? undefined : pdf.dictionary(dict['/Resources']);
    const bytes = Buffer.concat(contents.flatMap((one) => [pdf.data(one), Buffer.from('\n')]));
    found.stream(bytes, { where: name, resources, key: pdf.number(dict['/StructParents']), ref, marks: [] });
    for (const annotation of pdf.list(dict['/Annots'])) {
      for (const one of appearances(pdf, pdf.dictionary(annotation))) {
        const owner = { tag: 'Annotation', annotation: pdf.dictionary(annotation), where: name, outer: [] };
        found.form({ where: `${name}, annotation ${annotation}`, marks: [owner] }, one, pdf.dictionary(one));
      }
    }
  }
  return found;
}

// Everything that the pages of `pdf` draw.
export const contentOf = (pdf) => pdf.once(walk);
