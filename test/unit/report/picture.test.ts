import { describe, expect, test } from '@jest/globals';
import { SaxesParser } from 'saxes';
import { draw as drawWith } from '../../../src/report/picture/draw.ts';
import * as layout from '../../../src/report/picture/layout.ts';
import type { Picture } from '../../../src/report/picture/picture.ts';

const draw = (drawn: Picture) => drawWith(drawn, layout);

const picture: Picture = {
  title: 'app <&> "b"',
  boxes: [
    { id: 'a', kind: 'given', lines: ['repository'] },
    { id: 'b', kind: 'step', lines: ['run </text><script>alert(1)</script>', 'keeps /root/.npm'] },
    { id: 'c', kind: 'step', lines: ['x'.repeat(200), 'two\nlines', '\u001b[31mred'] },
    { id: 'd', kind: 'result', lines: ['app'] },
  ],
  arrows: [
    { from: 'a', to: 'b', label: 'package.json & lock' },
    { from: 'b', to: 'c' },
    { from: 'c', to: 'd', label: 'dist' },
    { from: 'c', to: 'd', label: 'node_modules' },
  ],
};

interface Element {
  readonly name: string;
  readonly attributes: Readonly<Record<string, string>>;
  text: string;
}

function elements(svg: string): readonly Element[] {
  const found: Element[] = [];
  const open: Element[] = [];
  const parser = new SaxesParser();
  parser.on('opentag', ({ name, attributes }) => {
    const element = { name, attributes: attributes as Record<string, string>, text: '' };
    found.push(element);
    open.push(element);
  });
  parser.on('text', (text) => {
    const last = open.at(-1);
    if (last !== undefined) last.text += text;
  });
  parser.on('closetag', () => void open.pop());
  parser.on('error', (error) => {
    throw error;
  });
  parser.write(svg).close();
  return found;
}

describe('a picture', () => {
  const found = elements(draw(picture));

  test('is one SVG document with all boxes, arrows and words, whatever these are', () => {
    expect(found[0]?.name).toBe('svg');
    expect(found.filter(({ name }) => name === 'script')).toEqual([]);
    expect(found.filter(({ name, attributes }) => name === 'rect' && attributes.rx === '6')).toHaveLength(4);
    expect(found.filter(({ attributes }) => attributes['marker-end'] !== undefined)).toHaveLength(4);
    const words = found.filter(({ name }) => name === 'text').map(({ text }) => text);
    expect(words).toEqual(
      expect.arrayContaining([
        'app <&> "b"',
        'run </text><script>alert(1)</script>',
        'package.json & lock',
        'node_modules',
        'red',
      ]),
    );
  });

  test('asks for nothing from elsewhere', () => {
    expect(draw(picture)).not.toMatch(/href|url\((?!#)|@import/);
  });

  test('has no two boxes in one place, and all inside of it', () => {
    const boxes = found
      .filter(({ name, attributes }) => name === 'rect' && attributes.rx === '6')
      .map(({ attributes }) => {
        const [x = 0, y = 0, width = 0, height = 0] = ['x', 'y', 'width', 'height'].map((key) =>
          Number(attributes[key]),
        );
        return { x, y, right: x + width, bottom: y + height };
      });
    const [across, down] = ['width', 'height'].map((key) => Number(found[0]?.attributes[key]));
    boxes.forEach((one, i) => {
      expect(one.x >= 0 && one.y >= 0 && one.right <= (across ?? 0) && one.bottom <= (down ?? 0)).toBe(true);
      for (const other of boxes.slice(i + 1)) {
        const apart = one.right < other.x || other.right < one.x || one.bottom < other.y || other.bottom < one.y;
        expect(apart).toBe(true);
      }
    });
  });

  test('is the same for the same build', () => {
    expect(draw(picture)).toBe(draw(structuredClone(picture)));
  });
});
