// As much of a TrueType font program as the clauses on fonts ask about.

function tablesOf(bytes) {
  const tables = new Map();
  for (let i = 0, at = 12; i < bytes.readUInt16BE(4); ++i, at += 16) {
    const from = bytes.readUInt32BE(at + 8);
    tables.set(bytes.toString('latin1', at, at + 4), bytes.subarray(from, from + bytes.readUInt32BE(at + 12)));
  }
  return tables;
}

export class TrueType {
  constructor(bytes) {
    this.tables = tablesOf(bytes);
    this.unitsPerEm = this.tables.get('head').readUInt16BE(18);
    this.glyphs = this.tables.get('maxp').readUInt16BE(4);
    this.longMetrics = this.tables.get('hhea').readUInt16BE(34);
  }

  // In thousandths of the em.
  width(glyph) {
    const at = 4 * Math.min(glyph, this.longMetrics - 1);
    return (this.tables.get('hmtx').readUInt16BE(at) * 1000) / this.unitsPerEm;
  }

  // Tables that a TrueType program in a PDF must have (ISO 32000-1, 9.9).
  get missingTables() {
    return ['glyf', 'head', 'hhea', 'hmtx', 'loca', 'maxp'].filter((name) => !this.tables.has(name));
  }

  // Where a glyph's outline lies: [from, to], equal for one without ink.
  outline(glyph) {
    const loca = this.tables.get('loca');
    return this.tables.get('head').readInt16BE(50) === 0
      ? [2 * loca.readUInt16BE(2 * glyph), 2 * loca.readUInt16BE(2 * glyph + 2)]
      : [loca.readUInt32BE(4 * glyph), loca.readUInt32BE(4 * glyph + 4)];
  }

  // Every glyph's outline lies within the table.
  get outlinesHold() {
    const size = this.tables.get('glyf').length;
    for (let glyph = 0; glyph < this.glyphs; ++glyph) {
      const [from, to] = this.outline(glyph);
      if (from > to || to > size) return false;
    }
    return true;
  }
}
