// Tells which segment of a measured letter is what: by its text and the letter's own, in reading
// order. Where it stands and how it looks is for the checks to judge.

import { bare, bodyParts, dateText, signerName, withDigits } from './wanted.mjs';

// By this text segments are found: which digits they have is for 7A-12 to judge.
const key = (text) => bare(text).replace(/[๐-๙]/g, (digit) => String.fromCharCode(digit.charCodeAt(0) - 0x0e50 + 0x30));

const pageNumber = /^-\s*[๐-๙0-9]+\s*-$/;
const mark = /^(ด่วน|ลับ)/;
const cue = /^\/.*(\.\.\.|…)$/;

// {title, office, number, date, subject, to, through, headings, parts, closing, rank, name,
// position, foot, copies, marks, draft, placeholder, pageNumbers, cues, strays}: a segment, a list of
// segments, or undefined where the letter has none. `parts`: [{text, lines}], text as the letter has
// it; `strays`: what stands between two texts of the letter and belongs to none.
export function anatomyOf(template, letter, pages) {
  const { furniture, flow } = sort(pages);
  const queue = new Queue(flow);
  const found = template === 'memo' ? memoHead(queue, letter) : externalHead(queue, letter);
  found.parts = bodyOf(queue, template, letter);
  if (template !== 'memo') found.closing = queue.takeIf((text) => text.startsWith('ขอแสดง'));
  const rank = letter.signer?.rank;
  found.rank = rank && queue.takeIf((text) => text === key(rank));
  found.name = queue.take(signerName(letter, { rank: !found.rank }) ?? queue.next()?.text ?? '')[0];
  found.position = (letter.signer?.position ?? []).flatMap((line) => queue.take(withDigits(line, letter.digits)));
  found.foot = queue.takeWhile((text) => !text.startsWith('สำเนาส่ง'));
  found.copies = queue.takeWhile(() => true);
  return { ...found, ...furniture, strays: queue.strays };
}

function sort(pages) {
  const furniture = { marks: [], draft: undefined, pageNumbers: [], cues: [], placeholder: undefined };
  const flow = [];
  for (const segment of pages.flatMap(({ segments }) => segments)) {
    if (segment.red && (mark.test(segment.text) || goesOn(furniture.marks.at(-1), segment))) furniture.marks.push(segment);
    else if (segment.text === 'ร่าง') furniture.draft = segment;
    else if (segment.text === 'ครุฑ') furniture.placeholder = segment;
    else if (pageNumber.test(segment.text)) furniture.pageNumbers.push(segment);
    else if (cue.test(segment.text)) furniture.cues.push(segment);
    else flow.push(segment);
  }
  return { furniture, flow };
}

// A deadline may run over several lines at the top of page 1.
const goesOn = (above, { page, baseline }) => above?.text.startsWith('ด่วนภายใน') && page === 1 && baseline < 60;

// The segment's text if `text` begins with it; a hyphen may have been added (7A-18 judges that).
const headOf = (text, segment) =>
  [key(segment.text), key(segment.text).replace(/-$/, '')].find((head) => head && text.startsWith(head));

class Queue {
  constructor(segments) {
    Object.assign(this, { segments, at: 0, strays: [] });
  }

  next() {
    return this.segments[this.at];
  }

  // Passes over what no text of the letter begins with, a few segments at most.
  skipTo(text) {
    const ahead = this.segments.slice(this.at, this.at + 4).findIndex((segment) => headOf(text, segment));
    if (ahead > 0) this.strays.push(...this.segments.slice(this.at, (this.at += ahead)));
  }

  // The segments that together are `text`, white space and kinds of digits apart.
  take(text) {
    const taken = [];
    this.skipTo(key(text));
    for (let rest = key(text); rest;) {
      const found = this.next() && headOf(rest, this.next());
      if (!found)
        throw new Error(`the page goes on with “${this.next()?.text.slice(0, 40)}” where the letter has “${rest.slice(0, 40)}”`);
      taken.push(this.segments[this.at++]);
      rest = rest.slice(found.length);
    }
    return taken;
  }

  takeWhile(holds) {
    const taken = [];
    while (this.next() && holds(bare(this.next().text), this.next())) taken.push(this.segments[this.at++]);
    return taken;
  }

  takeIf(holds) {
    return this.next() && holds(bare(this.next().text), this.next()) ? this.segments[this.at++] : undefined;
  }
}

// The parts of the body. A memo may add some of the form's own before the last one, for references
// and enclosures that the body does not name: each begins at an indent.
function bodyOf(queue, template, letter) {
  const texts = bodyParts(letter);
  const parts = texts.slice(0, -1).map((text) => ({ text, lines: queue.take(text) }));
  const last = key(texts.at(-1));
  const added = template === 'memo' ? queue.takeWhile((text) => !last.startsWith(key(text))) : [];
  for (const segment of added) {
    if (segment.x0 > 45 || added[0] === segment) parts.push({ text: '', lines: [], added: true });
    parts.at(-1).lines.push(segment);
    parts.at(-1).text += segment.text;
  }
  return [...parts, { text: texts.at(-1), lines: queue.take(texts.at(-1)) }];
}

function memoHead(queue, letter) {
  const title = queue.takeIf((text) => text === 'บันทึกข้อความ');
  const office = queue.takeWhile((text) => !text.startsWith('ที่'));
  const number = queue.takeIf((text) => text.startsWith('ที่'));
  const date = queue.takeWhile((text) => !text.startsWith('เรื่อง'));
  return { title, office, number, date, headings: [], ...subjectAndTo(queue, letter) };
}

function subjectAndTo(queue, { subject, salutation, to, through, digits }) {
  return {
    subject: queue.take(withDigits(`เรื่อง ${subject}`, digits)),
    to: queue.take(withDigits(`${salutation} ${to}`, digits)),
    through: (through ?? []).map((name) => queue.take(withDigits(`ผ่าน ${name}`, digits))),
  };
}

function externalHead(queue, letter) {
  const number = queue.takeIf((text) => text.startsWith('ที่'));
  const head = queue.takeWhile((text) => !text.startsWith('เรื่อง'));
  const wanted = letter.date ? key(dateText(letter.date)) : undefined;
  const date = head.filter(({ text }) => key(text) === wanted);
  const office = head.filter((segment) => !date.includes(segment));
  const first = key(bodyParts(letter)[0]);
  const named = subjectAndTo(queue, letter);
  return { number, office, date, ...named, headings: queue.takeWhile((text) => !first.startsWith(key(text))) };
}
