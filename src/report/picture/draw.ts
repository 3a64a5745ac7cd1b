import { joined, printable, type Printable } from '../../untrusted/printable.ts';
import type { Layout, Placed, Route } from './layout.ts';
import type { Box, Picture } from './picture.ts';

/** Of a fixed-width letter and of a line, in pixels at the size of STYLE. */
const LETTER = 7.3;
const LINE = 18;
const PADDING = 12;
/** Letters of a line that are shown. */
const LONGEST = 48;
const MARGIN = 24;

/** Both themes, as the page or the viewer wants it. */
const STYLE = `text{font:12px ui-monospace,Menlo,Consolas,monospace;fill:#1f2328}.t{font-weight:bold}.l{fill:#59636e;font-size:11px;paint-order:stroke;stroke:#fff;stroke-width:4px}rect{stroke:#818b98;fill:#f6f8fa}.step rect{fill:#ddf4ff;stroke:#0969da}.result rect{fill:#dafbe1;stroke:#1a7f37}path{fill:none;stroke:#818b98}marker path{fill:#818b98;stroke:none}.bg{fill:#fff;stroke:none}@media(prefers-color-scheme:dark){text{fill:#f0f6fc}.l{fill:#9198a1;stroke:#0d1117}rect{stroke:#656c76;fill:#151b23}.step rect{fill:#121d2f;stroke:#4493f8}.result rect{fill:#12261e;stroke:#3fb950}.bg{fill:#0d1117}}`;

/** A picture as SVG that needs nothing besides itself: laid out from top to bottom, the same for the same picture. */
export function draw({ title, boxes, arrows }: Picture, { newGraph, placeAll }: Layout): Printable {
  const graph = newGraph();
  graph.setGraph({ rankdir: 'TB', ranksep: 36, nodesep: 28, marginx: MARGIN, marginy: MARGIN });
  for (const box of boxes) graph.setNode(box.id, sizeOf(box));
  arrows.forEach(({ from, to, label }, i) => {
    const text =
      label === undefined ? {} : { width: shown(label).length * LETTER, height: LINE, labelpos: 'c' as const };
    graph.setEdge(from, to, text, String(i));
  });
  placeAll(graph);
  const { width, height } = graph.graph();
  const size = [Math.max(width, title.length * LETTER + 2 * MARGIN), height + LINE].map(Math.ceil);
  const [across = 0, down = 0] = size;
  const lines = [
    `<svg xmlns="http://www.w3.org/2000/svg" role="img" width="${across}" height="${down}" viewBox="0 0 ${across} ${down}">`,
    `<title>${escaped(title)}</title>`,
    `<style>${STYLE}</style>`,
    '<defs><marker id="a" viewBox="0 0 8 8" refX="8" refY="4" markerWidth="8" markerHeight="8" orient="auto"><path d="M0 0 8 4 0 8z"/></marker></defs>',
    `<rect class="bg" width="${across}" height="${down}"/>`,
    `<text class="t" x="${MARGIN}" y="${LINE}">${escaped(title)}</text>`,
    `<g transform="translate(0 ${LINE})">`,
    ...arrows.flatMap(({ from, to, label }, i) => arrowLines(graph.edge(from, to, String(i)), label)),
    ...boxes.map((box) => boxLine(box, graph.node(box.id))),
    '</g>',
    '</svg>',
  ];
  return joined(
    lines.map((line) => printable(line, Number.MAX_SAFE_INTEGER)),
    '\n',
  );
}

function sizeOf({ lines }: Box): Pick<Placed, 'width' | 'height'> {
  const longest = Math.max(...lines.map((line) => shown(line).length));
  return { width: longest * LETTER + 2 * PADDING, height: lines.length * LINE + PADDING };
}

function boxLine({ kind, lines }: Box, { x, y, width, height }: Placed): string {
  const [left, top] = [x - width / 2, y - height / 2];
  const texts = lines.map((line, i) => {
    const at = `x="${round(left + PADDING)}" y="${round(top + PADDING / 2 + LINE * (i + 0.75))}"`;
    return `<text${i === 0 ? ' class="t"' : ''} ${at}>${escaped(shown(line))}</text>`;
  });
  const place = `x="${round(left)}" y="${round(top)}" width="${round(width)}" height="${round(height)}"`;
  return `<g class="${kind}"><rect ${place} rx="6"/>${texts.join('')}</g>`;
}

function arrowLines({ points, x = 0, y = 0 }: Route, label: string | undefined): readonly string[] {
  const [start, ...rest] = points.map((point) => `${round(point.x)} ${round(point.y)}`);
  const path = `<path d="M${start ?? '0 0'} L${rest.join(' ')}" marker-end="url(#a)"/>`;
  if (label === undefined) return [path];
  return [
    path,
    `<text class="l" x="${round(x)}" y="${round(y + 4)}" text-anchor="middle">${escaped(shown(label))}</text>`,
  ];
}

function shown(text: string): string {
  const [first = ''] = text.split('\n', 1);
  const whole = first.length === text.length && text.length <= LONGEST;
  return whole ? text : `${first.slice(0, LONGEST - 1)}…`;
}

function round(value: number): number {
  return Math.round(value * 10) / 10;
}

const ENTITIES = new Map([
  ['&', '&amp;'],
  ['<', '&lt;'],
  ['>', '&gt;'],
  ['"', '&quot;'],
]);

function escaped(text: string): string {
  return printable(text).replaceAll(/[&<>"]/g, (character) => ENTITIES.get(character) ?? '');
}
