// Archives of stored files, as small as the tests need them: written to be sent, read when they come.

import { crc32 } from 'node:zlib';

const inUtf8 = 0x0800;

// [[name, bytes], …]
export function writeZip(files) {
  const parts = [], directory = [];
  let at = 0;
  for (const [name, text] of files) {
    const bytes = Buffer.from(text), title = Buffer.from(name), head = Buffer.alloc(30), entry = Buffer.alloc(46);
    head.writeUInt32LE(0x04034b50, 0);
    entry.writeUInt32LE(0x02014b50, 0);
    for (const [buffer, offset] of [[head, 4], [entry, 6]]) {
      buffer.writeUInt16LE(20, offset);
      buffer.writeUInt16LE(inUtf8, offset + 2);
      buffer.writeUInt16LE(0x21, offset + 8);  // The first of January 1980.
      buffer.writeUInt32LE(crc32(bytes), offset + 10);
      buffer.writeUInt32LE(bytes.length, offset + 14);
      buffer.writeUInt32LE(bytes.length, offset + 18);
      buffer.writeUInt16LE(title.length, offset + 22);
    }
    entry.writeUInt16LE(20, 4);
    entry.writeUInt32LE(at, 42);
    parts.push(head, title, bytes);
    directory.push(entry, title);
    at += head.length + title.length + bytes.length;
  }
  const entries = Buffer.concat(directory), end = Buffer.alloc(22);
  end.writeUInt32LE(0x06054b50, 0);
  end.writeUInt16LE(files.length, 8);
  end.writeUInt16LE(files.length, 10);
  end.writeUInt32LE(entries.length, 12);
  end.writeUInt32LE(at, 16);
  return Buffer.concat([...parts, entries, end]);
}

// A map of names to bytes. Throws for anything but stored files whose checksums match.
export function readZip(zip) {
  const files = new Map();
  const end = zip.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'));
  let at = zip.readUInt32LE(end + 16);
  for (let left = zip.readUInt16LE(end + 10); left > 0; --left) {
    if (zip.readUInt32LE(at) !== 0x02014b50 || zip.readUInt16LE(at + 10) !== 0) throw new Error('not a stored file');
    const size = zip.readUInt32LE(at + 24), length = zip.readUInt16LE(at + 28), head = zip.readUInt32LE(at + 42);
    const name = zip.subarray(at + 46, at + 46 + length).toString();
    const begin = head + 30 + zip.readUInt16LE(head + 26) + zip.readUInt16LE(head + 28);
    const bytes = zip.subarray(begin, begin + size);
    if (crc32(bytes) !== zip.readUInt32LE(at + 16)) throw new Error(`${name} is damaged`);
    files.set(name, bytes);
    at += 46 + length + zip.readUInt16LE(at + 30) + zip.readUInt16LE(at + 32);
  }
  return files;
}
